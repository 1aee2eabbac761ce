import * as z from 'zod/mini';
import { MOST_ASKED } from '../../domain/directMembers.ts';
import { MOST_ITEMS } from '../../domain/jobs.ts';
import { MEMBER_ROLES, MEMBER_STATUSES } from '../../domain/memberships.ts';
import { jobView } from '../jobSchemas.ts';
import * as shape from '../schemas.ts';
import { nothing, op, text } from './operation.ts';

const id = shape.providerUserId;
const several = <T extends z.ZodMiniType>(one: T) =>
  z.array(one).check(z.minLength(1), z.maxLength(MOST_ITEMS));
const people = z.strictObject({ ids: several(id) });
const role = shape.providerRole;
const offerId = text(64);

/** One right on the server, so one here. Every change is a job, and its answer says how that begins. */
const write = { from: ['options'], needs: 'people.manage', scope: 'none', effect: 'write' } as const;

/** The provider's own team. */
export const PEOPLE_OPERATIONS = {
  'people.list': op({ ...write, effect: 'read', input: nothing, output: z.array(shape.person) }),
  'people.invite': op({
    ...write,
    input: z.strictObject({ invitations: several(z.strictObject({ email: text(256), role })) }),
    output: jobView,
  }),
  'people.resend': op({ ...write, input: people, output: jobView }),
  /** The public keys of people to confirm, read once, with the words to compare. */
  'people.keys': op({
    ...write,
    effect: 'read',
    input: people,
    output: z.strictObject({
      id: z.string(),
      keys: z.array(
        z.strictObject({
          id,
          fingerprint: z.nullable(z.array(z.int())),
          state: z.enum(['new', 'same', 'changed', 'unusable']),
        }),
      ),
    }),
  }),
  /** A person says that a key that changed is right as it was shown. */
  'people.acknowledgeKey': op({ ...write, input: z.strictObject({ offerId, id }), output: nothing }),
  /** Seals the provider key to the keys that were shown, and to no other. */
  'people.confirm': op({
    ...write,
    input: z.strictObject({ offerId, ids: several(id) }),
    output: jobView,
  }),
  'people.changeRole': op({
    ...write,
    input: z.strictObject({ changes: several(z.strictObject({ id, role })) }),
    output: jobView,
  }),
  /** Whose vaults somebody opened, as far as the provider's log says. */
  'people.opened': op({
    ...write,
    needs: 'events.read',
    effect: 'read',
    input: z.strictObject({ id }),
    output: z.strictObject({
      vaults: z.array(
        z.strictObject({
          linkId: shape.linkId,
          client: z.nullable(z.string()),
          times: z.int(),
          last: z.int(),
        }),
      ),
      from: z.int(),
      isComplete: z.boolean(),
    }),
  }),
  /** In which of these clients each of them is a member as well, whatever becomes of them here. */
  'people.memberships': op({
    ...write,
    scope: 'fanOut',
    effect: 'read',
    alsoNeeds: () => 'client.members.manage' as const,
    input: z.strictObject({
      ids: several(id),
      clientIds: z.array(shape.clientId).check(z.minLength(1), z.maxLength(MOST_ASKED)),
    }),
    output: z.strictObject({
      found: z.array(
        z.strictObject({
          id,
          clientId: shape.clientId,
          role: z.nullable(z.enum(MEMBER_ROLES)),
          status: z.nullable(z.enum(MEMBER_STATUSES)),
        }),
      ),
      notRead: z.array(shape.clientId),
    }),
  }),
  'people.remove': op({ ...write, input: people, output: jobView }),
} as const;
