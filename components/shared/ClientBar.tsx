import { useSignal } from '@preact/signals';
import { Ticket } from 'lucide-preact';
import { decide } from '../../utils/domain/permissions.ts';
import { t } from '../../utils/domain/text.ts';
import type { App } from '../../utils/state/app.ts';
import { Button } from './Button.tsx';
import { clientFacts } from './clientWords.ts';
import { IconButton } from './IconButton.tsx';
import { lazily } from './lazily.tsx';
import { MenuItem } from './MenuItem.tsx';
import { Monogram } from './Monogram.tsx';
import { MoreMenu } from './MoreMenu.tsx';
import { verdictReason } from './verdictReason.ts';

const VaultReason = lazily(async () => (await import('./VaultReason.tsx')).VaultReason);

export interface ClientBarProps {
  app: App;
  /** The client was left: the bar is gone, and with it the focus that was in it. */
  onLeft?: (() => void) | undefined;
}

/** The client worked in, and what can be done with it; nothing when there is none. */
export function ClientBar({ app, onLeft }: ClientBarProps) {
  const isOpening = useSignal(false);
  /** For whose vault somebody says why. */
  const reasonFor = useSignal<string | null>(null);
  const client = app.context.client.value;
  if (!client) return null;
  const provider = app.providers.current.value;

  const offline = app.online.value ? undefined : t('offline_reason');

  const run = async (action: () => Promise<boolean>) => {
    if (isOpening.value) return;
    isOpening.value = true;
    await action();
    isOpening.value = false;
  };

  const leave = async () => {
    await app.context.leave();
    if (app.context.client.value === null) onLeft?.();
  };

  return (
    <>
      <section class="client-bar" data-hue={client.hue} aria-label={t('client_bar_label', client.name)}>
        <Monogram
          code={client.code}
          hue={client.hue}
          size="m"
          solid
          muted={client.trouble === 'unreadable'}
        />
        <div class="grow">
          <div class="name cut">
            <bdi>{client.name}</bdi>
          </div>
          <div class="small text-2 cut tabular">{clientFacts(client)}</div>
        </div>
        <div class="actions across">
          <Button
            size="s"
            icon="open"
            iconAtEnd
            busy={isOpening.value}
            notAllowed={offline ?? verdictReason(decide(provider, 'client.open', client))}
            onClick={() => void run(app.context.open)}
          >
            {t('client_open')}
          </Button>
          <MoreMenu label={t('client_more', client.name)}>
            <MenuItem
              icon="vault"
              second={t('client_open_vault_trace')}
              notAllowed={offline ?? verdictReason(decide(provider, 'client.vault.open', client))}
              onChoose={() => void run(app.context.openVault)}
            >
              {t('client_open_vault')}
            </MenuItem>
            <MenuItem
              icon={Ticket}
              notAllowed={offline ?? verdictReason(decide(provider, 'client.vault.open', client))}
              onChoose={() => {
                reasonFor.value = client.id;
              }}
            >
              {t('client_open_vault_reason')}
            </MenuItem>
          </MoreMenu>
          <IconButton icon="close" label={t('command_back')} onClick={() => void leave()} />
        </div>
      </section>
      {reasonFor.value === client.id && (
        <VaultReason
          onOpen={(reason) => {
            reasonFor.value = null;
            void run(() => app.context.openVault(reason));
          }}
          onClose={() => {
            reasonFor.value = null;
          }}
        />
      )}
    </>
  );
}
