/**
 * Moves the focus among the items of a menu as its ARIA pattern says: arrows go round, Home and End jump,
 * a letter goes to the next item that begins with it.
 *
 * @returns whether the key meant something here
 */
export function moveInMenu(items: readonly HTMLElement[], key: string): boolean {
  const at = items.findIndex((item) => item.matches(':focus'));
  const target = targetOf(items, at, key);
  target?.focus();
  return target !== undefined;
}

function targetOf(items: readonly HTMLElement[], at: number, key: string): HTMLElement | undefined {
  if (key === 'ArrowDown') return items[(at + 1) % items.length];
  if (key === 'ArrowUp') return items.at(at <= 0 ? -1 : at - 1);
  if (key === 'Home') return items[0];
  if (key === 'End') return items.at(-1);
  if (key.length !== 1 || key === ' ') return undefined;
  const later = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  return later.find((item) => item.textContent.trim().toLowerCase().startsWith(key.toLowerCase()));
}
