import { endsAt, type IdleState } from '../../utils/domain/lock.ts';
import { createCommands } from './commands.ts';
import { createHandlers } from './handlers.ts';
import { createOmnibox, type Omnibox } from './omnibox.ts';
import type { Platform } from './platform.ts';
import { createRouter, type Router } from './router.ts';
import { createServices } from './services.ts';
import { JOBS_ALARM, LOCK_ALARM, SIGN_IN_ALARM } from './wakers.ts';

export interface Worker {
  answer: Router;
  /** An alarm rang, or the browser started: what is past its time ends or locks, and the toolbar says so. */
  wake(): Promise<void>;
  alarm(name: string): Promise<void>;
  /** The browser started, and with it ended whatever was open. */
  started(): Promise<void>;
  /** The computer fell idle, was locked, or is in use again. */
  computerIs(state: IdleState): Promise<void>;
  command(name: string): Promise<void>;
  /** The keyword in the address bar. */
  omnibox: Omnibox;
  /** A host was allowed or taken back. */
  hostsChanged(): Promise<void>;
}

/** Everything behind the listeners. */
export function createWorker(platform: Platform): Worker {
  const services = createServices(platform);
  const { door, session } = services;
  async function wake(): Promise<void> {
    await services.signIn.expire();
    await door.wake();
    await services.context.showCurrent();
  }
  const route = createRouter(platform, services, createHandlers(services));
  return {
    async answer(message, sender) {
      const result = await route(message, sender);
      // behind the answer, which nothing must hold up
      void services.aftermath();
      void services.jobs.goOn();
      return result;
    },
    wake,
    async alarm(name) {
      if (name === LOCK_ALARM || name === SIGN_IN_ALARM) await wake();
      if (name === JOBS_ALARM) await services.jobs.ring();
    },
    async started() {
      await session.signOutAtStart();
      await wake();
    },
    async computerIs(state) {
      // it holds keys and nobody chose when it ends: with nobody here, at once
      if (state !== 'active') await services.underWay.giveUp();
      await door.expire(({ settings }) => endsAt(settings.timeout, state));
    },
    command: createCommands(platform, services),
    omnibox: createOmnibox(platform, services),
    async hostsChanged() {
      services.hosts.forget();
      await services.changed('hosts');
    },
  };
}
