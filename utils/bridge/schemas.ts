import * as z from 'zod/mini';
import { CLIENT_PAGES } from '../domain/clientPages.ts';
import type { Client, ListedClient } from '../domain/clients.ts';
import type { Collection } from '../domain/collections.ts';
import { DROPPED_KINDS, type DroppedRows } from '../domain/dropped.ts';
import type { EventPage, LogEvent } from '../domain/events.ts';
import { FAILURE_KINDS } from '../domain/failures.ts';
import { HUES } from '../domain/identity.ts';
import type { AccountId, ClientId, LinkId, ProviderId, ProviderUserId } from '../domain/ids.ts';
import { KEY_TROUBLE_KINDS, type KeyTrouble } from '../domain/keyTroubles.ts';
import { MEMBER_ROLES, MEMBER_STATUSES, type Membership } from '../domain/memberships.ts';
import type { Pause } from '../domain/pauses.ts';
import type { Person } from '../domain/people.ts';
import type { PlanConfirmation } from '../domain/plans.ts';
import { PROVIDER_ROLES, type Provider } from '../domain/providers.ts';
import { MOST_TECHNICIANS } from '../domain/rates.ts';
import { CLOSED_STEPS, type SecondSteps, STEP_KINDS } from '../domain/secondStep.ts';
import type {
  Account,
  KnownAccount,
  LockTimes,
  Region,
  SessionView,
  SignInUnderWay,
} from '../domain/session.ts';
import type { Usages } from '../domain/usage.ts';
import { FOLLOWS, type Wish } from '../domain/wishes.ts';

/** Domain values as they cross between worker and pages; each schema is held to its domain type by the compiler. */
type SchemaOf<T> = z.ZodMiniType<T, unknown>;

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const guid = <T extends string>() => z.pipe(z.string().check(z.regex(GUID)), z.custom<T>());

export const accountId = guid<AccountId>();
export const providerId = guid<ProviderId>();
export const clientId = guid<ClientId>();
export const linkId = guid<LinkId>();
export const providerUserId = guid<ProviderUserId>();

export const regionId = z.enum(['us', 'eu', 'local']);
const time = z.int().check(z.nonnegative());

export const region: SchemaOf<Region> = z.strictObject({ id: regionId, host: z.string() });

export const account: SchemaOf<Account> = z.strictObject({
  id: accountId,
  email: z.string(),
  name: z.nullable(z.string()),
  region: regionId,
});

export const lockTimes: SchemaOf<LockTimes> = z.strictObject({ lastActivity: time, deadline: time });

const accounts: SchemaOf<KnownAccount[]> = z.array(
  z.strictObject({ account, host: z.string(), isUnlocked: z.boolean() }),
);

export const pause: SchemaOf<Pause> = z.strictObject({
  region: regionId,
  kind: z.enum(['read', 'write', 'signIn']),
  until: time,
});

export const technicianCount = z.int().check(z.gte(1), z.lte(MOST_TECHNICIANS));

const stepKind = z.enum(STEP_KINDS);
export const duoKind = z.enum(['duo', 'organizationDuo']);
/** Ways that end in a code somebody types. */
export const codeKind = z.enum(['authenticator', 'yubiKey', 'email', 'recoveryCode']);
/** Names a sign-in under way. */
export const signInId = z.string().check(z.maxLength(64));

const signIn: SchemaOf<SignInUnderWay> = z.strictObject({
  id: signInId,
  email: z.string(),
  region: regionId,
  host: z.string(),
  deadline: time,
});

export const steps: SchemaOf<SecondSteps> = z.strictObject({
  open: z.array(stepKind),
  closed: z.array(z.enum(CLOSED_STEPS)),
  mailTo: z.nullable(z.string()),
  mailedAt: z.nullable(time),
  canRemember: z.boolean(),
  failed: z.nullable(z.enum(FAILURE_KINDS)),
});

export const sessionView: SchemaOf<SessionView> = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('signedOut'),
    accounts,
    regions: z.array(region),
    ended: z.nullable(z.enum(FAILURE_KINDS)),
    email: z.nullable(z.string()),
  }),
  z.strictObject({ state: z.literal('secondStep'), accounts, signIn, steps }),
  z.strictObject({ state: z.literal('newDevice'), accounts, signIn }),
  z.strictObject({ state: z.literal('deviceApproval'), accounts, signIn, fingerprint: z.array(z.int()) }),
  z.strictObject({
    state: z.literal('locked'),
    accounts,
    account,
    host: z.string(),
    pinTries: z.nullable(z.int()),
    isChanged: z.boolean(),
    goesOn: z.boolean(),
  }),
  z.strictObject({ state: z.literal('unlocked'), accounts, account, host: z.string(), lock: lockTimes }),
]);

export const providerRole = z.enum(PROVIDER_ROLES);

export const provider: SchemaOf<Provider> = z.strictObject({
  id: providerId,
  name: z.string(),
  role: providerRole,
  kind: z.enum(['msp', 'reseller', 'businessUnit']),
  status: z.enum(['pending', 'created', 'billable']),
  enabled: z.boolean(),
  rules: z.strictObject({
    items: z.enum(['owner', 'read']),
    billing: z.enum(['consolidated', 'separate']),
  }),
  clientCount: z.int(),
});

const bits = z.int().check(z.nonnegative());

const membership: SchemaOf<Membership> = z.strictObject({
  role: z.enum(MEMBER_ROLES),
  status: z.enum(MEMBER_STATUSES),
  grants: bits,
});

const listed = {
  id: clientId,
  linkId,
  name: z.string(),
  plan: z.string(),
  seats: z.strictObject({ used: z.int(), total: z.nullable(z.int()) }),
  trouble: z.nullable(z.enum(['suspended', 'unreadable'])),
  features: bits,
  membership: z.nullable(membership),
  hue: z.enum(HUES),
  code: z.string(),
};

export const listedClient: SchemaOf<ListedClient> = z.strictObject(listed);

export const client: SchemaOf<Client> = z.strictObject({
  ...listed,
  isPinned: z.boolean(),
  tags: z.array(z.string()),
});

export const person: SchemaOf<Person> = z.strictObject({
  id: providerUserId,
  userId: z.nullable(z.string()),
  name: z.nullable(z.string()),
  email: z.string(),
  role: providerRole,
  status: z.enum(['invited', 'accepted', 'confirmed']),
  isYou: z.boolean(),
  invitedAt: z.nullable(time),
  loggedInviteAt: z.optional(time),
});

export const collection: SchemaOf<Collection> = z.strictObject({
  id: z.string(),
  name: z.nullable(z.string()),
});

export const logEvent: SchemaOf<LogEvent> = z.strictObject({
  key: z.string(),
  at: time,
  type: z.int(),
  actor: z.nullable(z.string()),
  actorId: z.nullable(z.string()),
  object: z.nullable(z.string()),
  objectId: z.nullable(z.string()),
  client: z.nullable(
    z.strictObject({
      id: z.nullable(clientId),
      name: z.string(),
      code: z.nullable(z.string()),
      hue: z.nullable(z.enum(HUES)),
    }),
  ),
  device: z.strictObject({
    kind: z.enum(['webVault', 'extension', 'desktop', 'mobile', 'cli', 'server', 'sdk', 'unknown']),
    name: z.nullable(z.string()),
  }),
  ip: z.nullable(z.string()),
});

export const eventPage: SchemaOf<EventPage> = z.strictObject({
  events: z.array(logEvent),
  continuation: z.nullable(z.string()),
});

export const planConfirmation: SchemaOf<PlanConfirmation> = z.strictObject({
  id: z.string(),
  digest: z.string(),
  clientIds: z.array(clientId),
});

export const droppedRows: SchemaOf<DroppedRows> = z.strictObject({
  of: z.enum(DROPPED_KINDS),
  count: z.int(),
  providerId,
  clientId: z.nullable(clientId),
  at: time,
});

export const keyTrouble: SchemaOf<KeyTrouble> = z.strictObject({
  kind: z.enum(KEY_TROUBLE_KINDS),
  providerId,
  clientId: z.nullable(clientId),
  at: z.nullable(time),
  id: z.nullable(z.string()),
});

export const usages: SchemaOf<Usages> = z.record(
  z.string(),
  z.strictObject({ count: z.int(), lastUsed: z.int() }),
);

export const wish: SchemaOf<Wish> = z.strictObject({
  clientId,
  follow: z.enum(FOLLOWS),
  page: z.nullable(z.enum(CLIENT_PAGES)),
});
