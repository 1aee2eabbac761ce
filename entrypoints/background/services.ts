import { createHttp } from '../../utils/wire/http.ts';
import type { Platform } from './platform.ts';
import { createAccountService } from './services/account.ts';
import { createAddressBar } from './services/addressBar.ts';
import { createAftermath } from './services/aftermath.ts';
import { createAlerts } from './services/alerts.ts';
import { createApi } from './services/api.ts';
import { createBilling } from './services/billing.ts';
import { createChanges } from './services/changes.ts';
import { createClientColumns } from './services/clientColumns.ts';
import { createClientLife } from './services/clients/clientLife.ts';
import { createCollectionsService } from './services/collections.ts';
import { createContextService } from './services/context.ts';
import { createDirectory } from './services/directory.ts';
import { createDoor } from './services/door.ts';
import { createDropped } from './services/dropped.ts';
import { createEvents } from './services/events.ts';
import { createGovernor } from './services/governor.ts';
import { createGuard } from './services/guard.ts';
import { createHosts } from './services/hosts.ts';
import { createJobs } from './services/jobs/jobs.ts';
import { createJournal } from './services/jobs/journal.ts';
import { createLogLoader } from './services/jobs/loadLog.ts';
import { createKeyring } from './services/keyring.ts';
import { createLabels } from './services/labels.ts';
import { createLockSettings } from './services/lockSettings.ts';
import { createLogKeeping } from './services/logKeeping.ts';
import { createLogNames } from './services/logNames.ts';
import { createMemberCounts } from './services/memberCounts.ts';
import { createMemberNames } from './services/memberNames.ts';
import { createNoticing } from './services/noticing.ts';
import { createOnboarding } from './services/onboarding.ts';
import { createOwnRecords } from './services/ownRecords.ts';
import { createPaint } from './services/paint.ts';
import { createPeopleChanges } from './services/people/changing.ts';
import { createDirectMembers } from './services/people/directMembers.ts';
import { createInvitations } from './services/people/invitations.ts';
import { createOpenedVaults } from './services/people/openedVaults.ts';
import { createPeopleService } from './services/people/people.ts';
import { createPersonKeys } from './services/people/personKeys.ts';
import { createPeopleRunners } from './services/people/senders.ts';
import { createPin } from './services/pin.ts';
import { createPins } from './services/pins.ts';
import { createPlans } from './services/plans.ts';
import { createPoliciesService } from './services/policies.ts';
import { createPopupLeft } from './services/popupLeft.ts';
import { createProviderDetails } from './services/providerDetails.ts';
import { createProviderLog } from './services/providerLog.ts';
import { createSeatBook } from './services/seatBook.ts';
import { createSeen } from './services/seen.ts';
import { createSessionService } from './services/session.ts';
import { createDeviceApproval } from './services/signIn/deviceApproval.ts';
import { createDuo } from './services/signIn/duo.ts';
import { createProgress } from './services/signIn/progress.ts';
import { createSignIn } from './services/signIn/signIn.ts';
import { createSwitchNotes } from './services/switchNotes.ts';
import { createSync } from './services/sync.ts';
import { createUsage } from './services/usage.ts';
import { createVaultOpening } from './services/vaultOpening.ts';
import { createWebVault } from './services/webVault.ts';
import { createRecords } from './stores/records.ts';
import { createRememberedDevice } from './stores/rememberedDevice.ts';
import { createUnderWay } from './stores/underWay.ts';
import { createWishes } from './stores/wishes.ts';

/** Builds the services over a platform; building them anew over the same platform is what a killed worker does. */
export function createServices(platform: Platform) {
  const hosts = createHosts(platform);
  const records = createRecords(platform.disk);
  const accounts = createAccountService(platform.disk, platform.regions);
  const changed = createChanges(platform.session);
  const governor = createGovernor({
    platform,
    http: hosts.guard(createHttp({ fetch: platform.fetch, deviceType: platform.deviceType })),
    changed,
  });
  const { http } = governor;
  const pin = createPin(platform);
  const underWay = createUnderWay(platform);
  const door = createDoor(platform, underWay, changed);
  const wishes = createWishes(platform);
  const session = createSessionService({ platform, accounts, records, door, pin, changed, underWay, wishes });
  const remembered = createRememberedDevice(platform.disk, platform.now);
  const signingIn = { platform, http, accounts, session, underWay, remembered, changed };
  const progress = createProgress(signingIn);
  const signIn = createSignIn(signingIn, progress);
  const deviceApproval = createDeviceApproval(signingIn, progress);
  const duo = createDuo(signingIn, progress);
  const pins = createPins({ platform, door, session, records, changed });
  const keyring = createKeyring(door, session, accounts, pins);
  const own = createOwnRecords(door, session, records);
  const directory = createDirectory(door, session, records, own);
  const usage = createUsage(platform, session, own);
  const logKeeping = createLogKeeping(session, records);
  const alerts = createAlerts({ door, session, directory, logKeeping });
  const context = createContextService({ platform, door, session, directory, alerts });
  const plans = createPlans(door, session, directory);
  const guard = createGuard({ door, session, context, plans });
  const dropped = createDropped(platform, door, changed);
  const api = createApi({ platform, governor, accounts, door, session, guard, dropped });
  const paint = createPaint({ platform, door, session, directory, context, usage });
  const seen = createSeen(session, directory, own);
  const popupLeft = createPopupLeft({ platform, session, directory, guard });
  const aftermath = createAftermath({ door, context, paint, changed });
  const repaint = async () => {
    await context.showCurrent();
    await paint.write();
  };
  const noteSwitch = createSwitchNotes({ platform, usage, context, paint, changed });
  const labels = createLabels({ session, own, directory, changed, repaint });
  const onboarding = createOnboarding({ platform, accounts, session, own, directory, changed });
  const noticing = createNoticing({ accounts, door, pin, session });
  const lockSettings = createLockSettings({ platform, accounts, records, door, pin, session, changed });
  const seatBook = createSeatBook({ platform, session, records, own, directory });
  const sync = createSync({
    platform,
    session,
    api,
    keyring,
    pins,
    noticing,
    lockSettings,
    directory,
    seatBook,
    changed,
    repaint,
  });
  const providerDetails = createProviderDetails(api, sync);
  const invitations = createInvitations(platform, session, records);
  const people = createPeopleService(door, session, api, directory, invitations);
  const personKeys = createPersonKeys({ door, session, records, api, directory, keyring, people });
  const journal = createJournal({ door, session, records, changed });
  const life = createClientLife({ session, records, api, directory, keyring, plans, sync });
  const names = createLogNames({ door, session, records, accounts, directory, people });
  const events = createEvents(api, names, createMemberNames({ platform, door, api, directory }));
  const providerLog = createProviderLog({ events, paint, invitations, alerts, context });
  const runners = {
    ...createPeopleRunners(api, people, invitations),
    createClients: life.runner,
    loadLog: createLogLoader({ platform, governor, directory, logKeeping, events, providerLog }),
  };
  const jobs = createJobs({ platform, session, directory, journal, runners, changed });
  const openedVaults = createOpenedVaults({ platform, api, directory, people });
  const directMembers = createDirectMembers(api, people);
  const peopleChanges = createPeopleChanges(people, jobs, personKeys);
  const clientLife = life.begin(jobs, names);
  const collections = createCollectionsService(api, directory, keyring);
  const policies = createPoliciesService(api);
  const memberCounts = createMemberCounts(api);
  const webVault = createWebVault({ platform, session, accounts, guard, changed });
  return {
    addressBar: createAddressBar(platform),
    clientColumns: createClientColumns(platform.disk),
    hosts,
    governor,
    door,
    session,
    underWay,
    signIn,
    deviceApproval,
    duo,
    lockSettings,
    accounts,
    api,
    directory,
    labels,
    onboarding,
    usage,
    noteSwitch,
    context,
    plans,
    guard,
    dropped,
    pins,
    keyring,
    paint,
    popupLeft,
    seen,
    aftermath,
    sync,
    people,
    providerDetails,
    billing: createBilling(platform, api),
    seatBook,
    personKeys,
    openedVaults,
    directMembers,
    invitations,
    peopleChanges,
    clientLife,
    jobs,
    events,
    providerLog,
    alerts,
    logKeeping,
    collections,
    policies,
    memberCounts,
    webVault,
    openVault: createVaultOpening({ platform, logKeeping, webVault }),
    wishes,
    changed,
  };
}

export type Services = ReturnType<typeof createServices>;
