import { EVENT } from '../audit/logRow.ts';
import type { ServerContext } from '../context.ts';
import { decodeHtml } from '../html.ts';
import { type Policy, PROVIDER_USER_TYPE, type Provider, type ProviderUser } from '../model.ts';
import { accountOf } from './people.ts';

const HOST = '127.0.0.1';

/** What admins do to a person's memberships. Tokens keep the roles they were made with; the logs tell who acted. */
export function membership(context: ServerContext) {
  function write(type: number, provider: Provider, person: ProviderUser): void {
    const admin = context.state
      .people(provider.id)
      .find((one) => one.type === PROVIDER_USER_TYPE.providerAdmin && one.accountId !== null);
    const source = { ipAddress: HOST, ...(admin?.accountId ? { actingUserId: admin.accountId } : {}) };
    context.state.audit.writeProviderUserEvent(type, provider, person, source);
  }

  function confirmedIn(email: string, providerName?: string): { provider: Provider; person: ProviderUser } {
    const found = context.state
      .memberships(accountOf(context, email).id)
      .find(({ provider }) => providerName === undefined || provider.name === providerName);
    if (!found) throw new Error(`${email} is no confirmed user of ${providerName ?? 'any provider'}.`);
    return found;
  }

  return {
    /** A Provider Admin confirms the accepted person with this address. */
    confirm(email: string): void {
      const person = context.state.confirm(email);
      const provider = person && context.state.provider(person.providerId);
      if (!person || !provider) throw new Error(`Nobody with the address ${email} waits to be confirmed.`);
      write(EVENT.providerUserConfirmed, provider, person);
    },

    /** @param providerName where there are several */
    changeRole(email: string, role: keyof typeof PROVIDER_USER_TYPE, providerName?: string): void {
      const { provider, person } = confirmedIn(email, providerName);
      person.type = PROVIDER_USER_TYPE[role];
      write(EVENT.providerUserUpdated, provider, person);
    },

    /** @param providerName where there are several */
    removePerson(email: string, providerName?: string): void {
      const { provider, person } = confirmedIn(email, providerName);
      context.state.removePerson(person);
      write(EVENT.providerUserRemoved, provider, person);
    },

    /** The first owner of the client with this name accepts the invitation, or is confirmed. */
    changeOwner(clientName: string, status: 'accepted' | 'confirmed'): void {
      const clients = context.state.providers().flatMap(({ id }) => context.state.clients(id));
      const client = clients.find(({ name }) => decodeHtml(name) === clientName);
      const [owner] = client?.owners ?? [];
      if (!client || !owner) throw new Error(`${clientName} is no client with an owner.`);
      client.members[owner.status]--;
      client.members[status]++;
      owner.status = status;
    },

    /** The organization this person belongs to directly saves a policy. */
    setPolicy(email: string, type: number, enabled: boolean, data: Policy['data'] = null): void {
      const [direct] = context.state.directMemberships(accountOf(context, email).id);
      if (!direct) throw new Error(`${email} belongs to no organization directly.`);
      context.state.setPolicy(direct.client.id, type, enabled, data);
    },
  };
}
