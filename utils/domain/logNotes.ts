import type { EventFilter } from './eventFilter.ts';
import { VAULT_OPENED } from './eventGroups.ts';
import type { LogEvent } from './events.ts';
import type { AccountId, ProviderUserId } from './ids.ts';
import type { Person } from './people.ts';
import type { ProviderRole } from './providers.ts';
import type { VaultReason } from './vaultReason.ts';

export interface SavedFilter {
  name: string;
  filter: EventFilter;
}

export interface TeamMember {
  id: ProviderUserId;
  name: string;
  role: ProviderRole;
}

/** What a technician keeps beside the logs of a provider; on this computer alone, sealed. */
export interface LogNotes {
  /** By log: up to when somebody looked, in epoch milliseconds. */
  seen: Record<string, number>;
  /** The confirmed team as somebody looked at it last; null: nobody did. */
  team: TeamMember[] | null;
  filters: SavedFilter[];
  reasons: VaultReason[];
}

export const NO_NOTES: LogNotes = { seen: {}, team: null, filters: [], reasons: [] };

export const MOST_FILTERS = 50;
export const MOST_REASONS = 2_000;
export const LONGEST_FILTER_NAME = 60;

/** A filter under its name, in the place of one that had it. */
export function withFilter(notes: LogNotes, saved: SavedFilter): LogNotes {
  const others = notes.filters.filter(({ name }) => name !== saved.name);
  return { ...notes, filters: [...others, saved].slice(-MOST_FILTERS) };
}

export function withReason(notes: LogNotes, reason: VaultReason): LogNotes {
  return { ...notes, reasons: [...notes.reasons, reason].slice(-MOST_REASONS) };
}

/** Bitwarden records an opening a little before or some minutes after it was asked for here. */
const BEFORE = 60_000;
const AFTER = 10 * 60_000;

/** The reason for an opening of a vault by this account; null where none was written here. */
export function reasonFor(
  event: LogEvent,
  reasons: readonly VaultReason[],
  account: AccountId,
): string | null {
  if (!VAULT_OPENED.includes(event.type) || event.actorId !== account) return null;
  const about = reasons
    .filter(({ at, clientId }) => {
      const since = event.at - at;
      return clientId === event.client?.id && since >= -BEFORE && since <= AFTER;
    })
    .sort((a, b) => Math.abs(event.at - a.at) - Math.abs(event.at - b.at));
  return about[0]?.text ?? null;
}

/** What became different in a team, which the log does not carry. */
export interface TeamChange {
  kind: 'newAdmin' | 'roleChanged';
  name: string;
}

export const toTeam = (people: readonly Person[]): TeamMember[] =>
  people
    .filter(({ status }) => status === 'confirmed')
    .map(({ id, name, email, role }) => ({ id, name: name ?? email, role }));

/** Against the team as it was; nothing to compare with is no change. */
export function teamChanges(before: readonly TeamMember[] | null, now: readonly TeamMember[]): TeamChange[] {
  if (!before) return [];
  const roles = new Map(before.map(({ id, role }) => [id, role]));
  return now.flatMap(({ id, name, role }): TeamChange[] => {
    const was = roles.get(id);
    if (was === role) return [];
    if (role === 'providerAdmin') return [{ kind: 'newAdmin', name }];
    return was ? [{ kind: 'roleChanged', name }] : [];
  });
}
