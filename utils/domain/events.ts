import type { ClientId } from './ids.ts';

/** One line of a log, with every id already turned into a name where we know one. */
export interface LogEvent {
  /** The server gives events no id: made of all that tells two apart, so that it is the same whenever it is read. */
  key: string;
  /** Epoch milliseconds. */
  at: number;
  /** The server's number; its words are `event_<type>` in the catalogue. */
  type: number;
  /** Who did it; null when the log does not say or we cannot resolve it. */
  actor: string | null;
  /** Account, machine account or installation behind `actor`, whatever it is called. */
  actorId: string | null;
  /** Fills `$1` of the event's words: a person, a client, a shortened id; null where the words need none. */
  object: string | null;
  /** What `object` is a name of; null for a domain, which is its own name. */
  objectId: string | null;
  client: { id: ClientId | null; name: string; code: string | null; hue: string | null } | null;
  device: DeviceLabel;
  ip: string | null;
}

export interface EventPage {
  events: LogEvent[];
  /** Opaque; null when the log is read to its end. */
  continuation: string | null;
}

export type DeviceKind =
  | 'webVault'
  | 'extension'
  | 'desktop'
  | 'mobile'
  | 'cli'
  | 'server'
  | 'sdk'
  | 'unknown';

export interface DeviceLabel {
  kind: DeviceKind;
  /** `Chrome`, `Windows` …; null when the number is not one we know. */
  name: string | null;
}

const DEVICES: Record<number, [DeviceKind, string]> = {
  0: ['mobile', 'Android'],
  1: ['mobile', 'iOS'],
  2: ['extension', 'Chrome'],
  3: ['extension', 'Firefox'],
  4: ['extension', 'Opera'],
  5: ['extension', 'Edge'],
  6: ['desktop', 'Windows'],
  7: ['desktop', 'macOS'],
  8: ['desktop', 'Linux'],
  9: ['webVault', 'Chrome'],
  10: ['webVault', 'Firefox'],
  11: ['webVault', 'Opera'],
  12: ['webVault', 'Edge'],
  13: ['webVault', 'Internet Explorer'],
  15: ['mobile', 'Android'],
  16: ['mobile', 'Windows'],
  17: ['webVault', 'Safari'],
  18: ['webVault', 'Vivaldi'],
  19: ['extension', 'Vivaldi'],
  20: ['extension', 'Safari'],
  23: ['cli', 'Windows'],
  24: ['cli', 'macOS'],
  25: ['cli', 'Linux'],
  26: ['extension', 'DuckDuckGo'],
};

/** Device numbers of the reference, section 1; an unknown number is said to be unknown. */
export function deviceLabel(type: number | null): DeviceLabel {
  if (type === 21) return { kind: 'sdk', name: null };
  if (type === 22) return { kind: 'server', name: null };
  const known = type === null ? undefined : DEVICES[type];
  return known ? { kind: known[0], name: known[1] } : { kind: 'unknown', name: null };
}

/** Events worth a mark at a glance: protection lowered, data out, a client gone. Rules with memory come later. */
const SEVERE = new Set([1003, 1004, 1007, 1508, 1519, 1601, 1602, 1902]);

export function isSevere(type: number): boolean {
  return SEVERE.has(type);
}
