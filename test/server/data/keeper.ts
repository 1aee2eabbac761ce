import type { MiddlewareHandler } from 'hono';
import type { Clock } from '../clock.ts';
import type { Env } from '../context.ts';
import { Sessions } from '../identity/sessions.ts';
import type { ServerOptions } from '../options.ts';
import { createWorld } from '../seed/world.ts';
import { State } from '../state.ts';
import { readData, worldOptionsOf, writeData } from './dataFile.ts';
import type { SavedState } from './savedState.ts';
import { WorldChanges } from './worldChanges.ts';

const DELAY = 500;

/** What a reset or a restart replaces. */
interface Kept {
  state: State;
  sessions: Sessions;
}

/** Makes the state of a server, anew or out of its file, and writes to the file what changes. */
export class Keeper {
  readonly #options: ServerOptions;
  readonly #clock: Clock;
  #seededAt = 0;
  #changes: WorldChanges | null = null;
  #kept: Kept | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: ServerOptions, clock: Clock) {
    this.#options = options;
    this.#clock = clock;
  }

  /** What the file holds, or what the seed makes. @throws OptionsError for a file that cannot be used */
  open(): Kept {
    const { data } = this.#options;
    return this.#make(data === undefined ? null : readData(data, this.#options));
  }

  /** As the seed makes it; the file begins anew, too. */
  begin(): Kept {
    const kept = this.#make(null);
    this.write();
    return kept;
  }

  #make(saved: SavedState | null): Kept {
    this.#seededAt = saved?.seededAt ?? Date.now();
    const world = createWorld(this.#options, this.#seededAt, this.#clock);
    const sessions = new Sessions();
    this.#changes = this.#options.data === undefined ? null : new WorldChanges(world);
    if (saved) {
      this.#changes?.restore(saved);
      world.audit.restore(saved.log);
      sessions.restore(saved.sessions);
    }
    this.#kept = { state: new State(world), sessions };
    return this.#kept;
  }

  /** Soon after each request, so that even a kill loses little. */
  readonly middleware: MiddlewareHandler<Env> = async (_, next) => {
    await next();
    if (this.#options.data === undefined || this.#timer) return;
    this.#timer = setTimeout(() => this.write(), DELAY);
    this.#timer.unref();
  };

  /** At once. */
  write(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const { data } = this.#options;
    if (data === undefined || !this.#changes || !this.#kept) return;
    writeData(data, {
      version: 1,
      world: worldOptionsOf(this.#options),
      seededAt: this.#seededAt,
      ...this.#changes.save(),
      log: [...this.#kept.state.audit.written()],
      sessions: this.#kept.sessions.save(),
    });
  }
}
