import { fireEvent, screen } from '@testing-library/preact';

/** Types into the field with this label. */
export function type(label: string, text: string): void {
  fireEvent.input(screen.getByLabelText(label), { target: { value: text } });
}

/** Presses a key where the focus is. */
export function press(
  key: string,
  modifiers: { altKey?: boolean; ctrlKey?: boolean; metaKey?: boolean; shiftKey?: boolean } = {},
): void {
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...modifiers });
}

/** What is read out after the name of an element; null without one. */
export function descriptionOf(element: HTMLElement): string | null {
  const id = element.getAttribute('aria-describedby');
  return id === null ? null : (document.getElementById(id)?.textContent ?? null);
}

/** Buttons and rows that wait for an answer. */
export const busy = () => [
  ...document.querySelectorAll('button[aria-busy="true"], [role="option"][aria-busy="true"]'),
];

export function click(name: string | RegExp, role = 'button'): void {
  fireEvent.click(screen.getByRole(role, { name }));
}
