import type { Bridge } from '../bridge/bridge.ts';
import { createClients } from './clients.ts';
import { createContext } from './context.ts';
import { createNetwork } from './freshness.ts';
import { createHosts } from './hosts.ts';
import { createLog } from './log.ts';
import { createNews } from './news.ts';
import { createOpenTabs } from './openTabs.ts';
import { createPauses, type PausesModel } from './pauses.ts';
import { createProviderBridge } from './providerBridge.ts';
import { createProviders, type ProvidersModel } from './providers.ts';
import { createSearch } from './search.ts';
import { createSession, type SessionModel } from './session.ts';
import { createSignInModel } from './signIn.ts';
import { whenClientChanges } from './whenClientChanges.ts';
import { createWishes } from './wishes.ts';

export type Models = ReturnType<typeof createModels>;

/** One model per subject that every page shows, over a bridge that says with each call which provider that is for. */
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
  const openTabs = createOpenTabs(bridge);
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
  whenClientChanges(context, clientLog.clear);

  return {
    bridge,
    online: network.online,
    pauses,
    hosts,
    session,
    signIn,
    providers,
    clients,
    context,
    search,
    openTabs,
    wishes: createWishes(bridge, session),
    providerLog,
    news,
    accountLog,
    clientLog,
  };
}
