import * as z from 'zod/mini';
import { seatMonth } from '../../../utils/bridge/billingSchemas.ts';
import { job } from '../../../utils/bridge/jobSchemas.ts';
import { keptLabels } from '../../../utils/bridge/labelSchemas.ts';
import { policyRule } from '../../../utils/bridge/lockSchemas.ts';
import { logIndex, logNotes, logSegment } from '../../../utils/bridge/logSchemas.ts';
import { tick } from '../../../utils/bridge/onboardingSchemas.ts';
import * as shape from '../../../utils/bridge/schemas.ts';
import { HUES } from '../../../utils/domain/identity.ts';
import type { PolicyRule } from '../../../utils/domain/lockPolicy.ts';
import type { SeatBook } from '../../../utils/domain/seatBook.ts';
import type { Disk } from './disk.ts';
import { sealedValue } from './sealed.ts';

const keptProvider = z.strictObject({
  provider: shape.provider,
  /** The provider key as the server sent it; null: no client key can be opened. */
  wrappedKey: z.nullable(z.string()),
});
export type KeptProvider = z.output<typeof keptProvider>;

const profile = z.strictObject({
  providers: z.array(keptProvider),
  /** The account administers a provider that is not set up yet. */
  notSetUp: z.boolean(),
  /** The provider last worked for. */
  chosen: z.nullable(shape.providerId),
});
export type KeptProfile = z.output<typeof profile>;

const keptClient = z.strictObject({
  client: shape.listedClient,
  /** The client key as the server sent it, under the provider key. */
  wrappedKey: z.nullable(z.string()),
  /** The same key wrapped to the technician, when they are a direct member too. */
  memberKey: z.nullable(z.string()),
  /** When it became a client; epoch milliseconds. */
  createdAt: z.optional(z.int()),
  /** As Bitwarden writes it, with its billing period. */
  planName: z.optional(z.string()),
});
export type KeptClient = z.output<typeof keptClient>;

const clientList = z.strictObject({ syncedAt: z.int(), clients: z.array(keptClient) });
export type KeptClientList = z.output<typeof clientList>;

const pinned = z.strictObject({
  /** Of the key at first use, or of the one a person acknowledged last. */
  pin: z.string(),
  /** Of the key seen last. */
  seen: z.string(),
  /** When it was first seen to be another; null while it is the one it was. */
  changedAt: z.nullable(z.int()),
});
export type Pinned = z.output<typeof pinned>;

const pins = z.strictObject({
  provider: z.nullable(pinned),
  clients: z.record(z.string(), pinned),
  /** Clients whose two wrapped keys opened to two keys when they were seen last. */
  twoWays: z.array(shape.clientId),
});
export type KeptPins = z.output<typeof pins>;

const labels = z.record(z.string(), keptLabels);
/** By client; one that is not there was never labelled. */
export type KeptLabelSets = z.output<typeof labels>;

const onboarding = z.record(z.string(), z.array(tick));
/** By client: what people ticked off of its checklist. */
export type KeptOnboarding = z.output<typeof onboarding>;

const namedClient = z.strictObject({
  id: shape.clientId,
  linkId: shape.linkId,
  name: z.string(),
  code: z.string(),
  hue: z.enum(HUES),
});
/** Clients by link, people by account and by row. */
const names = z.strictObject({
  clients: z.record(z.string(), namedClient),
  people: z.record(z.string(), z.string()),
});
export type KeptNames = z.output<typeof names>;

export type KeptLogIndex = z.output<typeof logIndex>;
/** How far the log was seen; epoch milliseconds. */
const seen = z.strictObject({ at: z.optional(z.int()) });
export type KeptSeen = z.output<typeof seen>;

const organization = z.strictObject({
  id: shape.clientId,
  name: z.string(),
  plan: z.string(),
  seats: z.nullable(z.int()),
});
/** One of one's own, that no provider looks after. */
export type KeptOrganization = z.output<typeof organization>;

const seatBook: z.ZodMiniType<Partial<SeatBook>, unknown> = z.strictObject({
  internal: z.array(z.string()),
  day: z.string(),
  months: z.array(seatMonth),
});

const policies: z.ZodMiniType<PolicyRule[], unknown> = z.array(policyRule);

/** Every kind of record that is sealed on disk. */
export function createRecords(disk: Disk) {
  return {
    refreshToken: sealedValue(disk, 'refresh-token', z.string()),
    /** Of the organizations the account belongs to directly, so that they bind while there is no server. */
    policies: sealedValue(disk, 'policies', policies),
    profile: sealedValue(disk, 'profile', profile),
    /** One record per provider, named after its id. */
    clients: sealedValue(disk, 'clients', clientList),
    /** One record per provider, named after its id. */
    pins: sealedValue(disk, 'pins', pins),
    /** One record per provider, named after its id: when whom an invitation was sent, by address. */
    invitations: sealedValue(disk, 'invitations', z.record(z.string(), z.int())),
    /** One record per provider, named after its id: what public keys are known again by, by account. */
    peoplePins: sealedValue(disk, 'people-pins', z.record(z.string(), z.string())),
    /** One record per provider, named after its id: links of clients that were seen to stay half made. */
    halfMade: sealedValue(disk, 'half-made', z.array(shape.linkId)),
    jobs: sealedValue(disk, 'jobs', z.array(job)),
    /** One record per provider, named after its id. */
    labels: sealedValue(disk, 'labels', labels),
    /** One record per provider, named after its id. */
    onboarding: sealedValue(disk, 'onboarding', onboarding),
    /** One record per provider, named after its id. */
    usage: sealedValue(disk, 'usage', shape.usages),
    /** Of all that was ever in this provider's log; one record per provider, named after its id. */
    names: sealedValue(disk, 'names', names),
    /** One record per log, named after its provider, and after its client where it is one's. */
    logIndex: sealedValue(disk, 'log-index', logIndex),
    /** As the log, and the number of the segment. */
    logSegment: sealedValue(disk, 'log-segment', logSegment),
    /** One record per provider, named after its id. */
    logNotes: sealedValue(disk, 'log-notes', z.strictObject({ revision: z.int(), notes: logNotes })),
    /** Organizations one belongs to and that no provider looks after. */
    organizations: sealedValue(disk, 'organizations', z.array(organization)),
    /** One record per provider, named after its id. */
    seatBook: sealedValue(disk, 'seat-book', seatBook),
    /** One record per provider, named after its id. */
    seen: sealedValue(disk, 'seen', seen),
  };
}

export type Records = ReturnType<typeof createRecords>;
