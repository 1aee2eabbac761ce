import type { ClientId } from './ids.ts';

/** A job before it runs: what a person is asked to confirm, naming the clients. */
export interface PlanOffer {
  id: string;
  /** Stands for all the plan says: what is done, as whom, for which provider and in which clients. */
  digest: string;
  clientIds: ClientId[];
}

/** Repeats what was shown; whatever differs confirms nothing. */
export type PlanConfirmation = PlanOffer;
