/**
 * Everything that can go wrong, as a closed set. Each has a sentence `failure_<kind>` and a next step
 * `failure_<kind>_next` in the message catalogue; no text of a server, no secret and no stack travels with it.
 */
export const FAILURE_KINDS = [
  // the way to the server
  'offline',
  'unreachable',
  'timeout',
  'serverError',
  'rateLimited',
  'notBitwarden',
  'unexpectedAnswer',
  /** The browser does not let us talk to the region's hosts, so nothing was sent; `detail` says which region. */
  'hostPermission',
  // signing in
  'wrongPassword',
  'wrongUnlockPassword',
  'wrongCode',
  'noSecondStep',
  'signInOver',
  'deviceUnknown',
  'deviceDenied',
  'deviceOver',
  'duoRefused',
  /** The browser does not let us hear from the web vault's tab, which one kind of second step needs. */
  'vaultHost',
  'ssoRequired',
  'noMasterPassword',
  'passwordResetRequired',
  'weakKdf',
  'costlyKdf',
  'changedKdf',
  'signInRefused',
  // keys
  'unsupportedEncryption',
  'legacyEncryption',
  'brokenKeys',
  'clientUnreadable',
  'keyChanged',
  'keyShared',
  // session
  'signedOut',
  'locked',
  'sessionEnded',
  'accountChanged',
  'timedOut',
  'changedElsewhere',
  'keysChanged',
  'wrongPin',
  'pinGone',
  'pinFailed',
  'boundByPolicy',
  'selfHosted',
  // doing things
  'notAllowed',
  'notFound',
  'refused',
  'staleContext',
  'traceUnknown',
  /** Another window changed what a technician attached to this client. */
  'labelsChanged',
  /** Another client was given that short code. */
  'codeTaken',
  // ourselves
  'badInput',
  'badRequest',
  'interrupted',
  'storageFull',
  'storageBroken',
  'internal',
] as const;

export type FailureKind = (typeof FAILURE_KINDS)[number];

/** What a page is told instead of a value. `detail` is ours, short and free of secrets: a name, a time in epoch milliseconds. */
export interface Failure {
  kind: FailureKind;
  detail?: string;
  /** Only with `notAllowed`: why, out of the closed set of `permissions.ts`. */
  reason?: string;
}

/** Thrown inside the worker, turned into a `Failure` by the router. */
export class FailureError extends Error {
  readonly failure: Failure;

  constructor(kind: FailureKind, extra: Omit<Failure, 'kind'> = {}) {
    super(kind);
    this.name = 'FailureError';
    this.failure = { kind, ...extra };
  }
}

/** Failures that leave the last known data usable; the page shows it with its age. */
export function isConnectionFailure(kind: FailureKind): boolean {
  return kind === 'offline' || kind === 'unreachable' || kind === 'timeout' || kind === 'serverError';
}
