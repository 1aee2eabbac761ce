import { type Context, Hono } from 'hono';
import { sourceOf } from '../audit/source.ts';
import type { Env, ServerContext } from '../context.ts';
import { NOT_FOUND } from '../errors.ts';
import { decodeHtml } from '../html.ts';
import type { Client, Collection } from '../model.ts';
import { type MemberRight, pathId, reachableClient } from './guards.ts';
import { planFeatures } from './planFeatures.ts';
import { list } from './wire.ts';

/** reference/provider-api.md section 8.1. Whether it is suspended does not stand in it. */
export const organizationResponse = (client: Client) => ({
  object: 'organization',
  id: client.id,
  name: decodeHtml(client.name),
  businessName: null,
  businessAddress1: null,
  businessAddress2: null,
  businessAddress3: null,
  businessCountry: null,
  businessTaxNumber: null,
  billingEmail: client.billingEmail,
  plan: {
    object: 'plan',
    type: client.plan.planType,
    productTier: client.plan.tier,
    name: client.plan.name,
    isAnnual: client.plan.name.endsWith('(Annually)'),
  },
  secretsManagerPlan: null,
  planType: client.plan.planType,
  seats: client.seats,
  maxAutoscaleSeats: null,
  ...planFeatures(client),
  useDisableSmAdsForUsers: false,
  smSeats: null,
  smServiceAccounts: null,
  maxAutoscaleSmSeats: null,
  maxAutoscaleSmServiceAccounts: null,
});

/** Section 8.2; both lists hold shared collections only. */
const collectionResponse = (client: Client, { id, name, externalId }: Collection) => ({
  object: 'collection',
  id,
  organizationId: client.id,
  name,
  externalId,
  type: 0,
  defaultUserCollectionEmail: null,
});

/** A provider user is assigned to no collection, yet may manage each. */
const collectionAccessResponse = (client: Client, collection: Collection) => ({
  ...collectionResponse(client, collection),
  object: 'collectionAccessDetails',
  groups: [],
  users: [],
  assigned: false,
  readOnly: false,
  hidePasswords: false,
  manage: false,
  unmanaged: false,
});

const OWNERS: MemberRight = { admins: false };
const COLLECTION_MANAGERS: MemberRight = { admins: true, permission: 'editAnyCollection' };

/** The client and those of its collections the caller sees. */
function seenCollections(
  context: ServerContext,
  c: Context<Env>,
): { client: Client; collections: Collection[] } | undefined {
  const managed = reachableClient(context, c, COLLECTION_MANAGERS);
  if (managed) return { client: managed, collections: managed.collections() };
  // other members see what they are assigned to, and nobody here is assigned to anything
  const id = pathId(c, 'organizationId');
  const client = context.state.memberOf(c.var.caller.accountId, id) && context.state.client(id);
  return client && { client, collections: [] };
}

/** Section 5.2: at every call, before anyone asks whether the caller may, and without counting repetitions. */
function writeVaultAccess({ state }: ServerContext, c: Context<Env>): void {
  const { accountId, deviceType } = c.var.caller;
  const client = state.clientOf(accountId, pathId(c, 'organizationId'));
  const provider = client && state.providerOf(client);
  if (!client || !provider) return;
  const isMember = state.memberOf(accountId, client.id) !== undefined;
  state.audit.writeVaultAccess(provider, client, isMember, sourceOf(c, deviceType, accountId));
}

/** Reads of a client organization. They go by the store, not by the claims, and answer 404 to those who may not. */
export function organizationRoutes(context: ServerContext): Hono<Env> {
  return new Hono<Env>()
    .get('/organizations/:organizationId', (c) => {
      const client = reachableClient(context, c, OWNERS);
      return client ? c.json(organizationResponse(client)) : c.json(NOT_FOUND, 404);
    })
    .get('/organizations/:organizationId/public-key', (c) => {
      const client = context.state.client(pathId(c, 'organizationId'));
      return client
        ? c.json({ object: 'organizationPublicKey', publicKey: client.publicKey })
        : c.json(NOT_FOUND, 404);
    })
    .get('/organizations/:organizationId/collections', (c) => {
      const seen = seenCollections(context, c);
      if (!seen) return c.json(NOT_FOUND, 404);
      return c.json(list(seen.collections.map((collection) => collectionResponse(seen.client, collection))));
    })
    .get('/organizations/:organizationId/collections/details', (c) => {
      writeVaultAccess(context, c);
      const seen = seenCollections(context, c);
      if (!seen) return c.json(NOT_FOUND, 404);
      return c.json(
        list(seen.collections.map((collection) => collectionAccessResponse(seen.client, collection))),
      );
    });
}
