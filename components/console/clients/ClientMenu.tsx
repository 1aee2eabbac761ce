import { Ticket } from 'lucide-preact';
import type { Client } from '../../../utils/domain/clients.ts';
import { decide } from '../../../utils/domain/permissions.ts';
import type { Provider } from '../../../utils/domain/providers.ts';
import { t } from '../../../utils/domain/text.ts';
import type { ConsoleApp } from '../../../utils/state/consoleApp.ts';
import { MenuItem } from '../../shared/MenuItem.tsx';
import { verdictReason } from '../../shared/verdictReason.ts';
import { ContextMenu, type Place } from '../table/ContextMenu.tsx';
import { ClientChanges } from './ClientChanges.tsx';
import type { ClientWays } from './useClientWays.ts';

export interface ClientMenuProps {
  app: ConsoleApp;
  provider: Provider;
  client: Client;
  at: Place;
  ways: ClientWays;
  /** Says why before the vault is opened. */
  onReason: () => void;
  onClose: () => void;
}

/** What can be done with one client of the table, each with the reason why not. */
export function ClientMenu({ app, provider, client, at, ways, onReason, onClose }: ClientMenuProps) {
  return (
    <ContextMenu label={t('client_more', client.name)} at={at} onClose={onClose}>
      <MenuItem icon="console" onChoose={() => void ways.toPage(client)}>
        {t('clients_open_page')}
      </MenuItem>
      <MenuItem
        icon="webVault"
        second={t('clients_open_web_second')}
        notAllowed={verdictReason(decide(provider, 'client.open', client))}
        onChoose={() => void ways.toWebVault(client)}
      >
        {t('clients_open_web')}
      </MenuItem>
      <MenuItem
        icon="vault"
        second={t('client_open_vault_trace')}
        notAllowed={verdictReason(decide(provider, 'client.vault.open', client))}
        onChoose={() => void ways.toVault(client)}
      >
        {t('client_open_vault')}
      </MenuItem>
      <MenuItem
        icon={Ticket}
        notAllowed={verdictReason(decide(provider, 'client.vault.open', client))}
        onChoose={onReason}
      >
        {t('client_open_vault_reason')}
      </MenuItem>
      <ClientChanges app={app} provider={provider} client={client} />
    </ContextMenu>
  );
}
