/** So many requests of one verb and path within one period. */
export interface LimitRule {
  name: string;
  verb: string;
  path: RegExp;
  most: number;
  period: Period;
}

const SECOND = 1_000;
/** As the refusal names them, in milliseconds. */
export const PERIODS = { '1s': SECOND, '1m': 60 * SECOND, '10m': 600 * SECOND, '1d': 86_400 * SECOND };
export type Period = keyof typeof PERIODS;

const API = /^\/api\//;
const IDENTITY = /^\/identity\//;

const rule = (verb: string, path: RegExp, most: number, period: Period): LimitRule => ({
  name: `${verb} ${path.source} ${period}`,
  verb,
  path,
  most,
  period,
});

/** The cloud's limits per client address (reference/provider-api.md section 10). `*` is every verb. */
export const RULES: readonly LimitRule[] = [
  rule('GET', API, 200, '1m'),
  ...['POST', 'PUT', 'DELETE'].flatMap((verb) => [rule(verb, API, 60, '1m'), rule(verb, API, 5, '1s')]),
  ...[
    /^\/api\/organizations\/[^/]+\/users\/invite$/,
    /^\/api\/organizations\/[^/]+\/users\/[^/]+\/reinvite$/,
  ].flatMap((path) => [rule('POST', path, 5, '1m'), rule('POST', path, 300, '1d')]),
  rule('POST', /^\/api\/(?:two-factor\/send-email(?:-login)?|accounts\/resend-new-device-otp)$/, 5, '10m'),
  rule('*', IDENTITY, 60, '1m'),
  rule('*', IDENTITY, 5, '1s'),
  rule('POST', /^\/identity\/connect\/token$/, 10, '1m'),
  rule('POST', /^\/identity\/accounts\/prelogin(?:\/password)?$/, 10, '1m'),
];
