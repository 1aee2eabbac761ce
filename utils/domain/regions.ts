import type { RegionId } from './session.ts';

const REGION_OF_DOMAIN: Record<string, RegionId> = { 'bitwarden.com': 'us', 'bitwarden.eu': 'eu' };

/**
 * The cloud region behind an address that somebody typed: `vault.bitwarden.eu`, `https://bitwarden.com/#/login` …
 *
 * @returns null for any other address: providers exist on Bitwarden's own cloud only
 */
export function regionOfAddress(text: string): RegionId | null {
  const typed = text.trim();
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (!URL.canParse(address)) return null;
  const { protocol, hostname, port } = new URL(address);
  if ((protocol !== 'https:' && protocol !== 'http:') || port !== '') return null;
  for (const [domain, region] of Object.entries(REGION_OF_DOMAIN)) {
    if (hostname === domain || hostname.endsWith(`.${domain}`)) return region;
  }
  return null;
}
