import type { Client } from './clients.ts';
import type { ClientId } from './ids.ts';
import { ownerOfCode } from './labelled.ts';
import { type KeptLabels, type LabelSet, MOST_TAGS, NEVER_LABELLED, tidyLabels } from './labels.ts';
import type { FileRow } from './labelsFile.ts';

/** What two people can have chosen differently. */
export const CHOSEN_FIELDS = ['tags', 'note', 'hue', 'code'] as const;
export type ChosenField = (typeof CHOSEN_FIELDS)[number];

/** `both` is for tags. */
export type Choice = 'mine' | 'theirs' | 'both';

export interface ImportedClient {
  client: Client;
  /** As it is here, and at which revision. */
  mine: KeptLabels;
  theirs: LabelSet;
  /** What there is only in the file, and is taken over. */
  adds: (ChosenField | 'favourite')[];
  /** What is here and different in the file: a person chooses. */
  conflicts: ChosenField[];
  /** Another client here has the code of the file, and keeps it. */
  codeOwner: Client | null;
}

export interface ImportPlan {
  /** Clients that something would change for. */
  changes: ImportedClient[];
  /** How many have everything already. */
  same: number;
  /** In the file and not among the clients of this provider. */
  unknown: FileRow[];
}

const isEmpty = (value: LabelSet[ChosenField]) => value === null || value.length === 0;

function differs(field: ChosenField, mine: LabelSet, theirs: LabelSet): boolean {
  if (isEmpty(theirs[field])) return false;
  if (field !== 'tags') return mine[field] !== theirs[field];
  const own = new Set(mine.tags.map((tag) => tag.toLowerCase()));
  return theirs.tags.some((tag) => !own.has(tag.toLowerCase()));
}

/** What a file would change here. Nothing that is here is in it without a choice. */
export function planImport(
  clients: readonly Client[],
  sets: Readonly<Record<string, KeptLabels>>,
  rows: readonly FileRow[],
): ImportPlan {
  const byId = new Map<string, Client>(clients.map((client) => [client.id, client]));
  const plan: ImportPlan = { changes: [], same: 0, unknown: [] };
  for (const row of rows) {
    const client = byId.get(row.id);
    if (!client) {
      plan.unknown.push(row);
      continue;
    }
    const mine = (Object.hasOwn(sets, row.id) && sets[row.id]) || NEVER_LABELLED;
    const owner = row.labels.code ? ownerOfCode(clients, sets, row.labels.code) : null;
    const codeOwner = owner && owner.id !== client.id ? owner : null;
    const theirs = codeOwner ? { ...row.labels, code: null } : row.labels;
    const other = CHOSEN_FIELDS.filter((field) => differs(field, mine.labels, theirs));
    const conflicts = other.filter((field) => !isEmpty(mine.labels[field]));
    const adds: ImportedClient['adds'] = other.filter((field) => isEmpty(mine.labels[field]));
    if (theirs.favourite && !mine.labels.favourite) adds.unshift('favourite');
    if (adds.length + conflicts.length === 0 && !codeOwner) plan.same++;
    else plan.changes.push({ client, mine, theirs, adds, conflicts, codeOwner });
  }
  return plan;
}

/** Both sides' tags; null when they are more than are kept. */
export function bothTags({ mine, theirs }: ImportedClient): string[] | null {
  return (
    tidyLabels({ ...mine.labels, tags: [...mine.labels.tags, ...theirs.tags].slice(0, 2 * MOST_TAGS) })
      ?.tags ?? null
  );
}

export interface ImportEdit {
  clientId: ClientId;
  revision: number;
  labels: LabelSet;
}

/**
 * What is written for a client; null when that is nothing new.
 *
 * @param choices by field in conflict; what was not chosen stays as it is here
 */
export function decideImport(
  imported: ImportedClient,
  choices: Partial<Record<ChosenField, Choice>>,
): ImportEdit | null {
  const { client, mine, theirs, adds, conflicts } = imported;
  const taken: (ChosenField | 'favourite')[] = [
    ...adds,
    ...conflicts.filter((field) => choices[field] === 'theirs'),
  ];
  const labels: LabelSet = { ...mine.labels };
  for (const field of taken) Object.assign(labels, { [field]: theirs[field] });
  if (conflicts.includes('tags') && choices.tags === 'both') labels.tags = bothTags(imported) ?? labels.tags;
  const isNew = taken.length > 0 || labels.tags !== mine.labels.tags;
  return isNew ? { clientId: client.id, revision: mine.revision, labels } : null;
}
