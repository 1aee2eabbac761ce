/** The columns of a row; people.css takes the one that fits. */
export type Templates = {
  '--wide': string;
  '--narrow': string;
};

interface Column {
  width: string;
  isOptional?: boolean;
}

/** Where there is little room the optional columns go, and no other keeps its least width. */
export function templatesOf(columns: readonly Column[], selects: boolean): Templates {
  const box = selects ? ['20px'] : [];
  const narrow = columns
    .filter(({ isOptional }) => !isOptional)
    .map(({ width }) => width.replace(/minmax\(\d+px/, 'minmax(0'));
  return {
    '--wide': [...box, ...columns.map(({ width }) => width)].join(' '),
    '--narrow': [...box, ...narrow].join(' '),
  };
}
