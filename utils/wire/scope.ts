import type { ClientId, LinkId, ProviderId } from './ids.ts';

/** For whom a request is made. Paths are built from it and from nothing else. */
export interface ProviderScope {
  readonly providerId: ProviderId;
  /** The session's epoch when the scope was given; a request made from it does not outlive that epoch. */
  readonly epoch: number;
}

export interface ClientScope extends ProviderScope {
  readonly clientId: ClientId;
  readonly linkId: LinkId;
}
