import { harmlessText } from './eventExport.ts';
import type { LinkId } from './ids.ts';

export interface OpenedVault {
  linkId: LinkId;
  /** null: the client is not one of the provider's any more. */
  client: string | null;
  times: number;
  /** Epoch milliseconds. */
  last: number;
}

/** Whose vaults somebody opened, latest first, and how much of the log was read for it. */
export interface OpenedVaults {
  vaults: OpenedVault[];
  /** The oldest moment that was looked at. */
  from: number;
  /** Everything from then on was read. */
  isComplete: boolean;
}

/** As lines of a table: client, times, last in UTC. What a table would take for a formula begins with a quote. */
export function openedAsText(name: string, { vaults }: OpenedVaults): string {
  const safe = (text: string) => harmlessText(text.replace(/\s+/g, ' '));
  return vaults
    .map(({ client, linkId, times, last }) =>
      [safe(name), safe(client ?? linkId), times, new Date(last).toISOString()].join('\t'),
    )
    .join('\n');
}
