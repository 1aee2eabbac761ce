import type { EventFilter } from '../../../utils/domain/eventFilter.ts';
import { typeWords } from '../../../utils/domain/eventWords.ts';
import { dateOf } from '../../../utils/domain/logRange.ts';
import { type MessageKey, t, tMember } from '../../../utils/domain/text.ts';

/** What a filter asks for, for a file that is read without the page it came from. */
export function filterWords({ text, within, group, type, client, ...filter }: EventFilter): string {
  const parts: [MessageKey, string | null][] = [
    ['events_search', text.trim() || null],
    ['events_actor', filter.actor],
    ['events_person', filter.person],
    ['events_client', client === '' ? t('events_no_client') : client],
    ['events_event', type === null ? group && tMember('event_group', group) : typeWords(type)],
    ['events_device', filter.device],
    ['events_address', filter.ip],
    ['events_dates', within && `${dateOf(within.start)} – ${dateOf(within.end)}`],
  ];
  return parts
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${t(name)}: ${value}`)
    .join('; ');
}
