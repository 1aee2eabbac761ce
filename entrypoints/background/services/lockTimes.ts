import type { LockTimes } from '../../../utils/domain/session.ts';

/** Without input for this long, the session locks; milliseconds. */
export const LOCK_AFTER = 15 * 60_000;

export const freshLock = (now: number): LockTimes => ({ lastActivity: now, deadline: now + LOCK_AFTER });
