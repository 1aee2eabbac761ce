import type { ComponentChildren } from 'preact';
import type { LogEvent } from '../../utils/domain/events.ts';
import { t, tMember } from '../../utils/domain/text.ts';

/** Stands where the object goes until the words are split there; no catalogue contains it. */
const HERE = '\uE000';

/** The words of an event without an object: a member of their own, or those with the gap closed. */
function bareWords(type: number): string {
  const bare = tMember('event', `${type}_bare`);
  if (bare) return bare;
  return tMember('event', type, HERE).replaceAll(HERE, '').replace(/\s+/g, ' ').trim();
}

function words(event: LogEvent): ComponentChildren {
  if (event.object === null) {
    return bareWords(event.type) || t('event_unknown', event.type);
  }
  const template = tMember('event', event.type, HERE);
  if (!template) return t('event_unknown', event.type);
  const [before, ...after] = template.split(HERE);
  if (after.length === 0) return before;
  return (
    <>
      {before}
      <bdi class="strong">{event.object}</bdi>
      {after.join(event.object)}
    </>
  );
}

/** One line of a log: who, did what, to what. Words are `event_<type>` of the catalogue. */
export function EventText({ event }: { event: LogEvent }) {
  return (
    <>
      {event.actor === null ? t('event_nobody') : <bdi class="strong">{event.actor}</bdi>} {words(event)}
    </>
  );
}
