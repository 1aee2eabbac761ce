import type { ClientId, ProviderId } from './ids.ts';

/**
 * `changed`: another key than at first. `shared`: a key that another client has as well. `twoWays`: one key through the
 * provider and another as a member.
 */
export const KEY_TROUBLE_KINDS = ['changed', 'shared', 'twoWays'] as const;
export type KeyTroubleKind = (typeof KEY_TROUBLE_KINDS)[number];

/** A key that may not be what it seems: nothing is encrypted with it. */
export interface KeyTrouble {
  kind: KeyTroubleKind;
  providerId: ProviderId;
  /** null: the key of the provider, which opens those of all its clients. */
  clientId: ClientId | null;
  /** Epoch milliseconds of when it was first seen; null where it is seen anew each time. */
  at: number | null;
  /** What a person acknowledges; null where there is nothing to acknowledge. */
  id: string | null;
}

/** What stands in the way of encrypting for one client: its own trouble, or that of the provider's key. */
export function troubleOf(troubles: readonly KeyTrouble[], clientId: ClientId): KeyTrouble | null {
  return troubles.find((trouble) => trouble.clientId === null || trouble.clientId === clientId) ?? null;
}
