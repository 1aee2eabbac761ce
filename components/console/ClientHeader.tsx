import { useSignal } from '@preact/signals';
import type { Client } from '../../utils/domain/clients.ts';
import { decide } from '../../utils/domain/permissions.ts';
import type { Provider } from '../../utils/domain/providers.ts';
import { t } from '../../utils/domain/text.ts';
import type { ConsoleApp } from '../../utils/state/consoleApp.ts';
import type { ContextModel } from '../../utils/state/context.ts';
import { Button } from '../shared/Button.tsx';
import { IconButton } from '../shared/IconButton.tsx';
import { Monogram } from '../shared/Monogram.tsx';
import { MoreMenu } from '../shared/MoreMenu.tsx';
import { verdictReason } from '../shared/verdictReason.ts';
import { ClientChanges } from './clients/ClientChanges.tsx';
import { ClientFacts } from './clients/ClientFacts.tsx';

export interface ClientHeaderProps {
  app: ConsoleApp;
  context: ContextModel;
  provider: Provider;
  client: Client;
  /** Before the client is left. */
  onLeave: () => void;
}

/** The client in colour, initials and name, and the two ways into the web vault: one leaves a trace and says so. */
export function ClientHeader({ app, context, provider, client, onLeave }: ClientHeaderProps) {
  const opening = useSignal<'members' | 'vault' | null>(null);
  const isUnreadable = client.trouble === 'unreadable';
  const run = async (what: 'members' | 'vault') => {
    if (opening.value !== null) return;
    opening.value = what;
    await (what === 'members' ? context.open() : context.openVault());
    opening.value = null;
  };
  return (
    <header class="client-header" data-hue={client.hue}>
      <Monogram code={client.code} hue={client.hue} size="l" solid muted={isUnreadable} />
      <div class="identity">
        <h1 tabIndex={-1}>
          <bdi>{client.name}</bdi>
        </h1>
        <ClientFacts app={app} client={client} />
      </div>
      <div class="doors">
        <div class="across">
          <Button
            icon="open"
            busy={opening.value === 'members'}
            notAllowed={verdictReason(decide(provider, 'client.open', client))}
            onClick={() => void run('members')}
          >
            {t('console_open_members')}
          </Button>
          <Button
            icon="vault"
            busy={opening.value === 'vault'}
            notAllowed={verdictReason(decide(provider, 'client.vault.open', client))}
            onClick={() => void run('vault')}
          >
            <span aria-hidden="true">{t('client_open_vault')}</span>
            <span class="visually-hidden">{t('console_open_vault')}</span>
          </Button>
          <MoreMenu label={t('client_more', client.name)}>
            <ClientChanges app={app} provider={provider} client={client} />
          </MoreMenu>
          <IconButton
            icon="close"
            label={t('command_back')}
            onClick={() => {
              onLeave();
              void context.leave();
            }}
          />
        </div>
        <p class="caption text-2">{t('console_vault_trace')}</p>
      </div>
    </header>
  );
}
