import { useSignal } from '@preact/signals';
import { KeyRound } from 'lucide-preact';
import type { Client } from '../../utils/domain/clients.ts';
import { decide } from '../../utils/domain/permissions.ts';
import type { Provider } from '../../utils/domain/providers.ts';
import { t } from '../../utils/domain/text.ts';
import type { ContextModel } from '../../utils/state/context.ts';
import { Badge } from '../shared/Badge.tsx';
import { Button } from '../shared/Button.tsx';
import { troubleWord } from '../shared/clientWords.ts';
import { IconButton } from '../shared/IconButton.tsx';
import { Monogram } from '../shared/Monogram.tsx';
import { seatWords } from '../shared/seatWords.ts';
import { verdictReason } from '../shared/verdictReason.ts';

export interface ClientHeaderProps {
  context: ContextModel;
  provider: Provider;
  client: Client;
  /** Before the client is left. */
  onLeave: () => void;
}

/** The client in colour, initials and name, and the two ways into the web vault: one leaves a trace and says so. */
export function ClientHeader({ context, provider, client, onLeave }: ClientHeaderProps) {
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
        <p class="facts">
          <span>{client.plan}</span>
          <span class="tabular">{seatWords(client.seats)}</span>
          {client.trouble && (
            <Badge kind={isUnreadable ? 'danger' : 'warn'} icon={isUnreadable ? KeyRound : 'suspended'}>
              {troubleWord(client)}
            </Badge>
          )}
        </p>
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
          <IconButton
            icon="close"
            label={t('client_leave', client.name)}
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
