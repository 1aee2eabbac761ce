export type WireErrorKind =
  /** The browser says it is offline. */
  | 'offline'
  /** No answer: name, connection, TLS, redirect or a dropped connection; browsers do not tell which. */
  | 'unreachable'
  | 'timeout'
  /** Given up on purpose: a lock, a sign-out. */
  | 'aborted'
  | 'tooLarge'
  /** Something else than JSON where JSON belongs: a captive portal, a proxy's page. */
  | 'notJson'
  /** JSON that does not fit its schema. */
  | 'wrongShape'
  /** An answer with an error status. */
  | 'status';

/** What a request ended in when it did not end in a value. Carries no server text beyond what `body` holds for parsing. */
export class WireError extends Error {
  readonly kind: WireErrorKind;
  /** With `status`. */
  readonly status: number | null;
  /** With 429: seconds to wait, as the server said. */
  readonly retryAfter: number | null;
  /** With `status`: the parsed JSON body, else null. For `errorBody.ts` only. */
  readonly body: unknown;

  constructor(
    kind: WireErrorKind,
    {
      status = null,
      retryAfter = null,
      body = null,
    }: { status?: number | null; retryAfter?: number | null; body?: unknown } = {},
  ) {
    super(status === null ? kind : `${kind} ${status}`);
    this.name = 'WireError';
    this.kind = kind;
    this.status = status;
    this.retryAfter = retryAfter;
    this.body = body;
  }
}
