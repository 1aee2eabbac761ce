/** Names of what wakes the worker: alarms it sets, and the command of wxt.config.ts. */
export const LOCK_ALARM = 'lock';
export const SIGN_IN_ALARM = 'signIn';
export const LOCK_COMMAND = 'lock-now';
