import * as z from 'zod/mini';
import { MOST_ITEMS } from '../../domain/jobs.ts';
import * as life from '../clientLifeSchemas.ts';
import { jobId, jobView } from '../jobSchemas.ts';
import * as shape from '../schemas.ts';
import { nothing, op, text } from './operation.ts';

const asWhole = { from: ['options'], scope: 'none', effect: 'write' } as const;
/** In the one client whose plan a person confirmed. */
const inOne = { from: ['options'], scope: 'job', effect: 'write' } as const;
const plan = shape.planConfirmation;

/** How clients come, change and go. */
export const CLIENT_LIFE_OPERATIONS = {
  /** One or many; each ends for itself, as items of a job do. */
  'clients.create': op({
    ...asWhole,
    needs: 'clients.create',
    input: z.strictObject({
      clients: z.array(life.newClient).check(z.minLength(1), z.maxLength(MOST_ITEMS)),
    }),
    output: jobView,
  }),
  /** Where each client pays for itself the web vault creates it: its card belongs into that very request. */
  'clients.createElsewhere': op({
    ...asWhole,
    needs: 'clients.createSeparately',
    input: nothing,
    output: nothing,
  }),
  /** What is unknown of such a job: looked for again, and sent again where it is not there. A person decides that. */
  'clients.createAgain': op({
    ...asWhole,
    needs: 'clients.create',
    input: z.strictObject({ jobId }),
    output: jobView,
  }),
  'clients.addable': op({
    ...asWhole,
    effect: 'read',
    needs: 'clients.addable.read',
    input: nothing,
    output: z.array(life.addable),
  }),
  'clients.addExisting': op({
    ...asWhole,
    needs: 'clients.add',
    input: z.strictObject({ organizationId: shape.clientId }),
    output: life.lifeOutcome,
  }),
  /** What is to be confirmed before one client is changed. By itself it does nothing, so it needs no more than to see it. */
  'clients.offer': op({
    ...asWhole,
    effect: 'read',
    needs: 'clients.read',
    input: z.strictObject({ task: life.clientTask, clientId: shape.clientId }),
    output: life.clientOffer,
  }),
  'clients.rename': op({
    ...inOne,
    needs: 'clients.rename',
    input: z.strictObject({ plan, name: text(256) }),
    output: life.lifeOutcome,
  }),
  'clients.setSeats': op({
    ...inOne,
    needs: 'clients.seats.assign',
    input: z.strictObject({ plan, seats: life.seats }),
    output: life.lifeOutcome,
  }),
  'clients.unlink': op({
    ...inOne,
    needs: 'clients.unlink',
    input: z.strictObject({ plan }),
    output: life.lifeOutcome,
  }),
  /** By client: of the half-made ones, and of the one asked for. */
  'clients.facts': op({
    ...asWhole,
    effect: 'read',
    needs: 'clients.read',
    input: z.strictObject({ clientId: z.optional(shape.clientId) }),
    output: life.clientFacts,
  }),
} as const;
