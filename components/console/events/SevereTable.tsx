import { Shield } from 'lucide-preact';
import { useMemo } from 'preact/hooks';
import type { LogEvent } from '../../../utils/domain/events.ts';
import { deedWords } from '../../../utils/domain/eventWords.ts';
import type { LoggedEvent } from '../../../utils/domain/loggedEvent.ts';
import { blindRules, findSevere, type LogKind, type SevereEvent } from '../../../utils/domain/severity.ts';
import { formatNumber, t, tMember } from '../../../utils/domain/text.ts';
import { age, fullTime } from '../../../utils/domain/time.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { EventText } from '../../shared/EventText.tsx';
import { Grid, type GridColumn } from '../table/Grid.tsx';
import { CopyCell, isCopyKey } from './CopyCell.tsx';

const ROW_HEIGHT = 48;

interface SevereTableProps {
  events: readonly LoggedEvent[];
  kind: LogKind;
  now: number;
  copy: (event: LogEvent) => void;
}

/** What the rules cannot see in such a log is said, so that silence is not taken for quiet. */
function BlindRules({ kind }: { kind: LogKind }) {
  const blind = blindRules(kind).map((rule) => tMember('severity', rule));
  if (blind.length === 0) return null;
  return (
    <p class="small text-2">
      {t(kind === 'client' ? 'severity_blind_client' : 'severity_blind', blind.join(', '))}
    </p>
  );
}

/** What deserves a look, and why. */
export function SevereTable({ events, kind, now, copy }: SevereTableProps) {
  const found = useMemo(() => findSevere(events.map(({ event }) => event)), [events]);
  const columns: GridColumn<SevereEvent>[] = [
    {
      name: 'time',
      label: t('events_time'),
      width: '340px',
      narrow: '190px',
      cell: ({ event }) => (
        <time class="two-lines" dateTime={new Date(event.at).toISOString()}>
          <span class="tabular">{fullTime(event.at)}</span>
          <span class="caption text-3">{age(event.at, now)}</span>
        </time>
      ),
    },
    {
      name: 'why',
      label: t('severity_why'),
      width: 'minmax(140px, 1fr)',
      cell: ({ rule, count }) => (
        <span>
          {tMember('severity', rule)}
          {count > 1 && ` ${t('severity_times', formatNumber(count))}`}
        </span>
      ),
    },
    {
      name: 'event',
      label: t('events_event'),
      width: 'minmax(200px, 3fr)',
      cell: ({ event }) => (
        <div class="event-cell" title={deedWords(event)}>
          <EventText event={event} />
        </div>
      ),
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
    <>
      {found.length === 0 ? (
        <EmptyState icon={Shield} title={t('severity_none')}>
          <p>{t('severity_none_text')}</p>
        </EmptyState>
      ) : (
        <Grid
          label={t('panel_severe')}
          rows={found}
          keyOf={({ rule, event }) => `${rule} ${event.key}`}
          nameOf={({ event }) => event.key}
          columns={columns}
          order={null}
          onSort={() => undefined}
          rowHeight={ROW_HEIGHT}
          onKey={({ event }, key) => isCopyKey(key, () => copy(event))}
        />
      )}
      <BlindRules kind={kind} />
    </>
  );
}
