import type { Client } from '../../../../utils/domain/clients.ts';
import { t } from '../../../../utils/domain/text.ts';
import { Monogram } from '../../../shared/Monogram.tsx';

/** Above a dialog that changes a client: which one, in colour, code and name. */
export function ClientBand({ client }: { client: Client }) {
  return (
    <div class="client-band" data-hue={client.hue}>
      <Monogram code={client.code} hue={client.hue} solid muted={client.trouble === 'unreadable'} />
      <span class="two-lines">
        <bdi class="strong cut">{client.name}</bdi>
        <span class="small text-2">{t('client_band')}</span>
      </span>
    </div>
  );
}
