import type { Client } from '../../../utils/domain/clients.ts';
import { t } from '../../../utils/domain/text.ts';
import { SeatMeter } from '../../shared/SeatMeter.tsx';
import type { ClientWays } from '../clients/useClientWays.ts';
import { hrefOf } from '../routes.ts';
import { ClientLink } from './ClientLink.tsx';

/** The clients whose seats run out first. */
export function WatchedSeats({ clients, ways }: { clients: readonly Client[]; ways: ClientWays }) {
  return (
    <section class="card watched" aria-labelledby="watched-head">
      <header class="card-head">
        <h2 id="watched-head">{t('watched_title')}</h2>
        <a class="small" href={hrefOf('clients')}>
          {t('watched_all')}
        </a>
      </header>
      {clients.length === 0 ? (
        <p class="attention-none">{t('watched_none')}</p>
      ) : (
        <ul class="watched-list">
          {clients.map((client) => (
            <li key={client.id}>
              <ClientLink client={client} ways={ways} />
              <SeatMeter seats={client.seats} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
