import { expect } from 'vitest';
import type { Client } from '../../../utils/domain/clients.ts';
import type { LogEvent } from '../../../utils/domain/events.ts';
import type { JobView } from '../../../utils/domain/jobs.ts';
import type { Span } from '../../../utils/domain/logRange.ts';
import { DEMO_PASSWORD } from '../../server/server.ts';
import { KIM, type Scene } from '../races/gate.ts';

const DAY = 86_400_000;

/** What a person asks of logs as a whole, and what is then kept and was asked. */
export function createLogScene(scene: Scene) {
  const asked: string[] = [];
  return {
    /** Every page of a log that was asked for, with its dates and its place. */
    asked,
    /** Lets requests through and notes which pages they are about. */
    watch(instead: (url: URL) => Response | undefined = () => undefined): void {
      asked.length = 0;
      scene.network.onRequest((address) => {
        const url = new URL(address);
        if (!url.pathname.endsWith('/events')) return undefined;
        asked.push(url.pathname.replace(/^\/api/, '') + url.search);
        return instead(url);
      });
    },
    async signIn(email = KIM): Promise<void> {
      await scene.world.signIn(email, DEMO_PASSWORD);
      await scene.world.get('clients.list', {});
    },
    lately: (days = 30): Span => ({ start: scene.world.now() - days * DAY, end: scene.world.now() }),
    async client(name: string): Promise<Client> {
      const { clients } = await scene.world.get('clients.list', {});
      return clients.find((one) => one.name === name) as Client;
    },
    async job(): Promise<JobView> {
      return (await scene.world.get('jobs.list', {}))[0] as JobView;
    },
    /** @returns the latest job, once it is in that state */
    async until(state: JobView['state'] = 'ended'): Promise<JobView> {
      await expect.poll(async () => (await this.job())?.state, { timeout: 5_000 }).toBe(state);
      return this.job();
    },
    /** All that is kept of the provider's log. */
    async kept(): Promise<{ events: LogEvent[]; covered: Span[] }> {
      const events: LogEvent[] = [];
      for (let segment = 0; ; segment++) {
        const part = await scene.world.get('events.kept', { segment });
        events.push(...part.events);
        if (segment + 1 >= part.index.segments) return { events, covered: part.index.covered };
      }
    },
    /** How many rows the provider's log has there. */
    rows({ start, end }: Span): number {
      const [provider] = scene.server.state.providers();
      const log = scene.server.state.audit.ofProvider(provider?.id ?? '');
      return log.rows().filter(({ at }) => at >= start && at <= end).length;
    },
  };
}
