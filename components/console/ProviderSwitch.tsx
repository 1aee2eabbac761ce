import { t } from '../../utils/domain/text.ts';
import type { ConsoleApp } from '../../utils/state/consoleApp.ts';
import { Avatar } from '../shared/Avatar.tsx';
import { Button } from '../shared/Button.tsx';
import { Named } from '../shared/Named.tsx';
import { roleAndClients } from '../shared/roleWords.ts';
import { Card } from './Card.tsx';

/** The providers this account belongs to; nothing to choose when there is one. */
export function ProviderSwitch({ app }: { app: ConsoleApp }) {
  const { providers } = app;
  const all = providers.providers.value ?? [];
  const currentId = providers.current.value?.id;
  if (all.length < 2) return null;
  return (
    <Card title={t('account_providers')}>
      <ul class="rows">
        {all.map((provider) => (
          <li key={provider.id}>
            <Avatar name={provider.name} />
            <span class="two-lines grow">
              <bdi>{provider.name}</bdi>
              <span class="small text-3">
                {provider.enabled ? roleAndClients(provider) : t('menu_provider_suspended')}
              </span>
            </span>
            {provider.id === currentId ? (
              <span class="text-2">{t('account_provider_current')}</span>
            ) : (
              <Button
                size="s"
                busy={providers.busy.value}
                onClick={() => void app.chooseProvider(provider.id)}
              >
                <span aria-hidden="true">{t('account_provider_switch')}</span>
                <span class="visually-hidden">
                  <Named message="account_provider_switch_to" name={provider.name} />
                </span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
