import {
  countItems,
  type ItemReason,
  type ItemState,
  type JobView,
  type LogJob,
} from '../../../utils/domain/jobs.ts';
import { plainText } from '../../../utils/domain/plainText.ts';
import {
  currentLocale,
  formatNumber,
  type MessageKey,
  t,
  tCount,
  tMember,
} from '../../../utils/domain/text.ts';
import { exactClock } from '../../../utils/domain/time.ts';
import { logJobProgress } from './logJobWords.ts';

/** What loads a log is named after the log. */
export const LOG_NAMES = {
  provider: 'job_load_provider',
  client: 'job_load_client',
  account: 'job_load_account',
} as const satisfies Record<LogJob['of'], MessageKey>;

const NAMES = {
  invite: 'job_invite',
  resend: 'job_resend',
  confirm: 'job_confirm',
  changeRole: 'job_change_role',
  remove: 'job_remove',
  createClients: 'job_create_clients',
} as const satisfies Record<Exclude<JobView['kind'], 'loadLog'>, string>;

/** What is done, and to how many. */
export function jobName({ kind, items, log }: JobView): string {
  if (kind !== 'loadLog') return tCount(NAMES[kind], items.length);
  return t(LOG_NAMES[log?.of ?? 'provider'], plainText(log?.client?.name ?? ''));
}

const STATES = {
  waiting: 'job_item_waiting',
  sending: 'job_item_sending',
  done: 'job_item_done',
  refused: 'job_item_refused',
  unknown: 'job_item_unknown',
  cancelled: 'job_item_cancelled',
} as const satisfies Record<ItemState, MessageKey>;

export const itemState = (state: ItemState): string => t(STATES[state]);

/** How one of them ended, and why where that is known. */
export const itemEnding = ({ state, reason }: JobView['items'][number]): string =>
  reason ? `${itemState(state)}, ${itemReason(reason)}` : itemState(state);

export const itemReason = (reason: ItemReason): string => tMember('job_reason', reason);

/** Only what there is of it. */
function endings({ items }: JobView): string {
  const { done, refused, unknown, cancelled } = countItems(items);
  const parts = [
    done > 0 && tCount('job_done', done),
    refused > 0 && tCount('job_refused', refused),
    unknown > 0 && tCount('job_unknown', unknown),
    cancelled > 0 && tCount('job_cancelled', cancelled),
  ].filter((part) => part !== false);
  return new Intl.ListFormat(currentLocale(), { type: 'unit', style: 'short' }).format(parts);
}

/** How far it is, or how it ended. */
export function jobProgress(job: JobView): string {
  const { state, waitsUntil, progress, log } = job;
  if (log) return logJobProgress(job, log);
  if (state === 'ended') return job.items.length > 0 ? endings(job) : t('job_ended');
  const done = formatNumber(progress.done);
  const far =
    progress.total === null
      ? t('job_progress_open', done)
      : t('job_progress', done, formatNumber(progress.total));
  if (state === 'paused') return t('job_paused', far);
  return waitsUntil === null ? far : t('job_waits', far, exactClock(waitsUntil));
}
