/** Base addresses of one Bitwarden cloud region. They come from here, never from a server's answer. */
export interface RegionAddresses {
  id: 'us' | 'eu' | 'local';
  /** As people call it. */
  host: string;
  api: string;
  identity: string;
  events: string;
  /** The web vault, opened in a tab and never fetched. */
  vault: string;
}

const cloud = (id: 'us' | 'eu', domain: string): RegionAddresses => ({
  id,
  host: domain,
  api: `https://api.${domain}`,
  identity: `https://identity.${domain}`,
  events: `https://events.${domain}`,
  vault: `https://vault.${domain}`,
});

/** reference/identity-and-crypto.md section 1.1; the demo and development flavours know the local provider server and nothing else. */
export const REGIONS: readonly RegionAddresses[] =
  import.meta.env.MODE === 'production'
    ? [cloud('us', 'bitwarden.com'), cloud('eu', 'bitwarden.eu')]
    : [
        {
          id: 'local',
          host: 'This computer',
          api: 'http://127.0.0.1:8710/api',
          identity: 'http://127.0.0.1:8710/identity',
          events: 'http://127.0.0.1:8710/events',
          vault: 'http://127.0.0.1:8710',
        },
      ];
