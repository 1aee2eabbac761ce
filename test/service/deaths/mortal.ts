import type { Platform } from '../../../entrypoints/background/platform.ts';
import type { Disk } from '../../../entrypoints/background/stores/disk.ts';

/** Methods of the disk that change it. */
const WRITES: readonly (keyof Disk)[] = [
  'activate',
  'adopt',
  'revise',
  'writeLock',
  'forget',
  'writeSealed',
  'deviceId',
];

export interface Mortal {
  platform: Platform;
  /** What it did to the world outside of itself, in order. */
  steps: string[];
  /** The step it died at, which did not happen; null while it lives. */
  died(): string | null;
  /** Resolves when it dies. */
  death: Promise<void>;
}

/**
 * A browser that takes the worker away at one step: neither that step happens nor anything after it. A step is whatever
 * can be seen from outside: something stored, a request that leaves, an answer that comes, the toolbar, the alarm.
 *
 * @param lifetime steps it may take, by now
 */
export function mortal(platform: Platform, lifetime: number | (() => number)): Mortal {
  const steps: string[] = [];
  const death = Promise.withResolvers<void>();
  let died: string | null = null;

  /** Whoever is gone waits for ever. */
  const never = <T>() => new Promise<T>(() => undefined);
  const live = (): Promise<void> => (died === null ? Promise.resolve() : never());

  async function step<T>(name: string, effect: () => Promise<T>): Promise<T> {
    if (died === null && steps.length >= (typeof lifetime === 'number' ? lifetime : lifetime())) {
      died = name;
      death.resolve();
    }
    if (died === null) {
      steps.push(name);
      return effect();
    }
    return never();
  }

  const disk = new Proxy(platform.disk, {
    get(target, method: keyof Disk) {
      const run = target[method] as (...args: unknown[]) => Promise<unknown>;
      return async (...args: unknown[]) => {
        if (WRITES.includes(method)) return step(`disk: ${method}`, () => run(...args));
        await live();
        return run(...args);
      };
    },
  });

  return {
    steps,
    died: () => died,
    death: death.promise,
    platform: {
      ...platform,
      disk,
      session: {
        async get(key) {
          await live();
          return platform.session.get(key);
        },
        set: (items) =>
          step(`session: set ${Object.keys(items).join(' and ')}`, () => platform.session.set(items)),
        remove: (keys) =>
          step(`session: remove ${[keys].flat().join(', ')}`, () => platform.session.remove(keys)),
      },
      async fetch(input, init) {
        const { pathname } = new URL(String(input));
        // whether anybody is left to hear the answer is none of the server's business
        const response = await step(`${pathname} leaves`, async () =>
          platform.fetch(input, { ...init, signal: null }),
        );
        return step(`${pathname} is answered`, async () => response);
      },
      async wait(milliseconds) {
        await live();
        return platform.wait(milliseconds);
      },
      setLockAlarm: (at) => step('alarm', () => platform.setLockAlarm(at)),
      setSignInAlarm: (at) => step('alarm of the sign-in', () => platform.setSignInAlarm(at)),
      showClient: (client, unseen) => step('toolbar', () => platform.showClient(client, unseen)),
      openTab: (url) => step('tab', () => platform.openTab(url)),
      openOwnTab: (url) => step('tab', () => platform.openOwnTab(url)),
      pointTab: (id, url) => step('tab', () => platform.pointTab(id, url)),
    },
  };
}
