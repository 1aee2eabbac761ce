/** CSS pixels. */
export const POPUP_SIZE = { width: 380, height: 560 };
/** As narrow as Chrome lets it be, and as high as a window. */
export const PANEL_SIZE = { width: 360, height: 900 };
export const CONSOLE_SIZE = { width: 1280, height: 800 };

/** `people` and `#people` both become `#people`; nothing stays nothing. */
export function hashOf(hash = ''): string {
  return hash === '' || hash.startsWith('#') ? hash : `#${hash}`;
}
