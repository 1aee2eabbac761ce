import { PAINT_HEAD, PAINT_LEFT, PAINT_LIST } from '../../../utils/bridge/paint.ts';
import { PARKED } from './parked.ts';
import { SECRETS } from './secrets.ts';

/** All of `storage.session` that shows or serves the open account; whoever leaves it takes this away. */
export const LEFT_BEHIND = [
  PAINT_HEAD,
  PAINT_LIST,
  PAINT_LEFT,
  'glance',
  'contexts',
  'current',
  'dropped',
  'planOffers',
  'plans',
];

/** All of `storage.session` that belongs to open accounts; one call takes it away. */
export const LOCKED_AWAY = [SECRETS, PARKED, ...LEFT_BEHIND];

/** Confirmed plans that go on after an unlock: ids and no names. Leaving the account takes them away. */
export const WAITING_PLANS = 'waitingPlans';
