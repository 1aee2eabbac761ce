import type { Clock } from '../clock.ts';
import type { Account, Client, Provider, ProviderUser } from '../model.ts';
import { EventLog } from './eventLog.ts';
import { EVENT, type LogRow } from './logRow.ts';

/** Who did it, and from where. */
export interface Source {
  actingUserId?: string;
  deviceType?: number;
  ipAddress: string;
}

/** What each log starts with. */
export interface SeededLogs {
  provider(id: string): LogRow[];
  client(id: string): LogRow[];
  account(id: string): LogRow[];
}

/** The three kinds of log and the rules which of them an event reaches (reference/provider-api.md sections 1.1 and 5). */
export class Audit {
  readonly #seeded: SeededLogs;
  readonly #clock: Clock;
  readonly #logs = new Map<string, EventLog>();
  readonly #written = new Map<number, number>();

  constructor(seeded: SeededLogs, clock: Clock) {
    this.#seeded = seeded;
    this.#clock = clock;
  }

  ofProvider(id: string): EventLog {
    return this.#log(`provider/${id}`, () => this.#seeded.provider(id));
  }

  ofClient(id: string): EventLog {
    return this.#log(`client/${id}`, () => this.#seeded.client(id));
  }

  ofAccount(id: string): EventLog {
    return this.#log(`account/${id}`, () => this.#seeded.account(id));
  }

  /** Rows written since the start, by type. */
  counts(): Record<string, number> {
    return Object.fromEntries(this.#written);
  }

  /** An event of an account: once bare, and once for each provider it is a confirmed user of. */
  writeUserEvent(type: number, account: Account, providers: Provider[], source: Source): void {
    const row = { type, userId: account.id, ...source, actingUserId: account.id };
    this.#write(this.ofAccount(account.id), row);
    for (const provider of providers) this.#writeToProvider(provider, row);
  }

  writeProviderUserEvent(type: number, provider: Provider, person: ProviderUser, source: Source): void {
    const user = person.accountId === null ? {} : { userId: person.accountId };
    this.#writeToProvider(provider, { type, providerUserId: person.id, ...user, ...source });
  }

  /** A provider user opened a client's vault: one row in each of the two logs; a direct member's names no provider. */
  writeVaultAccess(provider: Provider, client: Client, isMember: boolean, source: Source): void {
    this.#writeToProvider(provider, {
      type: EVENT.clientVaultAccessed,
      providerOrganizationId: client.linkId,
      ...source,
    });
    if (!client.enabled) return;
    this.#write(this.ofClient(client.id), {
      type: EVENT.organizationVaultAccessed,
      organizationId: client.id,
      ...(isMember ? {} : { providerId: provider.id }),
      ...source,
    });
  }

  /** A provider that is suspended or has no events gets none. */
  #writeToProvider(provider: Provider, row: Omit<LogRow, 'at' | 'providerId'>): void {
    if (provider.enabled && provider.useEvents) {
      this.#write(this.ofProvider(provider.id), { ...row, providerId: provider.id });
    }
  }

  #write(log: EventLog, row: Omit<LogRow, 'at'>): void {
    log.write({ ...row, at: this.#clock.now() });
    this.#written.set(row.type, (this.#written.get(row.type) ?? 0) + 1);
  }

  #log(name: string, seeded: () => LogRow[]): EventLog {
    const known = this.#logs.get(name);
    if (known) return known;
    const log = new EventLog(seeded);
    this.#logs.set(name, log);
    return log;
  }
}
