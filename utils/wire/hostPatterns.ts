import type { RegionAddresses } from './regions.ts';

/** A host as the browser's permissions name it: every port, every path. */
function hostPattern(address: string): string {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
}

/** The hosts a region is reached at. */
export const hostPatterns = ({ api, identity, events }: RegionAddresses): string[] => [
  ...new Set([api, identity, events].map(hostPattern)),
];

/** The host of a region's web vault, which is heard from in one tab at most. */
export const vaultPattern = ({ vault }: RegionAddresses): string => hostPattern(vault);
