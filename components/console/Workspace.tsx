import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Provider } from '../../utils/domain/providers.ts';
import type { Account } from '../../utils/domain/session.ts';
import { type Audit, createAudit } from '../../utils/state/audit.ts';
import type { ConsoleApp } from '../../utils/state/consoleApp.ts';
import type { LabelsModel } from '../../utils/state/labels.ts';
import { createOverview, type Overview } from '../../utils/state/overview.ts';
import { HostAccess } from '../shared/HostAccess.ts';
import { AccountPage } from './AccountPage.tsx';
import { BillPage } from './billing/BillPage.tsx';
import { ClientPage } from './ClientPage.tsx';
import { ConsoleNav } from './ConsoleNav.tsx';
import { ClientsPage } from './clients/ClientsPage.tsx';
import { EventsPage } from './events/EventsPage.tsx';
import { JobCards } from './jobs/JobCards.tsx';
import { OverviewPage } from './overview/OverviewPage.tsx';
import { PageNotices } from './PageNotices.tsx';
import { PeoplePage } from './PeoplePage.tsx';
import { RolePage } from './RolePage.tsx';
import { ReportPage } from './report/ReportPage.tsx';
import { type RouteName, routeOf } from './routes.ts';
import { SettingsPage } from './settings/SettingsPage.tsx';
import type { Shortcuts } from './settings/ShortcutsCard.tsx';
import type { LabelFiles } from './settings/TeamCard.tsx';
import { useSlash } from './useSlash.ts';

export interface WorkspaceProps {
  app: ConsoleApp;
  hash: ReadonlySignal<string>;
  version: string;
  shortcuts: Shortcuts;
  labels: LabelsModel;
  labelFiles: LabelFiles;
  account: Account;
  provider: Provider;
  /** The heading takes the focus at once, because what had it (a password field, say) is gone. */
  takesFocus: boolean;
}

interface PageProps extends WorkspaceProps {
  audit: Audit;
  overview: Overview;
  focusHeading: () => void;
}

function pageOf(
  route: RouteName,
  {
    app,
    audit,
    overview,
    version,
    shortcuts,
    labels,
    labelFiles,
    account,
    provider,
    focusHeading,
  }: PageProps,
) {
  switch (route) {
    case 'overview':
      return <OverviewPage app={app} audit={audit} overview={overview} provider={provider} />;
    case 'clients':
      return <ClientsPage app={app} provider={provider} />;
    case 'people':
      return <PeoplePage app={app} provider={provider} />;
    case 'events':
      return <EventsPage app={app} audit={audit} account={account} provider={provider} />;
    case 'billing':
      return <BillPage app={app} provider={provider} />;
    case 'client':
      return (
        <ClientPage
          app={app}
          audit={audit}
          labels={labels}
          account={account}
          provider={provider}
          focusHeading={focusHeading}
        />
      );
    case 'account':
      return <AccountPage app={app} account={account} provider={provider} version={version} />;
    case 'settings':
      return (
        <SettingsPage
          app={app}
          labels={labels}
          labelFiles={labelFiles}
          account={account}
          provider={provider}
          shortcuts={shortcuts}
        />
      );
    case 'report':
      return <ReportPage app={app} audit={audit} account={account} provider={provider} />;
    case 'role':
      return <RolePage app={app} account={account} provider={provider} />;
  }
}

/** Navigation at the left, one page at the right. A new page gives its heading the focus. */
export function Workspace(props: WorkspaceProps) {
  const { app, hash, account, provider, takesFocus } = props;
  const route = routeOf(hash.value);
  // what was read for one account or provider is never shown under another
  const audit = useMemo(() => createAudit(app), [account.id, provider.id]);
  useEffect(() => audit.end, [audit]);
  const overview = useMemo(() => createOverview(app, audit), [app, audit]);
  const main = useRef<HTMLElement>(null);
  const focusedRoute = useRef(takesFocus ? null : route);
  const goesOnInSearch = useSlash(main);
  const focusHeading = () => main.current?.querySelector('h1')?.focus();

  useEffect(() => {
    if (focusedRoute.current === route) return;
    focusedRoute.current = route;
    if (!goesOnInSearch()) focusHeading();
  }, [route]);

  return (
    <div class="console">
      <ConsoleNav
        app={app}
        overview={overview}
        route={route}
        account={account}
        provider={provider}
        focusHeading={focusHeading}
      />
      <main class="page" ref={main} key={route}>
        <PageNotices app={app} provider={provider} />
        <JobCards jobs={app.jobs} signed={{ who: account.name ?? account.email, where: provider.name }} />
        <HostAccess.Provider value={{ allow: app.allowHost, isToldAbove: app.hosts.failure.value !== null }}>
          {pageOf(route, { ...props, audit, overview, focusHeading })}
        </HostAccess.Provider>
      </main>
    </div>
  );
}
