import type { Client } from '../../../utils/domain/clients.ts';
import { clientStatus } from '../../../utils/domain/clientTable.ts';
import { remainingSeats } from '../../../utils/domain/seats.ts';
import { t, tCount } from '../../../utils/domain/text.ts';
import { dateName } from '../../../utils/domain/time.ts';
import type { ConsoleApp } from '../../../utils/state/consoleApp.ts';
import { seatWords } from '../../shared/seatWords.ts';
import { StatusCell } from './ClientCells.tsx';

/** What is known of a client at a glance: plan, seats, since when, and what is the matter. */
export function ClientFacts({ app, client }: { app: ConsoleApp; client: Client }) {
  const remaining = remainingSeats(client.seats);
  const createdAt = app.clientLife.facts.value[client.id]?.createdAt ?? null;
  const status = clientStatus(client, app.clientTable.halfMade.value);
  /** Of the client on screen, once somebody has read them. */
  const members = app.context.client.value?.id === client.id ? app.standing.members.value : null;
  return (
    <p class="facts">
      <span>{client.plan}</span>
      <span class="tabular">{seatWords(client.seats)}</span>
      {remaining !== null && remaining > 0 && (
        <span class="tabular">{tCount('client_remaining', remaining)}</span>
      )}
      {members && <span>{tCount('client_owners', members.owners)}</span>}
      {createdAt !== null && <span>{t('client_since', dateName(createdAt))}</span>}
      {status !== 'fine' && <StatusCell status={status} />}
    </p>
  );
}
