import type { BrowserName } from './harness/browser.ts';
import { createStage } from './stage.ts';
import { tellAccounts } from './stories/accounts.ts';
import { tellAddressBar } from './stories/addressBar.ts';
import { tellBilling } from './stories/billing.ts';
import { tellClientLife } from './stories/clientLife.ts';
import { tellConsole } from './stories/console.ts';
import { tellHosts } from './stories/hosts.ts';
import { tellKeyboard } from './stories/keyboard.ts';
import { tellLabels } from './stories/labels.ts';
import { tellLocking } from './stories/locking.ts';
import { tellLogs } from './stories/logs.ts';
import { tellNextMonth } from './stories/nextMonth.ts';
import { tellNoClients } from './stories/noClients.ts';
import { tellOverview } from './stories/overview.ts';
import { tellPaintedLock } from './stories/paintedLock.ts';
import { tellPauses } from './stories/pauses.ts';
import { tellPeople } from './stories/people.ts';
import { tellPopupLeft } from './stories/popupLeft.ts';
import { tellRolePage } from './stories/rolePage.ts';
import { tellRoles } from './stories/roles.ts';
import { tellSidePanel } from './stories/sidePanel.ts';
import { tellSigningIn } from './stories/signingIn.ts';
import { tellTraces } from './stories/traces.ts';
import { tellTrouble } from './stories/trouble.ts';
import { tellTrust } from './stories/trust.ts';
import { tellWalls } from './stories/walls.ts';
import { tellWebVault } from './stories/webVault.ts';
import { tellWorker } from './stories/worker.ts';
import { tellWorkingDay } from './stories/workingDay.ts';

/** What a technician does in the popup, the panel and the address bar, told for one browser. */
export function tellPopup(name: BrowserName): void {
  const stage = createStage(name);
  tellWorkingDay(stage);
  tellWebVault(stage);
  tellSidePanel(stage);
  tellKeyboard(stage);
  tellPopupLeft(stage);
  tellTraces(stage);
  tellSigningIn(stage);
  tellRoles(stage);
  tellTrouble(stage);
  tellPauses(stage);
  tellWorker(stage);
  tellPaintedLock(stage);
  tellAccounts(stage);
  tellLocking(stage);
  tellHosts(stage);
  // all three attach to Chromium's worker, which none can end from then on
  tellNextMonth(stage);
  tellAddressBar(stage);
  tellWalls(stage);
}

/** What a technician does in the console, told for one browser. */
export function tellConsolePages(name: BrowserName): void {
  const stage = createStage(name);
  tellConsole(stage);
  tellOverview(stage);
  tellBilling(stage);
  tellPeople(stage);
  tellClientLife(stage);
  tellLogs(stage);
  tellLabels(stage);
  tellRolePage(stage);
  tellTrust(stage);
  tellNoClients(stage);
}
