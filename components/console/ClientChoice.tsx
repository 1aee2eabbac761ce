import type { Client } from '../../utils/domain/clients.ts';
import { Badge } from '../shared/Badge.tsx';
import { clientWords, troubleWord } from '../shared/clientWords.ts';
import { Icon } from '../shared/Icon.tsx';
import { Monogram } from '../shared/Monogram.tsx';
import { SeatMeter } from '../shared/SeatMeter.tsx';

export interface ClientChoiceProps {
  client: Client;
  isBusy: boolean;
  onChoose: () => void;
}

/** One client to enter; read out with its second line. */
export function ClientChoice({ client, isBusy, onChoose }: ClientChoiceProps) {
  const isUnreadable = client.trouble === 'unreadable';
  return (
    <button type="button" class="client-choice" aria-busy={isBusy} onClick={onChoose}>
      <span class="visually-hidden">{clientWords(client, false)}</span>
      {isBusy ? (
        <Icon name="waiting" size={24} />
      ) : (
        <Monogram code={client.code} hue={client.hue} muted={isUnreadable} />
      )}
      <bdi class="cut" aria-hidden="true">
        {client.name}
      </bdi>
      <span class="facts" aria-hidden="true">
        {client.trouble && <Badge kind={isUnreadable ? 'danger' : 'warn'}>{troubleWord(client)}</Badge>}
        <span class="plan small text-2">{client.plan}</span>
        <SeatMeter seats={client.seats} />
      </span>
    </button>
  );
}
