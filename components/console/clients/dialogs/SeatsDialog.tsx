import { useSignal } from '@preact/signals';
import type { Client } from '../../../../utils/domain/clients.ts';
import { isSeatCount } from '../../../../utils/domain/newClient.ts';
import { decide } from '../../../../utils/domain/permissions.ts';
import { buysSeats } from '../../../../utils/domain/planSeats.ts';
import type { Provider } from '../../../../utils/domain/providers.ts';
import { formatNumber, t, tCount, tMember } from '../../../../utils/domain/text.ts';
import type { ConsoleApp } from '../../../../utils/state/consoleApp.ts';
import { Field } from '../../../shared/Field.tsx';
import { seatWords } from '../../../shared/seatWords.ts';
import { verdictReason } from '../../../shared/verdictReason.ts';
import { seatChangeWords } from '../seatChangeWords.ts';
import { ChangeDialog } from './ChangeDialog.tsx';

interface SeatsDialogProps {
  app: ConsoleApp;
  provider: Provider;
  client: Client;
}

/** More seats or fewer, with what that takes and buys before it is done. */
export function SeatsDialog({ app, provider, client }: SeatsDialogProps) {
  const { clientDialogs } = app;
  const { used, total } = client.seats;
  const typed = useSignal(String(total ?? used));
  const text = typed.value.trim();
  const count = /^\d{1,9}$/.test(text) ? Number(text) : null;
  const change = count === null ? 0 : count - (total ?? 0);
  const plan = clientDialogs.paid.value;
  const buys = plan !== null && buysSeats(plan, change);
  const mayBuy = decide(provider, 'clients.seats.buy');

  function problem(): string | undefined {
    if (count === null || !isSeatCount(count, 0)) return tMember('typed_problem', 'badSeats');
    if (count < used) return tCount('seats_in_use', used);
    return buys ? verdictReason(mayBuy) : undefined;
  }
  const wrong = problem();
  return (
    <ChangeDialog
      app={app}
      client={client}
      title={t('seats_title')}
      doWords={count === null ? t('seats_do_none') : tCount('seats_do', count)}
      deed={tCount('note_seats', count ?? 0)}
      notAllowed={wrong ?? (change === 0 ? t('seats_change_none') : undefined)}
      onDo={() => count !== null && void clientDialogs.setSeats(count)}
    >
      <p>{t('seats_now', seatWords(client.seats), formatNumber(used))}</p>
      <Field
        label={t('new_client_seats')}
        name="clientSeats"
        value={typed.value}
        error={wrong}
        hint={seatChangeWords(plan, change)}
        onInput={(next) => {
          typed.value = next;
        }}
      />
    </ChangeDialog>
  );
}
