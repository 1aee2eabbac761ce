import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import * as z from 'zod/mini';
import { EVENT } from '../../audit/logRow.ts';
import type { Env, ServerContext } from '../../context.ts';
import { errorBody, invalidModel, UNHANDLED } from '../../errors.ts';
import { encodeHtml } from '../../html.ts';
import { type Client, ORGANIZATION_STATUS, type Plan, type Provider } from '../../model.ts';
import { PLANS } from '../../seed/clients.ts';
import { wireDate } from '../wire.ts';
import { bodyOf, type ClientDesk } from './desk.ts';
import { CREATABLE, planTypeRefusal } from './planTypes.ts';
import { scaleSeats } from './seats.ts';

const some = z.optional(z.nullable(z.string()));
const body = z.object({
  name: some,
  ownerEmail: some,
  planType: z.optional(z.nullable(z.int())),
  seats: z.optional(z.nullable(z.int())),
  key: some,
  keyPair: z.optional(z.nullable(z.object({ publicKey: some, encryptedPrivateKey: some }))),
  collectionName: some,
});
type Body = z.output<typeof body>;

function errorsIn({ keyPair, planType, seats, ...texts }: Body): Record<string, string[]> {
  const given = { ...texts, keyPair, ...keyPair };
  const named = [
    'name',
    'ownerEmail',
    'key',
    'keyPair',
    'publicKey',
    'encryptedPrivateKey',
    'collectionName',
  ];
  const missing = named.filter((name) => !given[name as keyof typeof given]);
  const pascal = (name: string) => `${name[0]?.toUpperCase()}${name.slice(1)}`;
  return {
    ...Object.fromEntries(missing.map((name) => [pascal(name), [`'${name}' must be provided`]])),
    ...(CREATABLE.includes(planType ?? -1)
      ? {}
      : {
          PlanType: ["'planType' must be Teams (Monthly), Enterprise (Monthly) or Enterprise (Annually)"],
        }),
    ...((seats ?? 0) > 0 ? {} : { Seats: ["'seats' must be greater than 0"] }),
  };
}

const ALL_PLANS: readonly Plan[] = Object.values(PLANS).flatMap((of) => Object.values(of));

interface NewClient {
  provider: Provider;
  name: string;
  plan: Plan;
  seats: number | null;
  key: string;
  publicKey: string;
  collectionName: string | null;
}

function newClient({ provider, collectionName, ...given }: NewClient): Client {
  const now = Date.now();
  const made = collectionName ? [{ id: randomUUID(), name: collectionName, externalId: null }] : [];
  return {
    ...given,
    id: randomUUID(),
    linkId: randomUUID(),
    providerId: provider.id,
    status: ORGANIZATION_STATUS.created,
    lacks: [],
    members: { invited: 0, accepted: 0, confirmed: 0 },
    owners: [],
    enabled: true,
    billingEmail: provider.billingEmail,
    createdAt: now,
    revisedAt: now,
    made,
    collections: () => made,
  };
}

/** Section 4.2: one step after the other and no way back, so that whatever fails leaves what was done before. */
export function creating(context: ServerContext, desk: ClientDesk) {
  function inviteOwner(c: Context<Env>, provider: Provider, client: Client, email: string): void {
    client.owners.push({ email, status: 'invited' });
    client.members.invited++;
    context.state.audit.writeMemberEvent(
      EVENT.organizationUserInvited,
      provider,
      client,
      randomUUID(),
      desk.source(c),
    );
  }

  /** @returns whether it got to its end */
  function create(c: Context<Env>, provider: Provider, given: Required<Body>): boolean {
    const plan = ALL_PLANS.find(({ planType }) => planType === given.planType) as Plan;
    const { name, key, keyPair, seats, collectionName, ownerEmail } = given;
    const client = newClient({
      provider,
      // not encoded on this route
      name: name ?? '',
      plan,
      seats: seats ?? 0,
      key: key ?? '',
      publicKey: keyPair?.publicKey ?? '',
      collectionName: collectionName ?? null,
    });
    context.state.addClient(client);
    desk.writeClientEvent(c, EVENT.clientCreated, provider, client);
    if (context.faults.has('invitation-fails', c.req.path)) return false;
    inviteOwner(c, provider, client, ownerEmail ?? '');
    const row = desk.planRow(provider, plan.name);
    if (!row || context.faults.has('plan-row-missing', c.req.path)) return false;
    scaleSeats(context.state.clients(provider.id), row, client.seats ?? 0);
    client.status = ORGANIZATION_STATUS.managed;
    return true;
  }

  return {
    /** What is wrong with the body is said before who pays is asked. */
    async post(c: Context<Env>) {
      const given = await bodyOf(c, body);
      if (!given) return c.json(invalidModel({ '': ['The request is not valid.'] }), 400);
      const errors = errorsIn(given);
      if (Object.keys(errors).length > 0) return c.json(invalidModel(errors), 400);
      const refused = await desk.payingOnly(c, async () => undefined);
      if (refused) return refused;
      const provider = desk.provider(c);
      const refusal = planTypeRefusal(provider, given.planType ?? -1);
      if (refusal) return c.json(errorBody(refusal), 400);
      const times = context.faults.has('created-twice', c.req.path) ? 2 : 1;
      const isWhole = Array.from({ length: times }, () => create(c, provider, given as Required<Body>));
      return isWhole.every(Boolean) ? c.body(null, 200) : c.json(UNHANDLED, 500);
    },

    /** Section 4.7, the older way, in which the card comes with the request. */
    async legacy(c: Context<Env>) {
      const given = await bodyOf(c, legacyBody);
      if (!given) return c.json(invalidModel({ '': ['The request is not valid.'] }), 400);
      const { clientOwnerEmail, organizationCreateRequest: request } = given;
      const errors = {
        ...(request.paymentToken ? {} : { PaymentToken: ['Payment required.'] }),
        ...(typeof request.paymentMethodType === 'number'
          ? {}
          : { PaymentMethodType: ['Payment method type required.'] }),
        ...(request.billingAddressCountry ? {} : { BillingAddressCountry: ['Country required.'] }),
      };
      if (Object.keys(errors).length > 0) return c.json(invalidModel(errors), 400);
      const provider = desk.provider(c);
      const plan = ALL_PLANS.find(({ planType }) => planType === request.planType);
      if (!plan) return c.json(errorBody('Invalid plan selected.'), 400);
      const client = newClient({
        provider,
        name: encodeHtml(request.name),
        plan,
        seats: request.additionalSeats ?? 0,
        key: request.key,
        publicKey: request.keys.publicKey,
        collectionName: request.collectionName ?? null,
      });
      context.state.addClient(client);
      desk.writeClientEvent(c, EVENT.clientCreated, provider, client);
      inviteOwner(c, provider, client, clientOwnerEmail);
      return c.json(linkResponse(client));
    },
  };
}

const legacyBody = z.object({
  clientOwnerEmail: z.string(),
  organizationCreateRequest: z.object({
    name: z.string().check(z.minLength(1), z.maxLength(50)),
    planType: z.int(),
    key: z.string(),
    keys: z.object({ publicKey: z.string(), encryptedPrivateKey: z.string() }),
    collectionName: some,
    additionalSeats: z.optional(z.nullable(z.int())),
    paymentToken: some,
    paymentMethodType: z.optional(z.nullable(z.int())),
    billingAddressCountry: some,
  }),
});

/** Section 4.7: of the organization itself it says nothing. */
const linkResponse = ({ linkId, providerId, id, key, createdAt, revisedAt }: Client) => ({
  object: 'providerOrganization',
  id: linkId,
  providerId,
  organizationId: id,
  key,
  settings: null,
  creationDate: wireDate(createdAt),
  revisionDate: wireDate(revisedAt),
  userCount: 0,
  seats: null,
  occupiedSeats: null,
  remainingSeats: null,
  plan: null,
});
