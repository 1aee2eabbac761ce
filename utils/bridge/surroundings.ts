/** Whether somebody looks at this page, whether the browser has a network, and when either may have changed. */
export const surroundings = {
  isLookedAt: (): boolean => document.visibilityState === 'visible',
  isOnline: (): boolean => navigator.onLine,
  onChange(listener: () => void): void {
    document.addEventListener('visibilitychange', listener);
    for (const name of ['online', 'offline']) addEventListener(name, listener);
  },
};
