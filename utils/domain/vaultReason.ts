import type { ClientId } from './ids.ts';

/** Why a vault was opened: a ticket number or a few words, written by whoever opened it here. */
export interface VaultReason {
  at: number;
  clientId: ClientId;
  text: string;
}

export const LONGEST_REASON = 200;
