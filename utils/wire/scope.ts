import type { AccountId, ClientId, LinkId, ProviderId } from './ids.ts';

interface Actor {
  readonly accountId: AccountId;
  readonly providerId: ProviderId;
}

interface InClient extends Actor {
  readonly clientId: ClientId;
  readonly linkId: LinkId;
}

/** Ends with the session's epoch: when it locks, and when another provider is chosen. */
interface InEpoch {
  readonly epoch: number;
}

/** The provider worked for, as a whole: its lists, its people, its log. */
export interface ProviderScope extends Actor, InEpoch {
  readonly kind: 'provider';
}

/** One document in the client it shows; ends also when that document switches or leaves. */
export interface ViewScope extends InClient, InEpoch {
  readonly kind: 'view';
  readonly document: string;
  readonly token: string;
}

/** A client that a confirmed plan names. It outlives what pages show, and ends with its plan. */
export interface JobScope extends InClient {
  readonly kind: 'job';
  readonly planId: string;
}

/** One of many clients, good for nothing but the reads of `FAN_OUT`. */
export interface FanOutScope extends InClient, InEpoch {
  readonly kind: 'fanOut';
}

/** An organization that is to become a client; good for that one request. */
export interface JoiningScope extends Actor, InEpoch {
  readonly kind: 'joining';
  readonly organizationId: ClientId;
}

/** A client somebody named: the page that shows it, or the plan that was confirmed. */
export type NamedClientScope = ViewScope | JobScope;
export type ClientScope = NamedClientScope | FanOutScope;

/** For whom a request is made. Paths are built from it and from nothing else. */
export type Scope = ProviderScope | JoiningScope | ClientScope;
