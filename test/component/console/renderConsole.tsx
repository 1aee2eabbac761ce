import { signal } from '@preact/signals';
import { render } from '@testing-library/preact';
import { Console } from '../../../components/console/Console.tsx';
import type { Shortcuts } from '../../../components/console/settings/ShortcutsCard.tsx';
import type { LabelFiles } from '../../../components/console/settings/TeamCard.tsx';
import type { Invoice, ProviderBill } from '../../../utils/domain/billing.ts';
import type { ProviderUserId } from '../../../utils/domain/ids.ts';
import { LARGEST_FILE } from '../../../utils/domain/labelsFile.ts';
import { NO_NOTES } from '../../../utils/domain/logNotes.ts';
import type { Person } from '../../../utils/domain/people.ts';
import type { Provider } from '../../../utils/domain/providers.ts';
import type { LockTimes } from '../../../utils/domain/session.ts';
import { createConsoleApp } from '../../../utils/state/consoleApp.ts';
import { createLabels } from '../../../utils/state/labels.ts';
import { type Answers, createFakeBridge, no, yes } from '../fakeBridge.ts';
import {
  account,
  accounts,
  clients,
  clover,
  eventOf,
  guid,
  locked,
  northwind,
  signedOut,
} from '../shared/fixtures.ts';

export const lock = { lastActivity: 0, deadline: Number.MAX_SAFE_INTEGER };

export const unlockedUntil = (times: LockTimes) =>
  yes({ state: 'unlocked', account, accounts, host: 'bitwarden.com', lock: times } as const);

export const serviceUser: Provider = { ...northwind, role: 'serviceUser' };

export function personOf(number: number, name: string | null, more: Partial<Person> = {}): Person {
  return {
    id: guid(700 + number) as ProviderUserId,
    userId: null,
    name,
    email: `${(name ?? 'jo').split(' ')[0]?.toLowerCase()}@northwind.example`,
    role: 'serviceUser',
    status: 'confirmed',
    isYou: false,
    invitedAt: null,
    ...more,
  };
}

export const kim = personOf(1, 'Kim Larsen', { role: 'providerAdmin', isYou: true });
export const priya = personOf(2, 'Priya Natarajan', { role: 'providerAdmin' });
export const team = [
  kim,
  priya,
  personOf(3, 'Ada Wren'),
  personOf(4, 'Leo Hartmann', { status: 'accepted' }),
  personOf(5, null, { status: 'invited' }),
];

export const providersAnswer = (current: Provider | null, all: Provider[] = current ? [current] : []) =>
  yes({ providers: all, currentId: current?.id ?? null, notSetUp: false });

const nothingKept = yes({ index: { revision: 0, covered: [], segments: 0 }, events: [] });

export const bill: ProviderBill = {
  status: 'active',
  periodEndsAt: Date.UTC(2026, 11, 1),
  discount: 20,
  collection: 'automatic',
  plans: [
    { name: 'Teams', cadence: 'monthly', minimum: 50, assigned: 30, purchased: 0, cost: 200 },
    { name: 'Enterprise', cadence: 'monthly', minimum: 80, assigned: 85, purchased: 5, cost: 510 },
  ],
  credit: 35,
  cancelsAt: null,
  suspension: null,
  payment: { description: 'Visa, *4242, 08/2028', needsVerification: false },
};

export const invoices: Invoice[] = [
  {
    id: 'in_2',
    number: 'ABCD-0002',
    at: Date.UTC(2026, 10, 1),
    dueAt: Date.UTC(2026, 10, 15),
    total: 568,
    status: 'unpaid',
    page: 'https://invoice.stripe.com/i/acct_demo/in_2',
  },
  {
    id: 'in_1',
    number: 'ABCD-0001',
    at: Date.UTC(2026, 9, 1),
    dueAt: null,
    total: 552.5,
    status: 'paid',
    page: null,
  },
];

/** What a worker says when all is well: unlocked, a Provider Admin's provider, no client entered. */
function wellAnswers(): Answers {
  return {
    'session.state': unlockedUntil(lock),
    'session.activity': yes(lock),
    'session.lock': yes(locked),
    'accounts.signOut': yes(signedOut),
    'providers.list': providersAnswer(northwind),
    'clients.list': yes({ clients, syncedAt: Date.now(), currentId: null, usages: {} }),
    'clients.refresh': yes({ syncedAt: Date.now() }),
    'context.enter': ({ clientId }) => {
      const client = clients.find(({ id }) => id === clientId);
      return client ? yes({ token: `token of ${client.name}`, client }) : no('notFound');
    },
    'context.leave': yes({}),
    'client.open': yes({}),
    'client.openVault': yes({}),
    'client.events': yes({ events: [eventOf('1', 1602)], continuation: null }),
    'client.collections': yes([
      { id: 'b', name: 'Vendors' },
      { id: 'c', name: null },
      { id: 'a', name: 'Finance' },
    ]),
    'client.memberCounts': yes({ confirmed: 36, accepted: 2, invited: 1, revoked: 1, owners: 1 }),
    'clients.facts': yes({}),
    'client.policies': yes([{ type: 21, enabled: false }]),
    'onboarding.read': yes({ accountId: account.id, providerId: northwind.id, clients: {} }),
    'onboarding.tick': yes({}),
    'events.list': yes({ events: [eventOf('1', 1800, { object: 'Jo' })], continuation: null }),
    'events.kept': nothingKept,
    'events.keep': yes({}),
    'client.keptEvents': nothingKept,
    'client.keepEvents': yes({}),
    'account.keptEvents': nothingKept,
    'account.keepEvents': yes({}),
    'notes.read': yes({ revision: 0, notes: NO_NOTES }),
    'notes.write': yes({ revision: 1 }),
    'requests.sharing': yes({ technicians: 1 }),
    'account.events': yes({ events: [eventOf('1', 1000)], continuation: null }),
    'people.list': yes(team),
    'labels.read': yes({ accountId: account.id, providerId: northwind.id, clients: {} }),
    'jobs.list': yes([]),
    'seats.book': yes({ organizations: [], before: null }),
    'billing.subscription': yes(bill),
    'billing.warnings': yes({ suspension: null, tax: null }),
    'billing.invoices': yes(invoices),
    'provider.details': yes({ name: 'Northwind MSP', billingEmail: 'billing@northwind.example' }),
    'keys.changes': yes([]),
    'keys.acknowledge': yes({}),
    'dropped.list': yes([]),
  };
}

/** Both shortcuts as a browser may have them: one assigned, one not. */
export const shortcuts: Shortcuts = {
  read: async () => [
    { name: '_execute_action', words: '', keys: 'Alt+Shift+S' },
    { name: 'lock-now', words: 'Lock Switchboard', keys: '' },
  ],
  change: async () => undefined,
  keyword: 'sb',
};

/** Texts that were saved as a file, and any file read. */
export const saved: string[] = [];
const labelFiles: LabelFiles = {
  save: (text) => void saved.push(text),
  read: async (file) => (file.size > LARGEST_FILE ? null : file.text()),
};

/** The whole console over the real models and a worker made of answers. */
export function renderConsole(hash = '', answers: Answers = {}, bound = shortcuts) {
  const bridge = createFakeBridge({ ...wellAnswers(), ...answers });
  const app = createConsoleApp(bridge);
  const labels = createLabels(bridge, app);
  const address = signal(hash);
  const view = render(
    <Console
      app={app}
      hash={address}
      version="1.2.3"
      shortcuts={bound}
      labels={labels}
      labelFiles={labelFiles}
    />,
  );
  void app.start();
  const go = (to: string) => {
    address.value = to;
  };
  return { app, bridge, go, ...view };
}

/** The answer of a worker in which Clover Dental is the current client. */
export const inClover: Answers = {
  // as old as the question: this file may have been read long before
  'clients.list': () => yes({ clients, syncedAt: Date.now(), currentId: clover.id, usages: {} }),
};

/** An answer that comes when the test says so. */
export function answerLater<T>() {
  const { promise, resolve } = Promise.withResolvers<T>();
  return { answer: () => promise, resolve };
}
