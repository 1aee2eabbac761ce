import type { Client } from '../../../utils/domain/clients.ts';
import { t } from '../../../utils/domain/text.ts';
import { Monogram } from '../../shared/Monogram.tsx';
import type { ClientWays } from '../clients/useClientWays.ts';

/** A client by colour, initials and name, and the way to its page. */
export function ClientLink({ client, ways }: { client: Client; ways: ClientWays }) {
  return (
    <button
      type="button"
      class="client-link"
      aria-busy={ways.entering.value?.id === client.id}
      title={t('overview_go_to_client')}
      onClick={() => void ways.toPage(client)}
    >
      <Monogram code={client.code} hue={client.hue} size="s" muted={client.trouble === 'unreadable'} />
      <bdi class="cut">{client.name}</bdi>
    </button>
  );
}
