/** The columns of a row; people.css takes the one that fits. */
export type Templates = {
  '--wide': string;
  '--narrow': string;
  '--least': string;
};

interface Column {
  width: string;
  narrow?: string;
  isOptional?: boolean;
}

/** Where there is little room the optional columns go, and where there is less no other keeps its least width. */
export function templatesOf(columns: readonly Column[], selects: boolean): Templates {
  const box = selects ? ['20px'] : [];
  const kept = columns.filter(({ isOptional }) => !isOptional);
  const least = ({ width }: Column) => width.replace(/minmax\(\d+px/, 'minmax(0');
  return {
    '--wide': [...box, ...columns.map(({ width }) => width)].join(' '),
    '--narrow': [...box, ...kept.map((column) => column.narrow ?? least(column))].join(' '),
    '--least': [...box, ...kept.map(least)].join(' '),
  };
}
