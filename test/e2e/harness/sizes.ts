/** CSS pixels. */
export const POPUP_SIZE = { width: 380, height: 560 };
export const CONSOLE_SIZE = { width: 1280, height: 800 };

/** `people` and `#people` both become `#people`; nothing stays nothing. */
export function hashOf(hash = ''): string {
  return hash === '' || hash.startsWith('#') ? hash : `#${hash}`;
}
