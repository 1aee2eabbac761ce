import { PAINT_HEAD, PAINT_LEFT, PAINT_LIST } from '../../../utils/bridge/paint.ts';
import { PARKED } from './parked.ts';
import { SECRETS } from './secrets.ts';

/** All of `storage.session` that shows or serves the open account; whoever leaves it takes this away. */
export const LEFT_BEHIND = [
  PAINT_HEAD,
  PAINT_LIST,
  PAINT_LEFT,
  'alerts',
  'glance',
  'contexts',
  'current',
  'last',
  'dropped',
  'planOffers',
  'keyOffers',
  'plans',
];

/** All of `storage.session` that belongs to open accounts; one call takes it away. */
export const LOCKED_AWAY = [SECRETS, PARKED, ...LEFT_BEHIND];

/** Confirmed plans that go on after an unlock: ids and no names. */
export const WAITING_PLANS = 'waitingPlans';

/** Our tabs of the web vault, which stay open through a lock: ids and no names. */
export const VAULT_TABS = 'vaultTabs';

/** The last click on "Open vault": a lock in between does not make it another. */
export const VAULT_CLICK = 'vaultClick';

/** The switch that a lock came in between of: ids and no names. */
export const WISH = 'wish';

/** All of `storage.session` that outlives a lock for the account; leaving it takes this away. */
export const OUTLIVING_LOCKS = [WAITING_PLANS, VAULT_TABS, VAULT_CLICK, WISH];
