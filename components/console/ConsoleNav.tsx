import { ChartColumn, CreditCard, Users } from 'lucide-preact';
import type { Provider } from '../../utils/domain/providers.ts';
import type { Account } from '../../utils/domain/session.ts';
import { t } from '../../utils/domain/text.ts';
import type { ConsoleApp } from '../../utils/state/consoleApp.ts';
import type { Overview } from '../../utils/state/overview.ts';
import { Icon, type IconName } from '../shared/Icon.tsx';
import { Monogram } from '../shared/Monogram.tsx';
import { ProviderMenu } from '../shared/ProviderMenu.tsx';
import { ConsoleNavEntry } from './ConsoleNavEntry.tsx';
import { ConsoleNavFoot } from './ConsoleNavFoot.tsx';
import { hrefOf, type RouteName } from './routes.ts';

export interface ConsoleNavProps {
  app: ConsoleApp;
  overview: Overview;
  route: RouteName;
  account: Account;
  provider: Provider;
  /** For those who skip the navigation. */
  focusHeading: () => void;
}

const ENTRIES = [
  { route: 'overview', icon: ChartColumn, words: 'overview_title' },
  { route: 'clients', icon: 'clients', words: 'clients_title' },
  { route: 'people', icon: Users, words: 'people_title' },
  { route: 'events', icon: 'events', words: 'events_title' },
  { route: 'billing', icon: CreditCard, words: 'bill_title' },
  { route: 'account', icon: 'account', words: 'account_title' },
  { route: 'settings', icon: 'settings', words: 'settings_title' },
] as const satisfies { route: RouteName; icon: IconName; words: string }[];

export function ConsoleNav({ app, overview, route, account, provider, focusHeading }: ConsoleNavProps) {
  const client = app.context.client.value;
  const waiting = overview.waiting.value;
  // pages below others
  const place = route === 'role' ? 'account' : route === 'report' ? 'client' : route;
  const currentIf = (entry: RouteName) => (entry === place ? 'page' : undefined);
  return (
    <nav class="console-nav" aria-label={t('console_nav')}>
      <a
        class="skip-link"
        href={hrefOf(route)}
        onClick={(event) => {
          event.preventDefault();
          focusHeading();
        }}
      >
        {t('console_skip')}
      </a>
      <ProviderMenu app={app} />
      <ul class="nav-list">
        {ENTRIES.map((entry) => (
          <li key={entry.route}>
            <ConsoleNavEntry
              route={entry.route}
              icon={entry.icon}
              isCurrent={entry.route === place}
              waiting={waiting.filter((item) => item.place === entry.route)}
            >
              {t(entry.words)}
            </ConsoleNavEntry>
          </li>
        ))}
      </ul>
      <section class="nav-client" aria-labelledby="nav-client-head">
        <p class="nav-head" id="nav-client-head">
          {t('console_working_in')}
        </p>
        {client ? (
          <a
            class="nav-link is-client"
            href={hrefOf('client')}
            aria-current={currentIf('client')}
            data-hue={client.hue}
          >
            <Monogram
              code={client.code}
              hue={client.hue}
              size="s"
              solid
              muted={client.trouble === 'unreadable'}
            />
            <bdi class="cut">{client.name}</bdi>
          </a>
        ) : (
          <a class="nav-link" href={hrefOf('client')} aria-current={currentIf('client')}>
            <Icon name="search" />
            {t('console_choose_client')}
          </a>
        )}
      </section>
      <ConsoleNavFoot app={app} account={account} provider={provider} />
    </nav>
  );
}
