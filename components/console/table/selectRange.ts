/** What is selected, by key. */
export type Selection = ReadonlySet<string>;

export function toggled(selection: Selection, key: string): Selection {
  const next = new Set(selection);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** All from one row to another, added to what is selected. */
export function withRange(
  selection: Selection,
  keys: readonly string[],
  from: number,
  to: number,
): Selection {
  const [first, last] = from < to ? [from, to] : [to, from];
  return new Set([...selection, ...keys.slice(first, last + 1)]);
}
