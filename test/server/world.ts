import type { Audit } from './audit/audit.ts';
import type { Billing } from './billing/model.ts';
import type { SavedDevice } from './data/savedState.ts';
import type { Account, Client, Kdf, Member, Policy, Provider, ProviderPlan, ProviderUser } from './model.ts';

/** Everything a new state starts with; the seed makes one. */
export interface World {
  accounts: Account[];
  providers: Provider[];
  providerUsers: ProviderUser[];
  plans: ProviderPlan[];
  billing: Billing;
  clients: Client[];
  /** Direct memberships of clients, in any status. */
  members: Member[];
  policies: Policy[];
  audit: Audit;
  /** What a Provider Admin's browser would post to confirm this account: the provider key sealed to it. */
  sealProviderKey(providerId: string, account: Account): string;
  ownDevice(account: Account): OwnDevice;
  insider: Insider;
}

/** Someone who once held the keys, for attacks a server alone cannot make. */
export interface Insider {
  /** Other bytes as a client's key, under the provider key. */
  wrapClientKey(clientId: string, bytes: Buffer): string;
  /** A text as one of the client's own people would seal it. */
  sealText(clientId: string, text: string): string;
}

/** What only a device of the person can do, because it takes their password or keys. */
export interface OwnDevice {
  /** Also ends every session by a new stamp, as the next two do unless told otherwise. */
  changePassword(password: string): Promise<void>;
  changeKdf(kdf: Kdf, options?: { keepStamp?: boolean }): Promise<void>;
  /** The RSA pair stays. */
  rotateUserKey(options?: { keepStamp?: boolean }): Promise<void>;
  /** The user key for a device that asks to be let in. */
  sealUserKey(publicKey: string): Promise<string>;
  /** The words this device shows for the key of one that asks to be let in. */
  fingerprint(publicKey: string): Promise<string>;
  /** What changed since the seed; null for nothing. */
  save(): SavedDevice | null;
  restore(saved: SavedDevice): void;
}
