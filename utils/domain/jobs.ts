import type { Failure } from './failures.ts';
import type { ClientId, ProviderId } from './ids.ts';
import type { Span } from './logRange.ts';
import { PROVIDER_ROLES, type ProviderRole } from './providers.ts';
import type { LogKind } from './severity.ts';

/** Work that takes longer than a message, or does many things of which each can end differently. */
export const JOB_KINDS = [
  'invite',
  'resend',
  'confirm',
  'changeRole',
  'remove',
  'createClients',
  'loadLog',
] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/** `sending`: on its way, or it was when the worker ended. What became of it is looked up, never assumed. */
export const ITEM_STATES = ['waiting', 'sending', 'done', 'refused', 'unknown', 'cancelled'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** Why an item was refused or is unknown, as a closed set; each has a sentence `job_reason_<reason>`. */
export const ITEM_REASONS = [
  /** It was so already, and nothing was sent. */
  'already',
  'wrongState',
  'gone',
  'yourself',
  'lastAdmin',
  'policy',
  'keyChanged',
  'badAddress',
  'refused',
  /** It is there, and Bitwarden did not finish it. */
  'halfMade',
  /** It is there more than once, although it was asked for once. */
  'createdTwice',
  /** The answer was lost, and nothing that can be read says what became of it. */
  'lost',
] as const;
export type ItemReason = (typeof ITEM_REASONS)[number];

/** Most a job takes on. */
export const MOST_ITEMS = 500;

export interface JobItem {
  /** No two of a job have the same. */
  key: string;
  /** What a person knows it by. */
  label: string;
  /** What its kind needs to know besides. */
  detail: string | null;
  /** All of what is asked for, in words that are compared; the key, where that says it. */
  about?: string | undefined;
  state: ItemState;
  reason: ItemReason | null;
  /** How often it was sent. */
  tries: number;
  /** Sent without others, because a request with others was refused as a whole. */
  alone: boolean;
  /** Nothing is sent for it any more. */
  isCancelled?: boolean | undefined;
}

export type JobState = 'running' | 'paused' | 'ended';

export interface JobProgress {
  done: number;
  /** null: not known yet. */
  total: number | null;
}

/** Which log is read, and how far it is. */
export interface LogJob {
  of: LogKind;
  /** Whose, where it is a client's. */
  client: { id: ClientId; name: string } | null;
  range: Span;
  /** What of the range is read, by it or before it, as of when it was. */
  covered: Span[];
  /** How long the rest takes, in milliseconds, once that can be told. */
  left: number | null;
}

export interface Job {
  id: string;
  kind: JobKind;
  /** It acts for this provider alone, and waits while another one is worked for. */
  providerId: ProviderId;
  /** Epoch milliseconds, as the others. */
  startedAt: number;
  endedAt: number | null;
  state: JobState;
  /** What made it pause; null when a person did. */
  stoppedBy: Failure | null;
  /** Bitwarden asked to wait until then. */
  waitsUntil: number | null;
  progress: JobProgress;
  log?: LogJob | undefined;
  items: JobItem[];
  /** What its kind needs to go on, in its own words. */
  data: string;
}

export type JobItemView = Pick<JobItem, 'key' | 'label' | 'state' | 'reason'> & {
  /** Which role it gives, where that is what it is about. */
  role?: ProviderRole | undefined;
};

/** What pages are told of a job. */
export type JobView = Omit<Job, 'items' | 'data'> & {
  items: JobItemView[];
};

export const newItem = (
  key: string,
  label: string,
  detail: string | null = null,
  about?: string,
): JobItem => ({
  key,
  label,
  detail,
  about,
  state: 'waiting',
  reason: null,
  tries: 0,
  alone: false,
});

const isSettled = ({ state }: JobItem) => state !== 'waiting' && state !== 'sending';

export const progressOf = (items: readonly JobItem[]): JobProgress => ({
  done: items.filter(isSettled).length,
  total: items.length,
});

/** What is under way stays under way: it is looked up before the job ends, and not sent again. */
export const cancelItem = (item: JobItem): JobItem => ({
  ...item,
  isCancelled: true,
  state: item.state === 'waiting' ? 'cancelled' : item.state,
});

export const viewOf = ({ items, data: _own, ...job }: Job): JobView => ({
  ...job,
  items: items.map(({ key, label, state, reason, detail }) => {
    const role = PROVIDER_ROLES.find((each) => each === detail);
    return { key, label, state, reason, ...(role && { role }) };
  }),
});

/** Nothing is left to be done about it. */
export const endedWell = ({ state, reason }: Pick<JobItem, 'state' | 'reason'>): boolean =>
  state === 'done' && reason !== 'halfMade' && reason !== 'createdTwice';

/** How many items ended how. */
export function countItems(items: readonly Pick<JobItem, 'state'>[]): Record<ItemState, number> {
  const counts: Record<ItemState, number> = {
    waiting: 0,
    sending: 0,
    done: 0,
    refused: 0,
    unknown: 0,
    cancelled: 0,
  };
  for (const { state } of items) counts[state]++;
  return counts;
}

type Work = Pick<Job, 'kind' | 'providerId' | 'items' | 'log'>;

const aboutOf = ({ kind, providerId, items, log }: Work): string =>
  JSON.stringify([
    kind,
    providerId,
    items.map(({ key, about = key }) => about).sort(),
    log && [log.of, log.client?.id, log.range.start, log.range.end],
  ]);

/** Whether both do the same to the same. */
export const isSameWork = (one: Work, other: Work): boolean => aboutOf(one) === aboutOf(other);

/** What is to be sealed to a person's key is sealed to the one that was compared last, and to none before it. */
export function supersededBy({ kind, items }: Job, job: Job): Job {
  if (kind !== 'confirm' || job.kind !== kind) return job;
  const after = job.items.map((item) =>
    items.some(({ key }) => key === item.key) ? { ...cancelItem(item), about: undefined } : item,
  );
  return { ...job, items: after, progress: progressOf(after) };
}
