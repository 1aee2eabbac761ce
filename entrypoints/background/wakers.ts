/** Names of what wakes the worker: alarms it sets, and the commands of wxt.config.ts. */
export const LOCK_ALARM = 'lock';
export const SIGN_IN_ALARM = 'signIn';
/** Rings again and again while a job runs, so that the next worker goes on with it. */
export const JOBS_ALARM = 'jobs';
export const LOCK_COMMAND = 'lock-now';
export const LAST_COMMAND = 'last-client';
export const BACK_COMMAND = 'back-to-provider';
