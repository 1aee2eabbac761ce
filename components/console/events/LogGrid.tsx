import type { LogEvent } from '../../../utils/domain/events.ts';
import { deedWords } from '../../../utils/domain/eventWords.ts';
import type { LoggedEvent } from '../../../utils/domain/loggedEvent.ts';
import { t } from '../../../utils/domain/text.ts';
import { age, clock, dayName, fullTime } from '../../../utils/domain/time.ts';
import { EventText } from '../../shared/EventText.tsx';
import { Icon } from '../../shared/Icon.tsx';
import { Monogram } from '../../shared/Monogram.tsx';
import { Grid, type GridColumn } from '../table/Grid.tsx';
import { CopyCell, isCopyKey } from './CopyCell.tsx';

const DAY = 86_400_000;
const ROW_HEIGHT = 48;

export interface LogGridProps {
  /** Newest first; all of them, however many. */
  events: readonly LoggedEvent[];
  now: number;
  /** What the table is, for those who do not see the page around it. */
  caption: string;
  /** The provider's log names the client of each event; a client's own need not. */
  showsClient: boolean;
  /** Up to when somebody looked, in epoch milliseconds; null: nobody did. */
  seen: number | null;
  /** Copies a line about the event, for a ticket. */
  copy: (event: LogEvent) => void;
}

function Moment({ at, now }: { at: number; now: number }) {
  return (
    <time class="two-lines" dateTime={new Date(at).toISOString()} title={`${fullTime(at)}, ${age(at, now)}`}>
      <span class="tabular">{clock(at)}</span>
      <span class="caption text-3">{now - at < DAY ? age(at, now) : dayName(at)}</span>
    </time>
  );
}

function Client({ client }: { client: LogEvent['client'] }) {
  if (!client) return <span class="text-3">{t('events_provider')}</span>;
  return (
    <span class="client-cell">
      {client.code !== null && client.hue !== null && (
        <Monogram code={client.code} hue={client.hue} size="s" />
      )}
      <bdi class="cut" title={client.name}>
        {client.name}
      </bdi>
    </span>
  );
}

function Mark({ said }: LoggedEvent) {
  if (!said.isSevere) return null;
  return (
    <span class="severe" title={t('events_severe')}>
      <Icon name="warn" />
      <span class="visually-hidden">{t('events_severe')}</span>
    </span>
  );
}

/** Events newest first: when, how grave, who did what, for which client, from where. C copies the row the focus is in. */
export function LogGrid({ events, now, caption, showsClient, seen, copy }: LogGridProps) {
  const ofClient: GridColumn<LoggedEvent>[] = showsClient
    ? [
        {
          name: 'client',
          label: t('events_client'),
          width: 'minmax(150px, 1.2fr)',
          cell: ({ event }) => <Client client={event.client} />,
        },
      ]
    : [];
  const columns: GridColumn<LoggedEvent>[] = [
    {
      name: 'time',
      label: t('events_time'),
      width: '112px',
      cell: ({ event }) => <Moment at={event.at} now={now} />,
    },
    { name: 'mark', label: t('events_mark'), width: '18px', isSmall: true, cell: Mark },
    {
      name: 'event',
      label: t('events_event'),
      width: 'minmax(200px, 3fr)',
      cell: ({ event }) => (
        <div class="event-cell" title={deedWords(event)}>
          {seen !== null && event.at > seen && (
            <span class="unseen" title={t('since_unseen')}>
              <span class="visually-hidden">{t('since_unseen')}: </span>
            </span>
          )}
          <EventText event={event} />
        </div>
      ),
    },
    ...ofClient,
    {
      name: 'device',
      label: t('events_device'),
      width: 'minmax(124px, 1fr)',
      isOptional: true,
      cell: ({ from }) => <span class="small">{from.device}</span>,
    },
    {
      name: 'address',
      label: t('events_address'),
      width: '112px',
      isOptional: true,
      cell: ({ event }) => <span class="small tabular">{event.ip ?? t('device_unknown')}</span>,
    },
    {
      name: 'copy',
      label: t('note_copy'),
      width: '32px',
      isSmall: true,
      cell: ({ event }) => <CopyCell onCopy={() => copy(event)} />,
    },
  ];
  return (
    <Grid
      label={caption}
      rows={events}
      keyOf={({ event }) => event.key}
      nameOf={({ event }) => event.key}
      columns={columns}
      order={null}
      onSort={() => undefined}
      rowHeight={ROW_HEIGHT}
      onKey={({ event }, key) => isCopyKey(key, () => copy(event))}
    />
  );
}
