import type { LaneKind } from './rates.ts';
import type { RegionId } from './session.ts';

/** Bitwarden asked to wait: no request of this kind leaves before `until` (epoch milliseconds). */
export interface Pause {
  region: RegionId;
  kind: LaneKind;
  until: number;
}
