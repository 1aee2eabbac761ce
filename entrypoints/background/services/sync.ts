import { byName, clientTrouble, planName } from '../../../utils/domain/clients.ts';
import { FailureError } from '../../../utils/domain/failures.ts';
import { packFeatures } from '../../../utils/domain/features.ts';
import { codesFor, hueOf } from '../../../utils/domain/identity.ts';
import { plainText } from '../../../utils/domain/plainText.ts';
import type { Provider, ProviderRules } from '../../../utils/domain/providers.ts';
import { readClaims } from '../../../utils/wire/claims.ts';
import { getClients, type ProviderOrganization } from '../../../utils/wire/clients.ts';
import { type ConfigResponse, getConfig } from '../../../utils/wire/config.ts';
import {
  getSync,
  type ProfileOrganization,
  type ProfileProvider,
  type ProfileProviderOrganization,
  type SyncResponse,
} from '../../../utils/wire/sync.ts';
import type { Platform } from '../platform.ts';
import type { KeptClient, KeptProvider } from '../stores/records.ts';
import type { ApiService, Urgency } from './api.ts';
import type { Changes } from './changes.ts';
import type { Directory } from './directory.ts';
import type { Keyring } from './keyring.ts';
import type { LockSettingsService } from './lockSettings.ts';
import { directMemberships, memberKeyOf, toMembership } from './memberships.ts';
import { type Noticing, rulesOf as policyRulesOf } from './noticing.ts';
import type { Pins } from './pins.ts';
import type { SeatBookService } from './seatBook.ts';
import type { SessionService } from './session.ts';

const ITEMS_FLAG = 'provider-item-management';
const ROLES = ['providerAdmin', 'serviceUser'] as const;
const KINDS = ['msp', 'reseller', 'businessUnit'] as const;
const STATUSES = ['pending', 'created', 'billable'] as const;

interface SyncDependencies {
  platform: Platform;
  session: SessionService;
  api: ApiService;
  keyring: Keyring;
  pins: Pins;
  noticing: Noticing;
  lockSettings: LockSettingsService;
  directory: Directory;
  seatBook: Pick<SeatBookService, 'hear' | 'note'>;
  changed: Changes;
  repaint: () => Promise<void>;
}

/** The stricter rule unless the server announces the other (design section 1). */
function rulesOf({ providerStatus }: ProfileProvider, config: ConfigResponse | null): ProviderRules {
  return {
    items: config?.featureStates?.[ITEMS_FLAG] === true ? 'owner' : 'read',
    billing: STATUSES[providerStatus] === 'billable' ? 'consolidated' : 'separate',
  };
}

function toProvider(wire: ProfileProvider, config: ConfigResponse | null, clientCount: number): Provider {
  const kind = KINDS[wire.providerType];
  const status = STATUSES[wire.providerStatus];
  const role = ROLES[wire.type];
  if (!kind || !status || !role) throw new FailureError('unexpectedAnswer');
  return {
    id: wire.id,
    name: plainText(wire.name),
    role,
    kind,
    status,
    enabled: wire.enabled,
    rules: rulesOf(wire, config),
    clientCount,
  };
}

function createdAt({ creationDate }: ProviderOrganization): Pick<KeptClient, 'createdAt'> {
  const at = Math.floor(Date.parse(creationDate ?? ''));
  return Number.isNaN(at) ? {} : { createdAt: at };
}

/** Reads what Bitwarden says now of the account's providers and of the current one's clients. */
export function createSync(dependencies: SyncDependencies) {
  const {
    platform,
    session,
    api,
    keyring,
    pins,
    noticing,
    lockSettings,
    directory,
    seatBook,
    changed,
    repaint,
  } = dependencies;
  let running: { key: string; isQuiet: boolean; done: Promise<void> } | null = null;

  async function toClients(
    rows: ProviderOrganization[],
    organizations: Map<string, ProfileProviderOrganization>,
    direct: Map<string, ProfileOrganization>,
    { provider, wrappedKey }: KeptProvider,
    era: string,
  ): Promise<KeptClient[]> {
    const keys = rows.map((row) => ({
      id: row.organizationId,
      wrappedKey: organizations.get(row.organizationId)?.key ?? row.key ?? null,
      memberKey: memberKeyOf(direct.get(row.organizationId)),
    }));
    const seen = await keyring.examine(wrappedKey, keys);
    await pins.compare(era, provider.id, seen);
    const named = rows.map((row) => ({ id: row.organizationId, name: plainText(row.organizationName) }));
    const codes = codesFor(named);
    const compare = byName();
    return rows
      .map((row, i): KeptClient => {
        const organization = organizations.get(row.organizationId);
        const isEnabled = organization?.enabled ?? false;
        const membership = direct.get(row.organizationId);
        return {
          wrappedKey: keys[i]?.wrappedKey ?? null,
          memberKey: keys[i]?.memberKey ?? null,
          ...createdAt(row),
          ...(row.plan === null ? {} : { planName: row.plan }),
          client: {
            id: row.organizationId,
            linkId: row.id,
            name: named[i]?.name ?? '',
            plan: planName(row.plan),
            seats: { used: row.occupiedSeats, total: row.seats },
            trouble: clientTrouble({ isEnabled, opens: typeof seen.clients[i]?.pin === 'string' }),
            features: packFeatures((feature) => organization?.[feature]),
            membership: membership ? toMembership(membership) : null,
            hue: hueOf(row.organizationId),
            code: codes.get(row.organizationId) ?? '',
          },
        };
      })
      .sort((a, b) => compare(a.client, b.client));
  }

  async function syncProfile(era: string, urgency: Urgency): Promise<SyncResponse> {
    const [answer, config] = await Promise.all([
      api.send(getSync(), urgency),
      api.send(getConfig(), urgency).catch((): ConfigResponse | null => null),
    ]);
    const { accountId } = await session.requireEra(era);
    if (answer.profile.id !== accountId) throw new FailureError('unexpectedAnswer');
    await noticing.notice(era, answer);
    await lockSettings.hearPolicies(era, policyRulesOf(answer));
    await seatBook.hear(era, answer.profile);

    const counts = new Map<string, number>();
    for (const { providerId: id } of answer.profile.providerOrganizations)
      counts.set(id, (counts.get(id) ?? 0) + 1);
    const providers = answer.profile.providers.map(
      (wire): KeptProvider => ({
        provider: toProvider(wire, config, counts.get(wire.id) ?? 0),
        wrappedKey: wire.key ?? null,
      }),
    );
    const listed = new Set<string>(providers.map(({ provider }) => provider.id));
    const adminOf = readClaims(await api.accessToken())?.adminOf ?? [];
    await directory.writeProfile(era, { providers, notSetUp: adminOf.some((id) => !listed.has(id)) });
    return answer;
  }

  async function syncAll(era: string, urgency: Urgency): Promise<void> {
    const { profile } = await syncProfile(era, urgency);
    const { accountId, epoch } = await session.requireEra(era);
    const current = await directory.currentProvider();
    if (current) {
      const providerId = current.provider.id;
      const syncedAt = platform.now();
      const { data } = await api.send(
        getClients({ kind: 'provider', accountId, providerId, epoch }),
        urgency,
      );
      const organizations = new Map<string, ProfileProviderOrganization>(
        profile.providerOrganizations
          .filter((organization) => organization.providerId === providerId)
          .map((organization) => [organization.id, organization]),
      );
      const clients = await toClients(data, organizations, directMemberships(profile), current, era);
      await directory.writeList(era, providerId, { syncedAt, clients });
      await seatBook.note(era, providerId);
    }
    await repaint();
    await changed('providers', 'paint');
  }

  /**
   * Two who ask for the same get the answer of one run; who works for another provider meanwhile gets a run of its own.
   *
   * @param isQuiet nobody waits for it, as long as nobody else asks
   * @param isAnew one under way may have been answered before what is asked about
   */
  async function run(isQuiet = false, isAnew = false): Promise<void> {
    const { era } = await session.require();
    const counted = (await directory.currentProvider().catch(() => null))?.provider.id ?? '';
    const key = `${era}/${counted}`;
    if (running?.isQuiet && !isQuiet) {
      running.isQuiet = false;
      api.hurry();
    }
    if (running?.key === key && !isAnew) return running.done;
    const before = running?.done.catch(() => undefined);
    const mine = { key, isQuiet, done: Promise.resolve(before) };
    const urgency = { background: () => mine.isQuiet };
    mine.done = mine.done.then(() => syncAll(era, urgency));
    running = mine;
    try {
      await mine.done;
    } finally {
      if (running === mine) running = null;
    }
  }

  return {
    run,
    /** For whoever has written: begins afterwards. */
    renew: () => run(false, true),
    /** Whatever was ever heard is enough; otherwise asks. */
    async ensureProfile(): Promise<void> {
      if (!(await directory.readProfile())) await run();
    },
    async ensureClients(): Promise<void> {
      if (!(await directory.clients())) await run();
    },
  };
}
