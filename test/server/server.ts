import { createAdaptorServer } from '@hono/node-server';
import { createApp } from './app.ts';
import type { Clock } from './clock.ts';
import { Latency, type ServerContext } from './context.ts';
import { Keeper } from './data/keeper.ts';
import { type Elsewhere, elsewhere } from './elsewhere/elsewhere.ts';
import { Faults } from './faults/faults.ts';
import { Hold } from './hold.ts';
import { createTokens } from './identity/tokens.ts';
import { Limits } from './limits/limits.ts';
import { completeOptions, type ServerOptions } from './options.ts';
import { RequestLog, type RequestRecord } from './requestLog.ts';
import type { State } from './state.ts';

export type { ServerOptions } from './options.ts';
export { DEMO_PASSWORD } from './seed/cast.ts';

const HOST = '127.0.0.1';

export interface RunningServer extends Elsewhere {
  url: string;
  port: number;
  /** Everything the server knows; another object after `reset`. */
  readonly state: State;
  faults: Faults;
  latency: Latency;
  hold: Hold;
  requests(): RequestRecord[];
  /** Rows written to the logs since the start or the last reset, by event type. */
  eventCounts(): Record<string, number>;
  /** Requests refused because of `--limits` since the start or the last reset. */
  refusals(): number;
  /** As just started: the seeded world, nobody signed in, the faults and delay of the options. */
  reset(): void;
  close(): Promise<void>;
}

/**
 * Starts the local provider server on 127.0.0.1. Missing options have the demo's values, except the port, which the
 * system chooses.
 *
 * @param now the time everything here goes by
 * @throws OptionsError, and what `listen` throws when the port is taken
 */
export async function startServer(
  given: Partial<ServerOptions> = {},
  now: () => number = () => Date.now(),
): Promise<RunningServer> {
  const options = completeOptions({ port: 0, ...given });
  const faults = new Faults();
  const clock: Clock = { now: () => now() + faults.clockSkew() };
  const keeper = new Keeper(options, clock);
  const context: ServerContext = {
    options,
    faults,
    clock,
    tokens: await createTokens(clock),
    latency: new Latency(options.latency),
    hold: new Hold(),
    ...keeper.open(),
    origin: '',
  };
  context.faults.set(options.faults);
  const requests = new RequestLog();
  const limits = new Limits(options.limits, clock);
  const app = createApp(context, { requests, keeper, limits });
  const server = createAdaptorServer({ fetch: app.fetch, hostname: HOST });

  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, HOST, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : options.port);
    });
  });
  context.origin = `http://${HOST}:${port}`;

  return {
    url: context.origin,
    port,
    get state() {
      return context.state;
    },
    faults: context.faults,
    latency: context.latency,
    hold: context.hold,
    requests: () => requests.all(),
    refusals: () => limits.refused,
    eventCounts: () => context.state.audit.counts(),
    ...elsewhere(context),
    reset() {
      Object.assign(context, keeper.begin());
      context.faults.set(options.faults);
      context.latency.milliseconds = options.latency;
      context.hold.release();
      requests.clear();
      limits.clear();
    },
    close: () =>
      new Promise((resolve) => {
        keeper.write();
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
