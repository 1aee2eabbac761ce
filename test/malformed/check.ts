import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { createHttp } from '../../utils/wire/http.ts';
import type { RegionAddresses } from '../../utils/wire/regions.ts';
import type { WireRequest } from '../../utils/wire/request.ts';
import { readTokenRefusal } from '../../utils/wire/tokenRefusal.ts';
import { WireError } from '../../utils/wire/wireError.ts';
import { type Answer, malformed } from './malformed.ts';

const REGION: RegionAddresses = {
  id: 'us',
  host: 'bitwarden.com',
  api: 'https://api.bitwarden.com',
  identity: 'https://identity.bitwarden.com',
  events: 'https://events.bitwarden.com',
  vault: 'https://vault.bitwarden.com',
};

/** One endpoint of the wire layer. */
export interface Endpoint {
  request: WireRequest<unknown>;
  /** A body that is taken; the malformed ones are made from it. */
  sample: unknown;
}

/** What our fetch makes of an answer of the server: a value or a `WireError`. Whatever else is thrown, is thrown. */
export async function ask(
  { request }: Endpoint,
  { status, text }: Answer,
): Promise<{ value: unknown } | WireError> {
  const http = createHttp({ fetch: async () => new Response(text, { status }), deviceType: 2 });
  try {
    return { value: await http(request, { region: REGION }) };
  } catch (error) {
    if (error instanceof WireError) return error;
    throw error;
  }
}

/** A value that was taken fits its schema, the whole of it, and brings nothing along in its prototype. */
function expectWhole(request: WireRequest<unknown>, value: unknown): void {
  const again = request.schema.safeParse(value);
  if (!again.success) throw new Error('A value was taken that does not fit its own schema.');
  if (!isDeepStrictEqual(again.data, value)) throw new Error('A value changes when it is read again.');
  const { isAdmin } = (value ?? {}) as { isAdmin?: unknown };
  if (
    value !== null &&
    typeof value === 'object' &&
    isAdmin !== undefined &&
    !Object.hasOwn(value, 'isAdmin')
  )
    throw new Error('A value has got a prototype from the server.');
}

async function expectTyped(endpoint: Endpoint, answer: Answer): Promise<void> {
  const result = await ask(endpoint, answer);
  if (!(result instanceof WireError)) return expectWhole(endpoint.request, result.value);
  // what a refusal says is read too, and must not trip over it
  if (result.kind === 'status') readTokenRefusal(result.body);
}

/**
 * Sends an endpoint that many malformed bodies and holds it to typed failures.
 *
 * @throws with the seed and the smallest body that breaks it
 */
export async function checkEndpoint(endpoint: Endpoint, runs: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(malformed(endpoint.sample), (answer) => expectTyped(endpoint, answer)),
    { numRuns: runs },
  );
}
