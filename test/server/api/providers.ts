import { type Context, Hono } from 'hono';
import * as z from 'zod/mini';
import type { Env, ServerContext } from '../context.ts';
import { invalidModel, NOT_FOUND } from '../errors.ts';
import { decodeHtml, encodeHtml } from '../html.ts';
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

const detailsBody = z.object({
  name: z.string(),
  businessName: z.optional(z.nullable(z.string())),
  billingEmail: z.string(),
});
const LONGEST = { name: 50, email: 256 };
const tooLong = (field: string) => [`The field ${field} exceeds the maximum length.`];

/** Section 2: names are counted as they rest, encoded. It writes no event. */
async function update({ state }: ServerContext, c: Context<Env>) {
  const provider = state.provider(pathId(c, 'providerId'));
  if (!provider) return c.json(NOT_FOUND, 404);
  const parsed = detailsBody.safeParse(await c.req.json().catch(() => null));
  if (!parsed.success) return c.json(invalidModel({ '': ['The request is not valid.'] }), 400);
  const [name, businessName] = [parsed.data.name, parsed.data.businessName ?? ''].map(encodeHtml);
  const billingEmail = parsed.data.billingEmail.trim().toLowerCase();
  const errors = {
    ...(name ? {} : { Name: ['The Name field is required.'] }),
    ...((name?.length ?? 0) > LONGEST.name ? { Name: tooLong('Name') } : {}),
    ...((businessName?.length ?? 0) > LONGEST.name ? { 'Business Name': tooLong('Business Name') } : {}),
    ...(/^[^@\s]+@[^@\s]+$/.test(billingEmail) && billingEmail.length <= LONGEST.email
      ? {}
      : { BillingEmail: ['The BillingEmail field is not a valid e-mail address.'] }),
  };
  if (Object.keys(errors).length > 0) return c.json(invalidModel(errors), 400);
  Object.assign(provider, { name, businessName, billingEmail });
  return c.json(providerResponse(provider));
}

/** A provider itself, its clients, and reads of its people. */
export function providerRoutes(context: ServerContext): Hono<Env> {
  const any = providerUser(context, 'any');
  const admin = providerUser(context, 'admin');

  return new Hono<Env>()
    .get('/providers/:providerId', any, (c) => {
      const provider = context.state.provider(pathId(c, 'providerId'));
      return provider ? c.json(providerResponse(provider)) : c.json(NOT_FOUND, 404);
    })
    .put('/providers/:providerId', admin, (c) => update(context, c))
    .post('/providers/:providerId', admin, (c) => update(context, c))
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
