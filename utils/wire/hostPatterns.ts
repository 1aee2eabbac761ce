import type { RegionAddresses } from './regions.ts';

/** The hosts a region is reached at, as the browser's permissions name them: every port, every path. */
export function hostPatterns({ api, identity, events }: RegionAddresses): string[] {
  const patterns = [api, identity, events].map((address) => {
    const { protocol, hostname } = new URL(address);
    return `${protocol}//${hostname}/*`;
  });
  return [...new Set(patterns)];
}
