import type { Client } from '../../../../utils/domain/clients.ts';
import { t } from '../../../../utils/domain/text.ts';
import { Monogram } from '../../../shared/Monogram.tsx';

export interface ClientBandProps {
  client: Client;
  /** What is about to happen to it, unless it is changed. */
  words?: string;
}

/** Above a dialog that is about a client: which one, in colour, code and name. */
export function ClientBand({ client, words = t('client_band') }: ClientBandProps) {
  return (
    <div class="client-band" data-hue={client.hue}>
      <Monogram code={client.code} hue={client.hue} solid muted={client.trouble === 'unreadable'} />
      <span class="two-lines">
        <bdi class="strong cut">{client.name}</bdi>
        <span class="small text-2">{words}</span>
      </span>
    </div>
  );
}
