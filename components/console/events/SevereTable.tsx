import { Copy, Shield } from 'lucide-preact';
import { useMemo } from 'preact/hooks';
import type { LogEvent } from '../../../utils/domain/events.ts';
import type { LoggedEvent } from '../../../utils/domain/loggedEvent.ts';
import { blindRules, findSevere, type LogKind } from '../../../utils/domain/severity.ts';
import { formatNumber, t, tMember } from '../../../utils/domain/text.ts';
import { age, fullTime } from '../../../utils/domain/time.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { EventText } from '../../shared/EventText.tsx';
import { IconButton } from '../../shared/IconButton.tsx';

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
  return (
    <>
      {found.length === 0 ? (
        <EmptyState icon={Shield} title={t('severity_none')}>
          <p>{t('severity_none_text')}</p>
        </EmptyState>
      ) : (
        <div class="card">
          <table class="table severe-table">
            <caption class="visually-hidden">{t('panel_severe')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('events_time')}</th>
                <th scope="col">{t('severity_why')}</th>
                <th scope="col">{t('events_event')}</th>
                <th scope="col">
                  <span class="visually-hidden">{t('note_copy')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {found.map(({ rule, event, count }) => (
                <tr key={`${rule} ${event.key}`}>
                  <td class="small tabular">
                    <time dateTime={new Date(event.at).toISOString()}>{fullTime(event.at)}</time>
                    <span class="caption text-3 age">{age(event.at, now)}</span>
                  </td>
                  <td>
                    {tMember('severity', rule)}
                    {count > 1 && ` ${t('severity_times', formatNumber(count))}`}
                  </td>
                  <td class="event-cell">
                    <EventText event={event} />
                  </td>
                  <td>
                    <IconButton icon={Copy} label={t('note_copy')} onClick={() => copy(event)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <BlindRules kind={kind} />
    </>
  );
}
