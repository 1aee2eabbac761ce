import { effect } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import { createAddressBar } from './addressBar.ts';
import { createClients } from './clients.ts';
import { createCollections } from './collections.ts';
import { createContext } from './context.ts';
import { createNetwork } from './freshness.ts';
import { createHosts } from './hosts.ts';
import { createJobs } from './jobs.ts';
import { createLog } from './log.ts';
import { createNews } from './news.ts';
import { createOpenTabs } from './openTabs.ts';
import { createPauses, type PausesModel } from './pauses.ts';
import { createPeople } from './people.ts';
import { createProviderBridge } from './providerBridge.ts';
import { createProviderDetails } from './providerDetails.ts';
import { createProviders, type ProvidersModel } from './providers.ts';
import { createSearch } from './search.ts';
import { createSession, type SessionModel } from './session.ts';
import { createSettings } from './settings.ts';
import { createSharing } from './sharing.ts';
import { createSignInModel } from './signIn.ts';
import { createTabMode } from './tabMode.ts';
import { createTeam } from './team.ts';
import { createTrust } from './trust.ts';

import { createWishes } from './wishes.ts';

export type Models = ReturnType<typeof createModels>;

/** One model per subject on screen, over a bridge that says with each call which provider that is for. */
export function createModels(outside: Bridge) {
  const network = createNetwork(outside);
  const pauses: PausesModel = createPauses(network.bridge, () => {
    const view = session.view.value;
    return view?.state === 'unlocked' ? view.account.region : undefined;
  });
  const hosts = createHosts(pauses.bridge);
  const bridge = createProviderBridge(
    hosts.bridge,
    () => providers.currentId.peek() ?? undefined,
    () => void providers.load(),
  );
  const session: SessionModel = createSession(bridge);
  const signIn = createSignInModel(bridge, session);
  const providers: ProvidersModel = createProviders(bridge);
  const clients = createClients(bridge);
  const context = createContext(bridge);
  const search = createSearch(clients.clients, clients.usages);
  const people = createPeople(bridge);
  const jobs = createJobs(bridge);
  const providerDetails = createProviderDetails(bridge);
  const team = createTeam(bridge, people, jobs);
  const collections = createCollections(bridge, context);
  const trust = createTrust(bridge);
  const openTabs = createOpenTabs(bridge);
  const settings = createSettings(bridge);
  const providerLog = createLog((continuation) =>
    bridge.call('events.list', { continuation }, { repeat: true }),
  );
  const accountLog = createLog((continuation) =>
    bridge.call('account.events', { continuation }, { repeat: true }),
  );
  const clientLog = createLog((continuation) =>
    context.inClient((token) =>
      bridge.call('client.events', { continuation }, { context: token, repeat: true }),
    ),
  );

  const news = createNews(bridge, session, providers, providerLog);

  let clientRead: string | null = null;
  /** What was read for one client is never shown under another. */
  effect(() => {
    const shown = context.client.value?.id ?? null;
    if (shown === clientRead) return;
    clientRead = shown;
    clientLog.clear();
    collections.clear();
  });

  return {
    bridge,
    online: network.online,
    pauses,
    sharing: createSharing(outside),
    tabMode: createTabMode(outside),
    addressBar: createAddressBar(outside),
    hosts,
    session,
    signIn,
    providers,
    clients,
    context,
    search,
    people,
    jobs,
    team,
    providerDetails,
    collections,
    trust,
    openTabs,
    wishes: createWishes(bridge, session),
    settings,
    providerLog,
    news,
    accountLog,
    clientLog,
  };
}
