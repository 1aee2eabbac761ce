import type { Secrets } from '../../../entrypoints/background/stores/secrets.ts';
import type { PageName } from '../../../utils/bridge/contract.ts';
import type { Result } from '../../../utils/bridge/envelope.ts';
import type { ClientId, ProviderId } from '../../../utils/domain/ids.ts';
import type { PlanConfirmation } from '../../../utils/domain/plans.ts';
import { linkOf, providers } from './cast.ts';
import { OTHERS } from './network.ts';

/** An open document: what it shows is all that its person can mean. */
export interface Page {
  name: PageName;
  document: string;
  shows: { client: ClientId; token: string } | null;
  /** Clients it may stand in for the worker, by what it has been told and what it has asked since. */
  mayBe: Set<ClientId | null>;
  provider: ProviderId | null;
  /** Questions that change its client; the latest answer counts. */
  asked: number;
}

/** A plan as a person confirmed it. */
export interface Confirmed {
  offer: PlanConfirmation;
  account: string | undefined;
  /** Sessions in which it may have been made: the one when it was asked for, and the one when it was offered. */
  eras: (string | undefined)[];
  waits: boolean;
  /** Ended by the person, or by a lock it does not wait through. */
  isOver: boolean;
}

export interface Question {
  op: string;
  input: unknown;
  page: Page;
  provider: string | null;
  token: string | null;
  /** The client the page showed when it asked. */
  client: ClientId | null;
  plan?: Confirmed;
}

/** A request, or a page of the web vault, at the moment it leaves. */
export interface Leaving {
  method: string;
  url: string;
  question: Question | null;
}

const IN_VIEW = /^(?:client\.|test\.(?:read|write|vault)$)/;
const READS_IN_VIEW = new Set(['client.events', 'test.read']);
const IN_JOB = new Set(['test.job', 'test.goOn', 'clients.rename', 'clients.setSeats', 'clients.unlink']);
const FANS_OUT = new Set([
  'billing.ownSubscriptions',
  'clients.offer',
  'people.memberships',
  'test.everywhere',
  'test.writeEverywhere',
]);
/** On its own, so that a mistake in the product's list is found. */
const WITHOUT_TRACE =
  /^GET .*\/organizations\/[^/]+\/(?:events|collections|subscription|users\/mini-details)$/;

export const providerOf = (client: string) =>
  providers.find(({ clients }) => (clients as string[]).includes(client));

/** A client by itself, or by its provider's link to it. */
function namedIn(url: string): string | undefined {
  const link = /\/providers\/[^/]+\/(?:clients|organizations)\/([0-9a-f-]{36})/.exec(url)?.[1];
  if (link !== undefined)
    return providers.flatMap(({ clients }) => clients).find((id) => linkOf(id) === link) ?? link;
  return /\/organizations\/([0-9a-f-]+)\//.exec(url)?.[1];
}

/** Sees everything that leaves and everything that is answered, and knows what pages show. */
export class Watcher {
  readonly #area: Map<string, unknown>;
  readonly #now: () => number;
  readonly violations: string[] = [];
  /** How often something was looked at, so that a story in which nothing happens proves nothing. */
  readonly seen = { requests: 0, writes: 0, vaults: 0, tabs: 0, fanOut: 0, jobs: 0, links: 0, answers: 0 };
  /** Pages were told that it is locked, and nobody has unlocked it since. */
  isLocked = false;

  constructor(area: Map<string, unknown>, now: () => number) {
    this.#area = area;
    this.#now = now;
  }

  #fails(what: string, { op, client, page }: Question): void {
    const shown = page.shows?.client ?? 'nothing';
    this.violations.push(`${op} of ${page.document}, asked in ${client} and showing ${shown}: ${what}`);
  }

  seesLeaving({ method, url, question }: Leaving): void {
    const client = namedIn(url);
    if (client === undefined) return;
    if (!question) throw new Error(`Nobody asked for ${url}`);
    this.#count(method, question.op, url);
    const said = `${method} ${url.replace(/\?.*/, '')}`;
    const wrong = this.#wrongWith(said, client, question);
    if (wrong !== null) this.#fails(`${said} left ${wrong}`, question);
  }

  /** Why this must not leave; null when it may. */
  #wrongWith(said: string, client: string, question: Question): string | null {
    const { op } = question;
    const secrets = this.#area.get('secrets') as Secrets | undefined;
    const isOpen = secrets && secrets.lock.lastActivity <= this.#now() && this.#now() < secrets.lock.deadline;
    if (!secrets || !isOpen || this.isLocked) return 'while locked';
    if (providerOf(client)?.account !== secrets.accountId) return 'as another account';
    if (IN_JOB.has(op)) return this.#wrongInJob(client, secrets, question);
    if (providerOf(client)?.id !== question.provider) return 'for another provider than its page shows';
    if (secrets.providerId !== null && secrets.providerId !== question.provider)
      return 'for another provider than is worked for';
    if (IN_VIEW.test(op)) return this.#wrongInView(client, question);
    if (FANS_OUT.has(op)) return WITHOUT_TRACE.test(said) ? null : 'as a fan-out';
    return 'for a client nobody named';
  }

  #count(method: string, op: string, url: string): void {
    this.seen.requests++;
    if (method === 'TAB') this.seen.tabs++;
    else if (method !== 'GET') this.seen.writes++;
    if (url.endsWith('/details')) this.seen.vaults++;
    if (FANS_OUT.has(op)) this.seen.fanOut++;
    if (IN_JOB.has(op)) this.seen.jobs++;
    if (url.includes('/providers/') && method !== 'GET') this.seen.links++;
  }

  #wrongInView(client: string, { page, token, client: asked }: Question): string | null {
    type Bound = Record<string, { clientId: string; token: string }>;
    const bound = Object.entries((this.#area.get('contexts') ?? {}) as Bound).find(([document]) =>
      document.startsWith(`${page.document}/`),
    )?.[1];
    if (client !== asked) return 'for a client its page did not ask in';
    if (!page.mayBe.has(asked)) return 'after its page was told that it is elsewhere';
    return bound?.clientId === client && bound.token === token ? null : 'after its page had left';
  }

  #wrongInJob(client: string, { era }: Secrets, { plan }: Question): string | null {
    if (!plan?.offer.clientIds.some((id) => id === client)) return 'for a client its plan does not name';
    if (plan.isOver) return 'after its plan was over';
    return plan.waits || plan.eras.includes(era) ? null : 'in another session than its plan was made in';
  }

  seesAnswer(question: Question, answer: Result<unknown>): void {
    const { op, page, client } = question;
    this.seen.answers++;
    if (!answer.ok) return;
    if (JSON.stringify(answer.value).includes(OTHERS)) this.#fails('rows of others were shown', question);
    if (!READS_IN_VIEW.has(op)) return;
    if (this.isLocked) this.#fails('an answer was shown while locked', question);
    else if (!page.mayBe.has(client)) this.#fails('an answer was shown to a page that had left', question);
    else if (op === 'test.read' && (answer.value as string[]).some((id) => id !== client))
      this.#fails('an answer holds what is another client’s', question);
  }
}
