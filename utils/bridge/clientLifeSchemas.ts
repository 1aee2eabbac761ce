import * as z from 'zod/mini';
import {
  type AddableOrganization,
  CLIENT_TASKS,
  type ClientFact,
  type ClientOffer,
  LIFE_REASONS,
  type LifeOutcome,
} from '../domain/clientLife.ts';
import { CLIENT_PLANS, MOST_SEATS, type NewClient } from '../domain/newClient.ts';
import * as shape from './schemas.ts';

type SchemaOf<T> = z.ZodMiniType<T, unknown>;

export const seats = z.int().check(z.gte(0), z.lte(MOST_SEATS));

/** What is wrong with it is told by the domain, so only its size is held here. */
export const newClient: SchemaOf<NewClient> = z.strictObject({
  name: z.string().check(z.maxLength(256)),
  ownerEmail: z.string().check(z.maxLength(256)),
  plan: z.enum(CLIENT_PLANS),
  seats,
});

export const clientTask = z.enum(CLIENT_TASKS);

export const lifeOutcome: SchemaOf<LifeOutcome> = z.strictObject({
  outcome: z.enum(['done', 'refused', 'unknown']),
  reason: z.nullable(z.enum(LIFE_REASONS)),
});

export const clientOffer: SchemaOf<ClientOffer> = z.strictObject({
  plan: shape.planConfirmation,
  owners: z.nullable(z.int()),
  paid: z.nullable(z.strictObject({ minimum: z.int(), assigned: z.int(), purchased: z.int() })),
});

export const addable: SchemaOf<AddableOrganization> = z.strictObject({
  id: shape.clientId,
  name: z.string(),
  plan: z.string(),
  seats: z.nullable(z.int()),
  disabled: z.boolean(),
});

export const clientFacts: SchemaOf<Record<string, ClientFact>> = z.record(
  z.string(),
  z.strictObject({ createdAt: z.nullable(z.int()), isHalfMade: z.boolean() }),
);
