import { AsyncLocalStorage } from 'node:async_hooks';
import { createHandlers, type Handlers } from '../../../entrypoints/background/handlers.ts';
import type { Platform } from '../../../entrypoints/background/platform.ts';
import { createRouter, type Router } from '../../../entrypoints/background/router.ts';
import { createServices, type Services } from '../../../entrypoints/background/services.ts';
import type { Disk, StoredRecord } from '../../../entrypoints/background/stores/disk.ts';
import { rememberingArea } from '../../../entrypoints/background/stores/rememberingArea.ts';
import type { Secrets } from '../../../entrypoints/background/stores/secrets.ts';
import { SECRETS } from '../../../entrypoints/background/stores/secrets.ts';
import type { Result } from '../../../utils/bridge/envelope.ts';
import { localRegion } from '../world.ts';
import { accountIds, type Beginning, START, sealedKey } from './cast.ts';
import { answerFor, type HowAnswered } from './network.ts';
import { createTestHandlers, TEST_CONTRACT } from './operations.ts';
import { createTurns, untilAllWait } from './turns.ts';
import { type Leaving, type Question, Watcher } from './watcher.ts';

const ID = 'abcdefghijklmnopabcdefghijklmnop';
const ORIGIN = `chrome-extension://${ID}`;
const URL_OF_SERVER = 'http://server.example';

interface Flight extends Leaving {
  settle(how: HowAnswered): void;
}

/** Weakens a worker on purpose, to see that a story finds it. */
export type Sabotage = (services: Services) => void;

/** A browser with two consoles, a popup and a worker over storage, network and clock that do nothing by themselves. */
export class Story {
  readonly #turns = createTurns();
  readonly #area = new Map<string, unknown>();
  readonly #sealed: Map<string, StoredRecord>;
  readonly #asking = new AsyncLocalStorage<Question>();
  readonly #sabotage: Sabotage | undefined;
  readonly #beginning: Beginning;
  readonly watcher: Watcher;
  #flights: Flight[] = [];
  #active: string;
  #now = START;
  #route: Router;
  #life = 0;

  constructor(beginning: Beginning, sabotage?: Sabotage) {
    this.#beginning = beginning;
    this.#sabotage = sabotage;
    this.#sealed = new Map(beginning.sealed);
    const [open, ...parked] = beginning.secrets;
    this.#active = accountIds[0] as string;
    this.#area.set('secrets', open);
    this.#area.set('parked', Object.fromEntries(parked.map((kept) => [kept.accountId, kept])));
    this.watcher = new Watcher(this.#area, () => this.#now);
    this.#route = this.#begin();
  }

  get now(): number {
    return this.#now;
  }

  get secrets(): Secrets | null {
    return (this.#area.get('secrets') as Secrets | undefined) ?? null;
  }

  #begin(): Router {
    const platform = this.#platform();
    const services = createServices(platform);
    this.#sabotage?.(services);
    const handlers = { ...createHandlers(services), ...createTestHandlers(services) } as unknown as Handlers;
    return createRouter(platform, services, handlers, TEST_CONTRACT);
  }

  #platform(): Platform {
    const { operation } = this.#turns;
    const area = this.#area;
    return {
      session: rememberingArea(
        {
          get: (key) => operation(() => (area.has(key) ? { [key]: structuredClone(area.get(key)) } : {})),
          set: (items) =>
            operation(() => {
              for (const [key, value] of Object.entries(items)) area.set(key, structuredClone(value));
            }),
          remove: (keys) =>
            operation(() => {
              for (const key of [keys].flat()) area.delete(key);
            }),
        },
        [SECRETS],
        () => undefined,
      ),
      disk: this.#disk(),
      fetch: (input, init) => this.#fetch(String(input), init ?? {}),
      now: () => this.#now,
      wait: (milliseconds) => this.#turns.timer(this.#now + milliseconds),
      regions: [localRegion(URL_OF_SERVER)],
      deviceType: 2,
      deviceName: 'Switchboard for Chrome',
      extensionId: ID,
      origin: ORIGIN,
      reportsSystemLock: true,
      setLockAlarm: async () => undefined,
      showClient: async () => undefined,
      openTab: async (url) => {
        this.watcher.seesLeaving(this.#leaving('TAB', url));
        return null;
      },
      openOwnTab: async (url) => {
        this.watcher.seesLeaving(this.#leaving('TAB', url));
        return 1;
      },
      holdsOwnPage: () => operation(() => true),
      pointTab: async (_, url) => {
        this.watcher.seesLeaving(this.#leaving('TAB', url));
        return true;
      },
      closeTab: async () => undefined,
      tabAddress: () => operation(() => ''),
      followTab: () => () => undefined,
      setSignInAlarm: async () => undefined,
      setJobsAlarm: async () => undefined,
      hasHosts: async () => true,
      omniboxIsXml: true,
      keepsAddressBar: true,
      setOmniboxHint: () => undefined,
      openConsole: async () => undefined,
      heartbeat: () => undefined,
    };
  }

  #disk(): Disk {
    const { operation } = this.#turns;
    const { accounts } = this.#beginning;
    return {
      deviceId: () => operation(() => 'device'),
      technicians: () => operation(() => 1),
      tabMode: () => operation(() => 'one' as const),
      accounts: () => operation(() => accounts),
      account: (id) => operation(() => accounts.find((account) => account.id === id) ?? null),
      activeAccount: () => operation(() => accounts.find(({ id }) => id === this.#active) ?? null),
      activeId: () => operation(() => this.#active),
      activate: (id) =>
        operation(() => {
          this.#active = id;
        }),
      revise: () => operation(() => undefined),
      readLock: () => operation(() => null),
      writeLock: () => operation(() => undefined),
      readSealed: (...name) => operation(() => this.#sealed.get(sealedKey(...name)) ?? null),
      writeSealed: (account, store, record, sealed) =>
        operation(() => void this.#sealed.set(sealedKey(account, store, record), sealed)),
    } as Partial<Disk> as Disk;
  }

  #leaving(method: string, url: string): Leaving {
    return { method, url, question: this.#asking.getStore() ?? null };
  }

  #fetch(url: string, init: RequestInit): Promise<Response> {
    const leaving = this.#leaving(init.method ?? 'GET', url);
    this.watcher.seesLeaving(leaving);
    return new Promise((resolve, reject) => {
      init.signal?.addEventListener('abort', () => reject(new TypeError('aborted')), { once: true });
      const settle = (how: HowAnswered) =>
        how === 'lost' ? reject(new TypeError('Failed to fetch')) : resolve(answerFor(leaving, how));
      this.#flights.push({ ...leaving, settle });
    });
  }

  /** Asks the worker as a page does; nothing when the worker went away before it answered. */
  async ask(question: Question): Promise<Result<unknown>> {
    const { op, input, page, provider, token } = question;
    const life = this.#life;
    const message = {
      v: 1,
      id: crypto.randomUUID(),
      op,
      document: 'a document',
      provider,
      context: token,
      input,
    };
    const sender = { id: ID, url: `${ORIGIN}/${page.name}.html`, frameId: 0, documentId: page.document };
    const answer = (await this.#asking.run(question, () => this.#route(message, sender))) as Result<unknown>;
    if (life !== this.#life) throw new Error('A worker answered that is gone.');
    this.watcher.seesAnswer(question, answer);
    return answer;
  }

  /** Lets storage do that many things; `hears` says for each whether it is rather heard of. */
  async steps(hears: readonly boolean[]): Promise<void> {
    await untilAllWait();
    for (const each of hears) {
      if (!this.#turns.step(each)) return;
      await untilAllWait();
    }
  }

  /** Until nothing is left that waits for storage. */
  async settle(): Promise<void> {
    await untilAllWait();
    while (this.#turns.step(false)) await untilAllWait();
  }

  /** One of the requests under way is answered. */
  async answer(which: number, how: HowAnswered): Promise<void> {
    await untilAllWait();
    const [flight] = this.#flights.splice(which % Math.max(1, this.#flights.length), 1);
    flight?.settle(how);
    await untilAllWait();
  }

  async pass(milliseconds: number): Promise<void> {
    await untilAllWait();
    this.#now += milliseconds;
    this.#turns.ring(this.#now);
    await untilAllWait();
  }

  async die(isDone: boolean): Promise<void> {
    await untilAllWait();
    this.#turns.abandon(isDone);
    this.#flights = [];
    this.#life++;
    this.#route = this.#begin();
  }

  /** Everything that is under way comes to its end, in good order. */
  async finish(): Promise<void> {
    for (let round = 0; round < 200; round++) {
      await this.settle();
      const next = this.#turns.nextTimer();
      if (this.#flights.length > 0) await this.answer(0, 'well');
      else if (next !== null && next - this.#now < 30_000) await this.pass(Math.max(0, next - this.#now));
      else return;
    }
    throw new Error('The story does not come to an end.');
  }
}
