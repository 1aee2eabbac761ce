import type { ClientId, ProviderId } from './ids.ts';

export const DROPPED_KINDS = ['clients', 'collections', 'events', 'people', 'policies'] as const;
export type DroppedKind = (typeof DROPPED_KINDS)[number];

/** Part of an answer that named another provider or client than the one asked for, and was not used. */
export interface DroppedRows {
  of: DroppedKind;
  /** How many the latest such answer held. */
  count: number;
  providerId: ProviderId;
  /** The client that was asked about; null: the provider as a whole. */
  clientId: ClientId | null;
  /** Epoch milliseconds of the latest such answer. */
  at: number;
}
