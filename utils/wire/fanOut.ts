/**
 * All that may be asked in many clients at once: GETs that write no audit event (reference/provider-api.md
 * section 5.2). A test asks each of them and counts.
 */
export const FAN_OUT = [
  '/organizations/{client}/collections',
  '/organizations/{client}/events',
  '/organizations/{client}/users/mini-details',
  '/organizations/{client}/subscription',
] as const;

export type FanOutRoute = (typeof FAN_OUT)[number];
