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

/** `log` is the kind and the id of what it is the log of. */
export interface WrittenRow {
  log: string;
  row: LogRow;
}

/** The three kinds of log and the rules which of them an event reaches (reference/provider-api.md sections 1.1 and 5). */
export class Audit {
  readonly #seeded: SeededLogs;
  readonly #clock: Clock;
  readonly #logs = new Map<string, EventLog>();
  readonly #counts = new Map<number, number>();
  readonly #written: WrittenRow[] = [];

  constructor(seeded: SeededLogs, clock: Clock) {
    this.#seeded = seeded;
    this.#clock = clock;
  }

  ofProvider(id: string): EventLog {
    return this.#log('provider', id);
  }

  ofClient(id: string): EventLog {
    return this.#log('client', id);
  }

  ofAccount(id: string): EventLog {
    return this.#log('account', id);
  }

  /** Rows written since the start, by type. */
  counts(): Record<string, number> {
    return Object.fromEntries(this.#counts);
  }

  /** Rows that are not the seed's, with the name of their log. */
  written(): readonly WrittenRow[] {
    return this.#written;
  }

  /** Writes again what was written before a restart, which counts for nothing now. */
  restore(rows: readonly WrittenRow[]): void {
    for (const { log, row } of rows) {
      const [kind = '', id = ''] = log.split('/');
      if (kind !== 'provider' && kind !== 'client' && kind !== 'account') continue;
      this.#log(kind, id).write(row);
      this.#written.push({ log, row });
    }
  }

  /** An event of an account: once bare, and once for each provider it is a confirmed user of. */
  writeUserEvent(type: number, account: Account, providers: Provider[], source: Source): void {
    const row = { type, userId: account.id, ...source, actingUserId: account.id };
    this.#write('account', account.id, row);
    for (const provider of providers) this.#writeToProvider(provider, row);
  }

  writeProviderUserEvent(type: number, provider: Provider, person: ProviderUser, source: Source): void {
    const user = person.accountId === null ? {} : { userId: person.accountId };
    this.#writeToProvider(provider, { type, providerUserId: person.id, ...user, ...source });
  }

  /** A client was created, added or unlinked. */
  writeClientEvent(type: number, provider: Provider, { linkId }: Client, source: Source): void {
    this.#writeToProvider(provider, { type, providerOrganizationId: linkId, ...source });
  }

  /** A provider user changed somebody's membership of a client. */
  writeMemberEvent(type: number, provider: Provider, client: Client, memberId: string, source: Source): void {
    if (!client.enabled) return;
    const { id: organizationId } = client;
    const row = { type, organizationId, organizationUserId: memberId, providerId: provider.id, ...source };
    this.#write('client', organizationId, row);
  }

  /** A provider user opened a client's vault: one row in each of the two logs; a direct member's names no provider. */
  writeVaultAccess(provider: Provider, client: Client, isMember: boolean, source: Source): void {
    this.#writeToProvider(provider, {
      type: EVENT.clientVaultAccessed,
      providerOrganizationId: client.linkId,
      ...source,
    });
    if (!client.enabled) return;
    this.#write('client', client.id, {
      type: EVENT.organizationVaultAccessed,
      organizationId: client.id,
      ...(isMember ? {} : { providerId: provider.id }),
      ...source,
    });
  }

  /** A provider that is suspended or has no events gets none. */
  #writeToProvider(provider: Provider, row: Omit<LogRow, 'at' | 'providerId'>): void {
    if (provider.enabled && provider.useEvents) {
      this.#write('provider', provider.id, { ...row, providerId: provider.id });
    }
  }

  #write(kind: keyof SeededLogs, id: string, row: Omit<LogRow, 'at'>): void {
    const written = { ...row, at: this.#clock.now() };
    this.#log(kind, id).write(written);
    this.#written.push({ log: `${kind}/${id}`, row: written });
    this.#counts.set(row.type, (this.#counts.get(row.type) ?? 0) + 1);
  }

  #log(kind: keyof SeededLogs, id: string): EventLog {
    const name = `${kind}/${id}`;
    const known = this.#logs.get(name);
    if (known) return known;
    const log = new EventLog(() => this.#seeded[kind](id));
    this.#logs.set(name, log);
    return log;
  }
}
