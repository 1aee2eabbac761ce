import { t } from '../../utils/domain/text.ts';
import type { App } from '../../utils/state/app.ts';
import { AccountCard } from './AccountCard.tsx';
import { Avatar } from './Avatar.tsx';
import { FailureNotice } from './FailureNotice.tsx';
import { FormScreen } from './FormScreen.tsx';
import { Icon } from './Icon.tsx';
import { roleAndClients } from './roleWords.ts';

/** Asked once when the account works for several providers. */
export function ProviderChooser({ app }: { app: App }) {
  const { providers, session } = app;
  const view = session.view.value;
  const failure = providers.failure.value;
  return (
    <FormScreen title={t('chooser_title')} lead={<p>{t('chooser_lead')}</p>}>
      {view?.state === 'unlocked' && <AccountCard app={app} account={view.account} host={view.host} />}
      <div class="stack">
        {failure && <FailureNotice failure={failure} />}
        <ul class="chooser" aria-busy={providers.busy.value}>
          {(providers.providers.value ?? []).map((provider) => (
            <li key={provider.id}>
              <button
                type="button"
                class="chooser-item"
                onClick={() => {
                  if (!providers.busy.value) void app.chooseProvider(provider.id);
                }}
              >
                <Avatar name={provider.name} />
                <span class="menu-words">
                  <bdi class="cut strong">{provider.name}</bdi>
                  <span class="second">{roleAndClients(provider)}</span>
                </span>
                <Icon name="right" />
              </button>
            </li>
          ))}
        </ul>
      </div>
    </FormScreen>
  );
}
