import { createHandlers } from './handlers.ts';
import type { Platform } from './platform.ts';
import { createRouter, type Router } from './router.ts';
import { createServices } from './services.ts';

export interface Worker {
  answer: Router;
  /** An alarm rang, or the browser started: what is past its time ends or locks, and the toolbar says so. */
  wake(): Promise<void>;
  /** A host was allowed or taken back. */
  hostsChanged(): Promise<void>;
}

/** Everything behind the listeners. */
export function createWorker(platform: Platform): Worker {
  const services = createServices(platform);
  const route = createRouter(platform, services, createHandlers(services));
  return {
    async answer(message, sender) {
      const result = await route(message, sender);
      // behind the answer, which nothing must hold up
      void services.aftermath();
      return result;
    },
    async wake() {
      await services.signIn.expire();
      await services.door.wake();
      await services.context.showCurrent();
    },
    async hostsChanged() {
      services.hosts.forget();
      await services.changed('hosts');
    },
  };
}
