/**
 * What cannot be seen, or changes how what stands around it is read: control characters, marks that turn the direction,
 * zero width spaces, line and paragraph separators, and halves of letters. Joiners stay: some scripts need them.
 */
const UNSEEN =
  /[\p{Cc}\p{Cs}\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB]/gu;

/** A name as a person reads it, for decisions that depend on reading it: which client this is, whose row. */
export function plainText(name: string): string {
  return name.replace(UNSEEN, '');
}
