import type { Bridge } from '../bridge/bridge.ts';
import { createAddressBar } from './addressBar.ts';
import { type App, type Beside, createApp } from './app.ts';
import { createBilling } from './billing.ts';
import { createClientColumns } from './clientColumns.ts';
import { createClientDialogs } from './clientDialogs.ts';
import { createClientLife } from './clientLife.ts';
import { createClientTable } from './clientTable.ts';
import { createCollections } from './collections.ts';
import { createDirectMembers } from './directMembers.ts';
import { createHandOver } from './handOver.ts';
import { createJobs } from './jobs.ts';
import type { Models } from './models.ts';
import { createOnboarding } from './onboarding.ts';
import { createOwnSubscriptions } from './ownSubscriptions.ts';
import { createPeople } from './people.ts';
import { createProviderDetails } from './providerDetails.ts';
import { createSeats } from './seats.ts';
import { createSettings } from './settings.ts';
import { createSharing } from './sharing.ts';
import { createStanding } from './standing.ts';
import { createTabMode } from './tabMode.ts';
import { createTeam } from './team.ts';
import { createTrust } from './trust.ts';
import { whenClientChanges } from './whenClientChanges.ts';

export type ConsoleModels = ReturnType<typeof createConsoleModels>;
export type ConsoleApp = App & ConsoleModels;

/** One model per subject that only the console shows. */
function createConsoleModels(outside: Bridge, models: Models) {
  const { bridge, context } = models;
  const people = createPeople(bridge);
  const jobs = createJobs(bridge);
  const collections = createCollections(bridge, context);
  const standing = createStanding(bridge, context);
  whenClientChanges(context, collections.clear);
  whenClientChanges(context, standing.clear);
  const clientLife = createClientLife(bridge, jobs, models.clients.load);
  return {
    people,
    jobs,
    team: createTeam(bridge, people, jobs),
    clientLife,
    clientDialogs: createClientDialogs(clientLife, async () => {
      const result = await bridge.call('billing.subscription', {}, { repeat: true });
      return result.ok ? result.value.plans : null;
    }),
    handOver: createHandOver(bridge, models),
    clientTable: createClientTable(models, clientLife.facts),
    clientColumns: createClientColumns(outside),
    directMembers: createDirectMembers(bridge, models.clients),
    providerDetails: createProviderDetails(bridge),
    seats: createSeats(models),
    billing: createBilling(bridge),
    ownSubscriptions: createOwnSubscriptions(bridge),
    collections,
    standing,
    onboarding: createOnboarding(bridge),
    trust: createTrust(bridge),
    settings: createSettings(bridge),
    sharing: createSharing(outside),
    tabMode: createTabMode(outside),
    addressBar: createAddressBar(outside),
  };
}

function besideOf(models: ConsoleModels): Beside {
  const { people, jobs, collections, standing, onboarding, trust, settings } = models;
  const ofProvider = [
    people,
    models.team,
    models.clientTable,
    models.clientDialogs,
    models.clientLife,
    models.providerDetails,
    models.seats,
    models.billing,
    models.ownSubscriptions,
    jobs,
    collections,
    standing,
    onboarding,
    trust,
  ];
  return {
    clear() {
      for (const model of ofProvider) model.clear();
    },
    clearAccount: settings.clear,
    fill: () => Promise.all([trust.load(), jobs.load()]),
    heard(topics) {
      if (topics.includes('keys') || topics.includes('dropped')) void trust.load();
      if (topics.includes('jobs')) void jobs.load();
      if (topics.includes('onboarding') && onboarding.kept.value) void onboarding.load();
    },
    stopped: [
      { failure: people.failure, again: people.load },
      { failure: collections.failure, again: collections.load },
      { failure: standing.failure, again: standing.load },
      ...models.billing.stopped,
    ],
  };
}

/** Everything the console shows. The popup opens too often to carry what only the console has. */
export function createConsoleApp(outside: Bridge, { readsLogs = false } = {}): ConsoleApp {
  let models!: ConsoleModels;
  const app = createApp(outside, {
    followsToolbar: false,
    readsLogs,
    beside(common) {
      models = createConsoleModels(outside, common);
      return besideOf(models);
    },
  });
  return Object.assign(app, models);
}
