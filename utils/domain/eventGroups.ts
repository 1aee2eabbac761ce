/** What events are about, by the first and the last number of each run (reference/provider-api.md section 1.1). */
const RUNS = {
  signIn: [1000, 1011],
  items: [1100, 1132],
  collections: [1300, 1302],
  groups: [1400, 1402],
  members: [1500, 1526],
  organization: [1600, 1630],
  policies: [1700, 1700],
  team: [1800, 1803],
  clients: [1900, 1903],
  domains: [2000, 2003],
  secrets: [2100, 2305],
  phishing: [2400, 2402],
  sends: [2500, 2511],
} as const;

export type EventGroup = keyof typeof RUNS | 'unknown';

export const EVENT_GROUPS = [...(Object.keys(RUNS) as (keyof typeof RUNS)[]), 'unknown'] as const;

/** Asked once for each event of a long log. */
const byType = new Map(
  Object.entries(RUNS).flatMap(([group, [first, last]]) =>
    Array.from({ length: last - first + 1 }, (_, at) => [first + at, group as EventGroup] as const),
  ),
);

export const groupOf = (type: number): EventGroup => byType.get(type) ?? 'unknown';

/** What is done to people; the object of all else is a thing. */
export const TO_PEOPLE: readonly EventGroup[] = ['signIn', 'members', 'team'];

/** Openings of a client's vault by the provider, as the provider's log and the client's call them. */
export const VAULT_OPENED: readonly number[] = [1903, 1603];
