import {
  type ClientPlan,
  creatablePlans,
  type NewClient,
  type NewClientProblem,
  newClientProblem,
  tidied,
} from './newClient.ts';
import type { ProviderKind } from './providers.ts';
import { readCsv } from './readCsv.ts';

/** What a table of new clients must say. */
export const CLIENT_FIELDS = ['name', 'ownerEmail', 'plan', 'seats'] as const;
export type ClientField = (typeof CLIENT_FIELDS)[number];

/** Which column says what; null: none does. */
export type ClientColumns = Record<ClientField, number | null>;

export interface ClientsTable {
  /** Heads of the columns; empty where the table begins with a client. */
  heads: string[];
  columns: ClientColumns;
  rows: { line: number; cells: string[] }[];
}

/** Worth a look, and nothing that stands in the way: clients may share a name. */
export type ClientWarning = 'twice' | 'existing';

export interface CandidateClient {
  line: number;
  /** As it was written. */
  written: Record<ClientField, string>;
  /** null: it cannot be created like that. */
  client: NewClient | null;
  problem: NewClientProblem | null;
  warning: ClientWarning | null;
}

const WORDS: Record<ClientField, RegExp> = {
  ownerEmail: /mail|owner|address/i,
  plan: /plan|product|tier|licen[cs]e/i,
  seats: /seat|users?$|quantity|number|count/i,
  name: /name|client|customer|compan|organi[sz]ation|account/i,
};
const BY_PLACE: ClientColumns = { name: 0, ownerEmail: 1, plan: 2, seats: 3 };

function columnsOf(heads: readonly string[]): ClientColumns {
  const taken = new Set<number>();
  const find = (field: ClientField): number | null => {
    const at = heads.findIndex((head, index) => !taken.has(index) && WORDS[field].test(head));
    if (at < 0) return null;
    taken.add(at);
    return at;
  };
  // the narrowest words first: "owner's name" is no name of a client, "client e-mail" is an address
  const [ownerEmail, plan, seats] = [find('ownerEmail'), find('plan'), find('seats')];
  return { name: find('name'), ownerEmail, plan, seats };
}

/** A file as a table, and which column says what as far as its heads tell; a person may say otherwise. */
export function readClientsTable(text: string): ClientsTable {
  const [first, ...rest] = readCsv(text);
  if (!first) return { heads: [], columns: BY_PLACE, rows: [] };
  const isHead = !first.cells.some((cell) => cell.includes('@'));
  return isHead
    ? { heads: first.cells, columns: columnsOf(first.cells), rows: rest }
    : { heads: [], columns: BY_PLACE, rows: [first, ...rest] };
}

/** `Teams`, `teams (Monthly)`, `Enterprise annual` …, as far as this provider may; null for anything else. */
function planOf(text: string, kind: ProviderKind): ClientPlan | null {
  const isYearly = /annual|year/i.test(text);
  const plans = creatablePlans(kind);
  const named = plans.filter((plan) =>
    text.toLowerCase().startsWith(plan.startsWith('teams') ? 'team' : 'enter'),
  );
  return named.find((plan) => plan.endsWith('Annually') === isYearly) ?? null;
}

/** Grouped digits are read, anything that is not a whole number is none. */
const seatsOf = (text: string): number =>
  /^\d{1,3}(?:[ .,'\u00A0\u202F]?\d{3})*$/.test(text) ? Number(text.replace(/\D/g, '')) : Number.NaN;

/**
 * Every row with what is wrong with it. Nothing is guessed: what cannot be created as it is written stays out.
 *
 * @param existing names of the clients there are
 */
export function clientsIn(
  { rows, columns }: ClientsTable,
  kind: ProviderKind,
  existing: readonly string[],
): CandidateClient[] {
  const there = new Set(existing.map((name) => name.toLowerCase()));
  const seen = new Set<string>();
  return rows.map(({ line, cells }) => {
    const at = (field: ClientField) => cells[columns[field] ?? -1] ?? '';
    const written = { name: at('name'), ownerEmail: at('ownerEmail'), plan: at('plan'), seats: at('seats') };
    const plan = planOf(written.plan, kind);
    const seats = seatsOf(written.seats);
    const given = tidied({ ...written, plan: plan ?? 'teamsMonthly', seats });
    const problem = newClientProblem(given, kind) ?? (plan === null ? 'badPlan' : null);
    const name = given.name.toLowerCase();
    const warning = there.has(name) ? 'existing' : seen.has(name) ? 'twice' : null;
    seen.add(name);
    return { line, written, client: problem === null ? given : null, problem, warning };
  });
}
