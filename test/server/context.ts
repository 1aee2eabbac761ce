import type { HttpBindings } from '@hono/node-server';
import type { Clock } from './clock.ts';
import type { Faults } from './faults/faults.ts';
import type { Hold } from './hold.ts';
import type { Sessions } from './identity/sessions.ts';
import type { Caller, Tokens } from './identity/tokens.ts';
import type { ServerOptions } from './options.ts';
import type { State } from './state.ts';

/** What every route works with. `state` and `sessions` are replaced by a reset. */
export interface ServerContext {
  readonly options: ServerOptions;
  readonly faults: Faults;
  readonly tokens: Tokens;
  readonly latency: Latency;
  readonly hold: Hold;
  readonly clock: Clock;
  state: State;
  sessions: Sessions;
  /** Address and port this server listens on, once it does. */
  origin: string;
}

export interface Env {
  Bindings: HttpBindings;
  /** Set on routes that need an access token. */
  Variables: { caller: Caller };
}

/** The delay before every answer, in milliseconds, and how the few longer ones are waited for. */
export class Latency {
  milliseconds: number;

  constructor(milliseconds: number) {
    this.milliseconds = milliseconds;
  }

  async wait(milliseconds = this.milliseconds): Promise<void> {
    if (milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, milliseconds));
  }
}
