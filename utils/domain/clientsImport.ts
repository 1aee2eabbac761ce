import { isAddress } from './addresses.ts';
import { foldLetters } from './letters.ts';
import { type ClientPlan, creatablePlans, type NewClient } from './newClient.ts';
import type { ProviderKind } from './providers.ts';
import {
  PLAN_PARTS,
  type TypedClient,
  type TypedProblems,
  tidyName,
  toNewClient,
  typedProblems,
} from './typedClient.ts';

/** What a column of a pasted table can mean. */
export const IMPORT_FIELDS = ['name', 'ownerEmail', 'plan', 'seats'] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** By field, which column it is; null: none, and the same for all is chosen beside. */
export type ColumnMap = Readonly<Record<ImportField, number | null>>;

/** What the heads of such columns are called. */
const HEADS: Record<ImportField, RegExp> = {
  ownerEmail: /e-?mail|owner|address/,
  seats: /seat|licen[cs]e|users?\b|quantity/,
  plan: /plan|product|tier|subscription/,
  name: /name|client|customer|company|organi[sz]ation/,
};

/** In the order in which they choose: an owner's name is an owner before it is a name. */
const CHOOSING: readonly ImportField[] = ['ownerEmail', 'seats', 'plan', 'name'];

export interface GuessedColumns {
  map: ColumnMap;
  /** The first row names the columns. */
  hasHead: boolean;
}

/** What each column may mean, by its head or, where there is none, by what is in it. */
export function guessColumns(rows: readonly string[][]): GuessedColumns {
  const [first = [], second] = rows;
  const cells = first.map((cell) => foldLetters(cell));
  const hasHead =
    !cells.some((cell) => isAddress(cell)) && cells.some((cell) => cell.length > 0 && !/^\d+$/.test(cell));
  const taken = new Set<number>();
  const map: Record<ImportField, number | null> = { name: null, ownerEmail: null, plan: null, seats: null };
  const meant: Record<ImportField, (cell: string, at: number) => boolean> = {
    ownerEmail: (cell) => isAddress(cell),
    seats: (cell) => /^\d+$/.test(cell),
    plan: (cell) => planOf(cell, []) !== null,
    name: () => true,
  };
  const looked = (hasHead ? (second ?? []) : first).map((cell) => foldLetters(cell));
  for (const field of CHOOSING) {
    const isFree = (at: number) => !taken.has(at);
    const byHead = hasHead ? cells.findIndex((cell, at) => isFree(at) && HEADS[field].test(cell)) : -1;
    const found = byHead >= 0 ? byHead : looked.findIndex((cell, at) => isFree(at) && meant[field](cell, at));
    if (found < 0) continue;
    map[field] = found;
    taken.add(found);
  }
  return { map, hasHead };
}

/** `Teams`, `enterprise monthly`, `Enterprise (Annually)`; without a period the first that may be created. */
export function planOf(text: string, creatable: readonly ClientPlan[]): ClientPlan | null {
  const folded = foldLetters(text);
  const name = /\bteams?\b/.test(folded) ? 'Teams' : /\benterprise\b/.test(folded) ? 'Enterprise' : null;
  if (name === null) return null;
  const cadence = /annual|year/.test(folded) ? 'annual' : /month/.test(folded) ? 'monthly' : null;
  const isMeant = (plan: ClientPlan) =>
    PLAN_PARTS[plan].name === name && (cadence === null || PLAN_PARTS[plan].cadence === cadence);
  const all = Object.keys(PLAN_PARTS) as ClientPlan[];
  return creatable.find(isMeant) ?? all.find(isMeant) ?? null;
}

export interface ImportedClient {
  /** Of the pasted table, counted from 1 with its head. */
  line: number;
  typed: TypedClient;
  /** As the plan stands there. */
  planText: string;
  problems: TypedProblems;
  /** null: something is wrong. */
  client: NewClient | null;
  /** The name is a client's already, or stands further up: likely the same one again. */
  isKnown: boolean;
}

export interface ImportOptions {
  kind: ProviderKind;
  /** Of the clients there are. */
  names: readonly string[];
  /** Where the table does not say. */
  plan: ClientPlan | null;
  seats: string;
}

const nameKey = (name: string) => foldLetters(tidyName(name));

/** Each row as a client to be made, with what is wrong with it. */
export function importClients(
  rows: readonly string[][],
  { map, hasHead }: GuessedColumns,
  { kind, names, plan, seats }: ImportOptions,
): ImportedClient[] {
  const known = new Set(names.map(nameKey));
  const creatable = creatablePlans(kind);
  return rows.slice(hasHead ? 1 : 0).map((row, at) => {
    const cell = (field: ImportField) => (map[field] === null ? '' : (row[map[field]] ?? ''));
    const planText = cell('plan');
    const typed: TypedClient = {
      name: cell('name'),
      ownerEmail: cell('ownerEmail').replace(/^mailto:/i, ''),
      plan: planText === '' ? plan : planOf(planText, creatable),
      seats: cell('seats') || seats,
    };
    const key = nameKey(typed.name);
    const isKnown = key !== '' && known.has(key);
    known.add(key);
    return {
      line: at + (hasHead ? 2 : 1),
      typed,
      planText,
      problems: typedProblems(typed, kind),
      client: toNewClient(typed, kind),
      isKnown,
    };
  });
}

/** How many seats of each plan they take together. */
export function seatsByPlan(clients: readonly Pick<NewClient, 'plan' | 'seats'>[]): Map<ClientPlan, number> {
  const sums = new Map<ClientPlan, number>();
  for (const { plan, seats } of clients) sums.set(plan, (sums.get(plan) ?? 0) + seats);
  return sums;
}
