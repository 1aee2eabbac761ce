import type { DeviceKind, LogEvent } from './events.ts';
import { type MessageKey, t, tMember } from './text.ts';

/** Stands where the object goes while the words are looked up; no catalogue contains it. */
const HERE = '\uE000';

interface Words {
  full: string;
  bare: string;
}

const known = new Map<number, Words>();

/** The words of a type: looked up once, because a long log asks for the same few very often. */
function wordsOf(type: number): Words {
  const before = known.get(type);
  if (before) return before;
  const full = tMember('event', type, HERE);
  const closed = full.replaceAll(HERE, '').replace(/\s+/g, ' ').trim();
  const unknown = full ? '' : t('event_unknown', type);
  const words = { full: full || unknown, bare: tMember('event', `${type}_bare`) || closed || unknown };
  if (full) known.set(type, words);
  return words;
}

/** What was done to what, in plain text: `unlinked client Acme Legal`. */
export function deedWords({ type, object }: LogEvent): string {
  const { full, bare } = wordsOf(type);
  return object === null ? bare : full.replaceAll(HERE, object);
}

/** What a type is called without an example of it, for lists to choose from. */
export const typeWords = (type: number): string => wordsOf(type).bare;

export const actorWords = ({ actor }: LogEvent): string => actor ?? t('event_nobody');

const KIND_WORDS = {
  webVault: 'device_web_vault',
  extension: 'device_extension',
  desktop: 'device_desktop',
  mobile: 'device_mobile',
  cli: 'device_cli',
  server: 'device_server',
  sdk: 'device_sdk',
  unknown: 'device_unknown',
} as const satisfies Record<DeviceKind, MessageKey>;

/** `Web vault, Chrome`. */
export function deviceWords({ kind, name }: LogEvent['device']): string {
  const words = t(KIND_WORDS[kind]);
  return name === null ? words : t('device_with_name', words, name);
}
