import { Hono } from 'hono';
import type { Env, ServerContext } from '../context.ts';
import { NOT_FOUND } from '../errors.ts';
import { decodeHtml } from '../html.ts';
import type { Client, Provider, ProviderUser } from '../model.ts';
import type { State } from '../state.ts';
import { pathId, providerUser } from './guards.ts';
import { list, permissionsResponse, wireDate } from './wire.ts';

/** `businessName` alone leaves as it is stored (reference/provider-api.md section 2). */
const providerResponse = (provider: Provider) => ({
  object: 'provider',
  id: provider.id,
  name: decodeHtml(provider.name),
  businessName: provider.businessName,
  businessAddress1: null,
  businessAddress2: null,
  businessAddress3: null,
  businessCountry: provider.country,
  businessTaxNumber: null,
  billingEmail: provider.billingEmail,
  creationDate: wireDate(provider.createdAt),
  type: provider.type,
});

/** Section 4.1: `id` is the link. Sponsored families, which this server has none of, would not count as occupied. */
function clientResponse(client: Client) {
  const { invited, accepted, confirmed } = client.members;
  const occupiedSeats = invited + accepted + confirmed;
  return {
    object: 'providerOrganizationOrganizationDetail',
    id: client.linkId,
    providerId: client.providerId,
    organizationId: client.id,
    organizationName: decodeHtml(client.name),
    key: client.key,
    settings: null,
    creationDate: wireDate(client.createdAt),
    revisionDate: wireDate(client.revisedAt),
    userCount: confirmed,
    seats: client.seats,
    occupiedSeats,
    remainingSeats: client.seats === null ? null : client.seats - occupiedSeats,
    plan: client.plan.name,
  };
}

/** Section 3. */
const personResponse = (person: ProviderUser) => ({
  id: person.id,
  userId: person.accountId,
  type: person.type,
  status: person.status,
  permissions: permissionsResponse(),
});

function personDetailsResponse(state: State, person: ProviderUser) {
  const account = person.accountId === null ? undefined : state.account(person.accountId);
  return {
    ...personResponse(person),
    object: 'providerUserUserDetails',
    name: account?.name ?? null,
    email: account?.email ?? person.email,
  };
}

/** Reads of a provider: itself, its clients, its people. */
export function providerRoutes(context: ServerContext): Hono<Env> {
  const any = providerUser(context, 'any');
  const admin = providerUser(context, 'admin');

  return new Hono<Env>()
    .get('/providers/:providerId', any, (c) => {
      const provider = context.state.provider(pathId(c, 'providerId'));
      return provider ? c.json(providerResponse(provider)) : c.json(NOT_FOUND, 404);
    })
    .get('/providers/:providerId/organizations', any, (c) => {
      const id = pathId(c, 'providerId');
      const clients = context.state.clients(id);
      const foreign = context.faults.has('foreign-client', c.req.path)
        ? context.state
            .providers()
            .flatMap((other) => (other.id === id ? [] : context.state.clients(other.id)))
            .slice(0, 1)
        : [];
      return c.json(list([...clients, ...foreign].map(clientResponse)));
    })
    .get('/providers/:providerId/users', admin, (c) =>
      c.json(
        list(
          context.state
            .people(pathId(c, 'providerId'))
            .map((person) => personDetailsResponse(context.state, person)),
        ),
      ),
    )
    .get('/providers/:providerId/users/:id', admin, (c) => {
      const person = context.state.person(pathId(c, 'providerId'), pathId(c, 'id'));
      return person ? c.json({ object: 'providerUser', ...personResponse(person) }) : c.json(NOT_FOUND, 404);
    });
}
