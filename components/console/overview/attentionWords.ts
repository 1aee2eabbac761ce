import type { AttentionItem, AttentionKind } from '../../../utils/domain/attention.ts';
import { type MessageKey, t, tCount, tMember } from '../../../utils/domain/text.ts';

/** What is the case, in a sentence that counts. */
const TITLES = {
  onlyAdmin: 'attention_only_admin',
  severe: 'attention_severe',
  teamChanged: 'attention_team',
  halfMade: 'attention_half_made',
  seatsOver: 'attention_seats_over',
  serverWarning: 'attention_warning',
  waiting: 'attention_waiting',
  unreadable: 'attention_unreadable',
  suspended: 'attention_suspended',
  dropped: 'attention_dropped',
  seatsFull: 'attention_seats_full',
  seatsNear: 'attention_seats_near',
} as const satisfies Record<AttentionKind, string>;

/** What follows from it. */
const TEXTS: Partial<Record<AttentionKind, MessageKey>> = {
  onlyAdmin: 'attention_only_admin_text',
  halfMade: 'attention_half_made_text',
  seatsOver: 'attention_seats_over_text',
  unreadable: 'attention_unreadable_text',
  suspended: 'attention_suspended_text',
  dropped: 'attention_dropped_text',
  seatsFull: 'attention_seats_full_text',
};

const ACTIONS: Record<AttentionKind, MessageKey> = {
  onlyAdmin: 'attention_promote',
  severe: 'attention_review',
  teamChanged: 'attention_review',
  halfMade: 'attention_see_clients',
  seatsOver: 'attention_see_clients',
  serverWarning: 'attention_review',
  waiting: 'attention_confirm',
  unreadable: 'attention_see_clients',
  suspended: 'attention_see_clients',
  dropped: 'attention_review',
  seatsFull: 'attention_see_clients',
  seatsNear: 'attention_see_clients',
};

export const attentionTitle = ({ kind, count }: AttentionItem) => tCount(TITLES[kind], count);
export const attentionText = ({ kind }: AttentionItem) => {
  const key = TEXTS[kind];
  return key ? t(key) : '';
};
export const attentionAction = ({ kind }: AttentionItem) => t(ACTIONS[kind]);

/** Rules of severity have names of their own. */
export const attentionNames = ({ kind, names }: AttentionItem): readonly string[] =>
  kind === 'severe' ? names.map((rule) => tMember('severity', rule)) : names;
