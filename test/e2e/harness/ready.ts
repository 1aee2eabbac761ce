/** What runs in the page before something is done with it; each function is sent as text. */

/** Brings the element in sight and looks at it in two frames: whether it stands still there, enabled, under no other. */
export async function standsReady(element: Element): Promise<boolean> {
  if (!element.checkVisibility() || element.matches(':disabled')) return false;
  element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const before = element.getBoundingClientRect();
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  const { x, y, width, height } = element.getBoundingClientRect();
  if (x !== before.x || y !== before.y || width !== before.width || height !== before.height) return false;
  const top = document.elementFromPoint(x + width / 2, y + height / 2);
  return top !== null && (element.contains(top) || top.contains(element));
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
