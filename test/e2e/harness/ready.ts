/** What runs in the page before something is done with it; each function is sent as text. */

/**
 * Brings the element in sight and looks at it in two frames.
 *
 * @returns the element's middle in CSS pixels of the viewport, or null while it moves, is disabled or lies under another
 */
export async function readyPoint(element: Element): Promise<{ x: number; y: number } | null> {
  if (!element.checkVisibility() || element.matches(':disabled')) return null;
  element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const before = element.getBoundingClientRect();
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  const { x, y, width, height } = element.getBoundingClientRect();
  if (x !== before.x || y !== before.y || width !== before.width || height !== before.height) return null;
  const middle = { x: x + width / 2, y: y + height / 2 };
  const top = document.elementFromPoint(middle.x, middle.y);
  return top !== null && (element.contains(top) || top.contains(element)) ? middle : null;
}

/** Writes into the field of that selector what is in the clipboard, as it were; whether it could. */
export function takeText(selector: string, text: string): boolean {
  const field = document.querySelector<HTMLInputElement>(selector);
  if (!field?.checkVisibility() || field.disabled) return false;
  field.focus();
  if (document.activeElement !== field) return false;
  field.select();
  if (text === '' && field.value === '') return true;
  return document.execCommand(text === '' ? 'delete' : 'insertText', false, text);
}
