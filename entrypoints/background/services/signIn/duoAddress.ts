import * as z from 'zod/mini';
import { fromUtf8 } from '../../../../utils/crypto/bytes.ts';
import type { RegionAddresses } from '../../../../utils/wire/regions.ts';

/** Bitwarden hands Duo's address on; it counts only if it is one of Duo's own hosts. */
const DUO_HOST = /^api-[a-z0-9-]+\.(?:duosecurity|duofederal)\.com$/;
/** The web vault's page that Duo comes back to. */
const REDIRECT_PATH = '/duo-redirect-connector.html';

const request = z.object({ state: z.string().check(z.minLength(1)) });

/** The state inside the signed request that Duo's address carries. */
function stateInRequest(jwt: string | null): string | null {
  const payload = jwt?.split('.')[1];
  if (!payload) return null;
  try {
    const text = atob(payload.replace(/-/g, '+').replace(/_/g, '/'));
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    return request.safeParse(JSON.parse(fromUtf8(bytes))).data?.state ?? null;
  } catch {
    return null;
  }
}

export interface DuoAddress {
  url: string;
  /** Comes back with the answer, or the answer is another's. */
  state: string;
}

/** @returns null for an address that is not opened: not Duo's, or without a state to know its answer by */
export function readDuoAddress(text: string | null, region: RegionAddresses): DuoAddress | null {
  if (text === null || !URL.canParse(text)) return null;
  const url = new URL(text);
  const isDuo = url.protocol === 'https:' && DUO_HOST.test(url.hostname) && url.port === '';
  // the local provider server plays Duo as well
  const isLocal = region.id === 'local' && url.origin === new URL(region.vault).origin;
  if ((!isDuo && !isLocal) || url.username !== '' || url.password !== '') return null;
  const state = url.searchParams.get('state') ?? stateInRequest(url.searchParams.get('request'));
  return state ? { url: url.href, state } : null;
}

/**
 * What Duo answered, out of the address of the page it came back to.
 *
 * @returns null while the tab is elsewhere; `foreign` when the answer belongs to another sign-in
 */
export function readDuoAnswer(
  address: string,
  region: RegionAddresses,
  state: string,
): { code: string } | 'foreign' | null {
  if (!URL.canParse(address)) return null;
  const { origin, pathname, searchParams } = new URL(address);
  if (origin !== new URL(region.vault).origin || pathname !== REDIRECT_PATH) return null;
  const code = searchParams.get('duo_code') ?? searchParams.get('code');
  return code && searchParams.get('state') === state ? { code } : 'foreign';
}
