import { useMemo } from 'preact/hooks';
import { openingsByClient, openingsByPerson, openingsOf } from '../../../utils/domain/eventSummary.ts';
import type { LoggedEvent } from '../../../utils/domain/loggedEvent.ts';
import { formatNumber, t } from '../../../utils/domain/text.ts';
import { age, fullTime } from '../../../utils/domain/time.ts';
import type { Explorer } from '../../../utils/state/explorer.ts';
import { Button } from '../../shared/Button.tsx';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { OpeningSums } from './OpeningSums.tsx';

interface OpeningsTableProps {
  events: readonly LoggedEvent[];
  explorer: Explorer;
  now: number;
  /** A client's own log is of one client. */
  hasClients: boolean;
}

function Moment({ at, now }: { at: number; now: number }) {
  return (
    <td class="small tabular">
      <time dateTime={new Date(at).toISOString()}>{fullTime(at)}</time>
      <span class="caption text-3 age">{age(at, now)}</span>
    </td>
  );
}

/** Who opened which client's vault, how often and when. */
export function OpeningsTable({ events, explorer, now, hasClients }: OpeningsTableProps) {
  const openings = useMemo(() => openingsOf(events), [events]);
  if (openings.length === 0)
    return (
      <EmptyState icon="vault" title={t('openings_none')}>
        <p>{t('openings_none_text')}</p>
      </EmptyState>
    );
  return (
    <>
      <OpeningSums
        caption={t('openings_by_person')}
        head={t('events_person')}
        others={t('openings_clients')}
        sums={openingsByPerson(openings)}
        now={now}
      />
      {hasClients && (
        <OpeningSums
          caption={t('openings_by_client')}
          head={t('events_client')}
          others={t('openings_people')}
          sums={openingsByClient(openings)}
          now={now}
        />
      )}
      <div class="card">
        <table class="table">
          <caption class="visually-hidden">{t('panel_openings')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('events_person')}</th>
              <th scope="col">{t('events_client')}</th>
              <th scope="col">{t('openings_count')}</th>
              <th scope="col">{t('openings_last')}</th>
              <th scope="col" class="optional">
                {t('openings_first')}
              </th>
            </tr>
          </thead>
          <tbody>
            {openings.map(({ actor, client, count, first, last }) => (
              <tr key={`${actor} ${client?.id ?? client?.name}`}>
                <th scope="row">
                  <bdi>{actor}</bdi>
                </th>
                <td>
                  <bdi>{client?.name ?? t('events_no_client')}</bdi>
                </td>
                <td>
                  <Button
                    kind="quiet"
                    size="s"
                    onClick={() => {
                      const { filter } = explorer;
                      filter.value = {
                        ...filter.value,
                        actor,
                        client: client?.name ?? null,
                        group: null,
                        type: null,
                      };
                    }}
                  >
                    <span class="tabular">{formatNumber(count)}</span>
                    <span class="visually-hidden"> {t('openings_show')}</span>
                  </Button>
                </td>
                <Moment at={last} now={now} />
                <td class="small tabular optional">{fullTime(first)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
