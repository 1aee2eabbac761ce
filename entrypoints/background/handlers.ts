import type { Contract, Input, OperationName, Output } from '../../utils/bridge/contract.ts';
import { FailureError } from '../../utils/domain/failures.ts';
import type { FanOutScope, ProviderScope, ViewScope } from '../../utils/wire/scope.ts';
import { createConsoleHandlers } from './consoleHandlers.ts';
import { createEventHandlers } from './eventHandlers.ts';
import type { Job } from './services/plans.ts';
import type { Services } from './services.ts';
import { createSignInHandlers } from './signInHandlers.ts';

/** What a handler acts in, by the scope of its operation. */
export interface Scoped {
  none: null;
  view: ViewScope;
  job: Job;
  fanOut: readonly FanOutScope[];
}

/** Who asks, and for whom. */
export interface Asking<S extends keyof Scoped = keyof Scoped, P = ProviderScope | null> {
  document: string;
  scope: Scoped[S];
  /** The provider the page shows, where the operation needs a right there. */
  provider: P;
}

type ProviderFor<N extends OperationName> = Contract[N]['needs'] extends null ? null : ProviderScope;

export type Handlers = {
  [N in OperationName]: (
    input: Input<N>,
    asking: Asking<Contract[N]['scope'], ProviderFor<N>>,
  ) => Promise<Output<N>>;
};

/** One line of wiring per operation; what it means is in the services. */
export function createHandlers(services: Services): Handlers {
  const {
    addressBar,
    clientColumns,
    hosts,
    governor,
    session,
    duo,
    lockSettings,
    accounts,
    sync,
    directory,
    context,
    collections,
    paint,
    popupLeft,
    seen,
    api,
    webVault,
    openVault,
    wishes,
    changed,
    dropped,
    pins,
    labels,
    usage,
    noteSwitch,
  } = services;

  async function clientList(): Promise<Output<'clients.list'>> {
    await sync.ensureClients();
    const current = await directory.currentProvider();
    const list = current && (await directory.readClients(current.provider.id));
    if (!list) throw new FailureError('notFound');
    const usages = await usage.read(current.provider.id);
    return { ...list, currentId: (await context.current())?.id ?? null, usages };
  }

  /** A long list takes a while to open and is not waited for; who needs it before asks for it. */
  async function viewAndPaint(): Promise<Output<'session.state'>> {
    void paint.write().then(() => changed('paint'));
    return session.view();
  }

  return {
    'session.state': async () => {
      await duo.resume();
      return session.view();
    },
    ...createSignInHandlers(services),
    'session.unlock': async ({ password }) => {
      await session.unlock(password);
      return viewAndPaint();
    },
    'session.lock': async () => {
      await session.lock();
      return session.view();
    },
    'session.signOut': async () => {
      await session.signOut();
      return viewAndPaint();
    },
    'session.activity': async () => {
      const lock = await session.extend();
      await paint.write();
      return lock;
    },

    'hosts.missing': async () => {
      const region = accounts.region((await session.require()).region);
      return (await hosts.mayTalkTo(region)) ? null : region.host;
    },

    'accounts.switch': async ({ accountId }) => {
      await session.switchTo(accountId);
      return viewAndPaint();
    },
    'accounts.add': async () => {
      await session.addAccount();
      await paint.write();
      return session.view();
    },
    'accounts.cancelAdd': async () => {
      await session.cancelAdd();
      return viewAndPaint();
    },

    'accounts.signOut': async ({ accountId }) => {
      await session.signOut(accountId);
      return viewAndPaint();
    },
    'session.unlockWithPin': async ({ accountId, pin }) => {
      await session.unlockWithPin(accountId, pin);
      return viewAndPaint();
    },
    'settings.read': () => lockSettings.read(),
    'settings.write': async ({ accountId, settings }) => {
      const written = await lockSettings.write(accountId, settings);
      await paint.write();
      return written;
    },
    'pin.set': ({ accountId, pin }) => lockSettings.setPin(accountId, pin),
    'pin.remove': ({ accountId }) => lockSettings.removePin(accountId),

    'providers.list': async () => {
      await sync.ensureProfile();
      return directory.providers();
    },
    'providers.choose': async ({ providerId }) => {
      await directory.choose(providerId);
      await popupLeft.forget();
      await context.showCurrent();
      await paint.write();
      await changed('providers', 'paint');
      return directory.providers();
    },
    'providers.checkAgain': async () => {
      await api.refresh();
      await sync.run();
      return directory.providers();
    },

    'clients.list': clientList,
    'clients.refresh': async ({ quietly = false }) => {
      await sync.run(quietly);
      return { syncedAt: (await clientList()).syncedAt };
    },

    'keys.changes': async () => {
      const current = await directory.currentProvider();
      return current ? pins.troubles(current.provider.id) : [];
    },
    'keys.acknowledge': async ({ providerId, clientId, id }) => {
      await pins.acknowledge(providerId, clientId, id);
      return {};
    },
    'labels.read': () => labels.read(),
    'labels.writeAll': async ({ edits, ...of }) => {
      await labels.writeAll(of, edits);
      return {};
    },
    'labels.pin': async ({ isPinned, ...of }) => {
      await labels.pin(of, isPinned);
      return {};
    },
    'labels.write': (edit) => labels.write(edit),
    'dropped.list': async () => dropped.list((await directory.currentProvider())?.provider.id ?? null),

    'context.enter': async ({ clientId, asCurrent }, { document }) => {
      const { providerId, ...entered } = await context.enter(document, clientId, asCurrent);
      if (asCurrent) void noteSwitch(providerId, clientId);
      return entered;
    },
    'context.last': () => context.last(),
    'context.leave': async (_, { document }) => {
      await context.leave(document);
      await paint.write();
      await changed('paint');
      return {};
    },

    'client.open': async ({ page = 'members' }, { scope }) => {
      await webVault.open(scope, page);
      return {};
    },
    'client.openVault': async ({ reason }, { scope }) => {
      await openVault(scope, reason);
      return {};
    },
    'wish.keep': async (wish) => {
      const account = await accounts.lastActive();
      if (!account) throw new FailureError('signedOut');
      await wishes.keep(account.id, wish);
      await changed('session');
      return {};
    },
    'wish.take': async () => wishes.take((await session.require()).accountId),
    'wish.drop': async () => {
      await wishes.drop();
      await changed('session');
      return session.view();
    },
    'tabs.open': () => webVault.openClients(),
    'tabs.mode': async () => ({ mode: await webVault.mode() }),
    'tabs.setMode': async ({ mode }) => ({ mode: await webVault.setMode(mode) }),
    ...createEventHandlers(services),
    'client.collections': (_, { scope }) => collections.list(scope),

    'events.seen': async ({ providerId, at }) => ({ before: await seen.note(providerId, at) }),
    'popup.left': async ({ providerId, left }) => {
      await popupLeft.keep(providerId, left);
      return {};
    },

    ...createConsoleHandlers(services),

    'addressBar.read': async () => ({ names: await addressBar.names() }),
    'addressBar.write': async ({ showsNames }) => ({ names: await addressBar.showNames(showsNames) }),
    'clientColumns.read': () => clientColumns.read(),
    'clientColumns.write': ({ columns }) => clientColumns.write(columns),
    'requests.pauses': () => governor.pauses(),
    'requests.sharing': async () => ({ technicians: await governor.technicians() }),
    'requests.share': async ({ technicians }) => ({ technicians: await governor.share(technicians) }),
  };
}
