import { randomUUID } from 'node:crypto';
import type { Audit } from './audit/audit.ts';
import type { Invoice, ProviderSubscription } from './billing/model.ts';
import {
  type Account,
  type Client,
  MEMBER_STATUS,
  type Member,
  type MemberStatus,
  type Policy,
  PROVIDER_USER_STATUS,
  type Provider,
  type ProviderPlan,
  type ProviderUser,
} from './model.ts';
import type { Insider, OwnDevice, World } from './world.ts';

const byId = <T extends { id: string }>(items: readonly T[]) => new Map(items.map((item) => [item.id, item]));

function byProvider<T extends { providerId: string | null }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    if (item.providerId === null) continue;
    const group = groups.get(item.providerId);
    if (group) group.push(item);
    else groups.set(item.providerId, [item]);
  }
  return groups;
}

/** Who exists, who belongs to whom, and what was written: the questions the routes ask, and the few things they change. */
export class State {
  readonly audit: Audit;
  readonly #world: World;
  readonly #accounts: Map<string, Account>;
  readonly #accountsByEmail: Map<string, Account>;
  readonly #providers: Map<string, Provider>;
  readonly #clients: Map<string, Client>;
  #clientsByProvider: Map<string, Client[]>;
  readonly #people: Map<string, ProviderUser[]>;

  constructor(world: World) {
    this.#world = world;
    this.audit = world.audit;
    // what was kept in a file has no functions
    for (const client of world.clients) client.collections ??= () => client.made ?? [];
    this.#accounts = byId(world.accounts);
    this.#accountsByEmail = new Map(world.accounts.map((account) => [account.email, account]));
    this.#providers = byId(world.providers);
    this.#clients = byId(world.clients);
    this.#clientsByProvider = byProvider(world.clients);
    this.#people = byProvider(world.providerUsers);
  }

  account(id: string): Account | undefined {
    return this.#accounts.get(id);
  }

  /** Addresses are compared trimmed and in lower case. */
  accountByEmail(email: string): Account | undefined {
    return this.#accountsByEmail.get(email.trim().toLowerCase());
  }

  /** Everyone who is asked for a second step. */
  withTwoStep(): Account[] {
    return this.#world.accounts.filter(({ twoStep }) => Object.keys(twoStep).length > 0);
  }

  provider(id: string): Provider | undefined {
    return this.#providers.get(id);
  }

  providers(): Provider[] {
    return this.#world.providers;
  }

  /** What a provider pays for; none for one whose clients pay by themselves. */
  plans(providerId: string): ProviderPlan[] {
    return this.#world.plans.filter((row) => row.providerId === providerId);
  }

  /** What the payment processor knows of a provider; nothing where its clients pay by themselves. */
  subscription(providerId: string): ProviderSubscription | undefined {
    return this.#world.billing.subscriptions.find(({ id }) => id === providerId);
  }

  /** Newest first. */
  invoices(providerId: string): Invoice[] {
    return this.#world.billing.invoices.filter((invoice) => invoice.providerId === providerId);
  }

  /** A new organization, which already belongs to a provider. */
  addClient(client: Client): void {
    this.#world.clients.push(client);
    this.#clients.set(client.id, client);
    this.#regroup();
  }

  addMember(member: Member): void {
    this.#world.members.push(member);
  }

  /** Makes an organization a client, or one of its own again where `to` is null. */
  link(client: Client, to: { providerId: string; linkId: string; key: string } | null): void {
    Object.assign(client, to ?? { providerId: null, key: null });
    this.#regroup();
  }

  #regroup(): void {
    this.#clientsByProvider = byProvider(this.#world.clients);
  }

  clients(providerId: string): Client[] {
    return this.#clientsByProvider.get(providerId) ?? [];
  }

  client(id: string): Client | undefined {
    return this.#clients.get(id);
  }

  people(providerId: string): ProviderUser[] {
    return this.#people.get(providerId) ?? [];
  }

  person(providerId: string, id: string): ProviderUser | undefined {
    return this.people(providerId).find((person) => person.id === id);
  }

  /** Confirmed memberships of an account, with their providers. */
  memberships(accountId: string): { provider: Provider; person: ProviderUser }[] {
    return this.#world.providerUsers
      .filter((person) => person.accountId === accountId && person.status === PROVIDER_USER_STATUS.confirmed)
      .flatMap((person) => {
        const provider = this.provider(person.providerId);
        return provider ? [{ provider, person }] : [];
      });
  }

  /** The client, if this account reaches it through a provider at this moment. */
  clientOf(accountId: string, clientId: string): Client | undefined {
    const client = this.client(clientId);
    return client && this.memberships(accountId).some(({ provider }) => provider.id === client.providerId)
      ? client
      : undefined;
  }

  /** Direct memberships of an account in any status, with the organization and the provider it has, if any. */
  directMemberships(accountId: string): { member: Member; client: Client; provider: Provider | null }[] {
    return this.#world.members
      .filter((member) => member.accountId === accountId)
      .flatMap((member) => {
        const client = this.client(member.clientId);
        return client ? [{ member, client, provider: this.providerOf(client) ?? null }] : [];
      });
  }

  providerOf({ providerId }: Client): Provider | undefined {
    return providerId === null ? undefined : this.provider(providerId);
  }

  /** Those with an account here, in any status. */
  membersOf(clientId: string): Member[] {
    return this.#world.members.filter((member) => member.clientId === clientId);
  }

  /** The confirmed direct membership of an account in a client. */
  memberOf(accountId: string, clientId: string): Member | undefined {
    return this.#world.members.find(
      (member) =>
        member.accountId === accountId &&
        member.clientId === clientId &&
        member.status === MEMBER_STATUS.confirmed,
    );
  }

  /** Confirms the accepted person with this address as a Provider Admin would. @returns the row, if there was one */
  confirm(email: string): ProviderUser | undefined {
    const account = this.accountByEmail(email);
    const person = this.#world.providerUsers.find(
      ({ accountId, status }) => accountId === account?.id && status === PROVIDER_USER_STATUS.accepted,
    );
    if (!account || !person) return undefined;
    person.key = this.#world.sealProviderKey(person.providerId, account);
    person.status = PROVIDER_USER_STATUS.confirmed;
    return person;
  }

  get insider(): Insider {
    return this.#world.insider;
  }

  ownDevice(account: Account): OwnDevice {
    return this.#world.ownDevice(account);
  }

  /** The newer way to change an address: hash, salt and stamp stay as they are, so the old salt must be kept. */
  changeEmail(account: Account, to: string): void {
    const email = to.trim().toLowerCase();
    if (this.#accountsByEmail.has(email)) throw new Error(`${email} is taken.`);
    this.#accountsByEmail.delete(account.email);
    account.salt ??= account.email;
    account.email = email;
    account.revisedAt = Date.now();
    this.#accountsByEmail.set(email, account);
  }

  addPerson(person: ProviderUser): void {
    this.#world.providerUsers.push(person);
    this.#people.set(person.providerId, [...this.people(person.providerId), person]);
  }

  removePerson(person: ProviderUser): void {
    this.#world.providerUsers = this.#world.providerUsers.filter((one) => one !== person);
    this.#people.set(
      person.providerId,
      this.people(person.providerId).filter((one) => one !== person),
    );
  }

  /** Policies of the clients an account belongs to directly in one of these statuses. */
  policiesOf(accountId: string, statuses: readonly MemberStatus[]): Policy[] {
    const clients = this.directMemberships(accountId)
      .filter(({ member }) => statuses.includes(member.status))
      .map(({ client }) => client.id);
    return this.#world.policies.filter(({ clientId }) => clients.includes(clientId));
  }

  /** Of one client, as they were saved. */
  policiesIn(clientId: string): Policy[] {
    return this.#world.policies.filter((policy) => policy.clientId === clientId);
  }

  /** Saves a policy, new or not. */
  setPolicy(clientId: string, type: number, enabled: boolean, data: Policy['data']): void {
    const known = this.#world.policies.find((policy) => policy.clientId === clientId && policy.type === type);
    const saved = { clientId, type, enabled, data, revisedAt: Date.now() };
    if (known) Object.assign(known, saved);
    else this.#world.policies.push({ id: randomUUID(), ...saved });
  }
}
