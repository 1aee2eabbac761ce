import type { Result } from '../../../utils/bridge/envelope.ts';
import type { AccountId, ClientId, ProviderId } from '../../../utils/domain/ids.ts';
import type { PlanOffer } from '../../../utils/domain/plans.ts';
import { accountIds, PASSWORD, providers } from './cast.ts';
import { TECHNICIAN } from './network.ts';
import type { Story } from './story.ts';
import { type Confirmed, type Page, providerOf, type Question } from './watcher.ts';

const at = <T>(list: readonly T[], number: number): T => list[number % list.length] as T;

const CHANGES = [
  ['rename', 'clients.rename', { name: 'Other' }],
  ['seats', 'clients.setSeats', { seats: 5 }],
  ['unlink', 'clients.unlink', {}],
] as const;

/** Four open pages and whoever sits before them. They believe what they are told, as late as they are told it. */
export class People {
  readonly #story: Story;
  readonly #pages: Page[];
  readonly #plans: Confirmed[] = [];
  readonly #chosen = new Map<string, ProviderId>();
  /** Locks and unlocks that were asked for and not answered. */
  #doors = 0;
  #account: AccountId = at(accountIds, 0);

  constructor(story: Story) {
    this.#story = story;
    for (const { account, id } of providers.toReversed()) this.#chosen.set(account, id);
    const page = (name: Page['name'], document: string): Page => ({
      name,
      document,
      shows: null,
      mayBe: new Set([null]),
      provider: this.#chosen.get(this.#account) ?? null,
      asked: 0,
    });
    this.#pages = [
      page('options', 'console 1'),
      page('options', 'console 2'),
      page('popup', 'popup'),
      page('sidepanel', 'panel'),
    ];
  }

  #ask(page: Page, op: string, input: unknown = {}, plan?: Confirmed): Promise<Result<unknown>> {
    const { provider, shows } = page;
    const question: Question = {
      op,
      input,
      page,
      provider,
      token: shows?.token ?? null,
      client: shows?.client ?? null,
    };
    return this.#story.ask(plan ? { ...question, plan } : question);
  }

  /** Whatever a page showed is over, and answers to what it asked before change nothing. */
  #show(page: Page, provider: ProviderId | null): void {
    page.asked++;
    page.shows = null;
    page.mayBe = new Set([null]);
    page.provider = provider;
  }

  #everybodyShows(): void {
    for (const page of this.#pages) this.#show(page, this.#chosen.get(this.#account) ?? null);
  }

  async enter(which: number, client: number): Promise<void> {
    const page = at(this.#pages, which);
    const ofProvider = providers.find(({ id }) => id === page.provider);
    if (!ofProvider) return;
    const clientId = at(ofProvider.clients, client);
    const mine = ++page.asked;
    page.mayBe.add(clientId);
    const answer = await this.#ask(page, 'context.enter', { clientId, asCurrent: page.name !== 'options' });
    if (mine !== page.asked || !answer.ok) return;
    page.shows = { client: clientId, token: (answer.value as { token: string }).token };
    page.mayBe = new Set([clientId]);
  }

  async leave(which: number): Promise<void> {
    const page = at(this.#pages, which);
    const mine = ++page.asked;
    page.mayBe.add(null);
    const answer = await this.#ask(page, 'context.leave');
    if (mine !== page.asked || !answer.ok) return;
    page.shows = null;
    page.mayBe = new Set([null]);
  }

  async act(which: number, op: string): Promise<void> {
    const page = at(this.#pages, which);
    if (page.shows) await this.#ask(page, op, op === 'client.events' ? { continuation: null } : {});
  }

  async fanOut(which: number, op: string): Promise<void> {
    await this.#ask(at(this.#pages, which), op);
  }

  /** In a client of each provider: those of others are not asked about, whoever names them. */
  async whereIsMember(which: number): Promise<void> {
    const clientIds = providers.flatMap(({ clients }) => clients.slice(0, 1));
    await this.#ask(at(this.#pages, which), 'people.memberships', { ids: [TECHNICIAN], clientIds });
  }

  /** As above. */
  async whatClientsPay(which: number): Promise<void> {
    const ids = providers.flatMap(({ clients }) => clients.slice(0, 1));
    await this.#ask(at(this.#pages, which), 'billing.ownSubscriptions', { ids });
  }

  /** Plans for one client or for all of the provider, and confirms what is offered. */
  async startJob(which: number, client: number, waits: boolean): Promise<void> {
    const page = at(this.#pages, which);
    const clients = providers.find(({ id }) => id === page.provider)?.clients ?? [];
    const clientIds: ClientId[] = client < clients.length ? [at(clients, client)] : clients;
    const eras = [this.#story.secrets?.era];
    const offer = await this.#ask(page, 'test.offer', { clientIds, waits });
    if (!offer.ok) return;
    eras.push(this.#story.secrets?.era);
    const named = offer.value as PlanOffer;
    const account = providerOf(named.clientIds[0] ?? '')?.account;
    const plan: Confirmed = { offer: named, account, eras, waits, isOver: false };
    this.#plans.push(plan);
    await this.#ask(page, 'test.job', { plan: named }, plan);
  }

  /** Renames a client, gives it seats or unlinks it: once it was offered, and for it alone. */
  async changeClient(which: number, client: number, number: number): Promise<void> {
    const page = at(this.#pages, which);
    const ofProvider = providers.find(({ id }) => id === page.provider);
    if (!ofProvider) return;
    const [task, op, input] = at(CHANGES, number);
    const eras = [this.#story.secrets?.era];
    const clientId = at(ofProvider.clients, client);
    const answer = await this.#ask(page, 'clients.offer', { task, clientId });
    if (!answer.ok) return;
    eras.push(this.#story.secrets?.era);
    const { plan: offer } = answer.value as { plan: PlanOffer };
    const plan: Confirmed = { offer, account: ofProvider.account, eras, waits: false, isOver: false };
    this.#plans.push(plan);
    await this.#ask(page, op, { plan: offer, ...input }, plan);
  }

  /** Goes on with a plan, as a new worker does, or ends it. */
  async changeJob(which: number, number: number, op: 'test.goOn' | 'test.end'): Promise<void> {
    const plan = this.#plans.length > 0 ? at(this.#plans, number) : undefined;
    if (!plan) return;
    const answer = await this.#ask(at(this.#pages, which), op, { id: plan.offer.id }, plan);
    if (op === 'test.end' && answer.ok) plan.isOver = true;
  }

  async choose(which: number, number: number): Promise<void> {
    const page = at(this.#pages, which);
    const own = providers.filter(({ account }) => account === this.#account);
    const providerId = at(own, number).id;
    const answer = await this.#ask(page, 'providers.choose', { providerId });
    if (!answer.ok) return;
    // another choice may have come in between: a page shows what it is told, not what it asked for
    const { currentId } = answer.value as { currentId: ProviderId | null };
    if (currentId) this.#chosen.set(this.#account, currentId);
    if (page.provider !== currentId) this.#show(page, currentId);
  }

  async refresh(which: number): Promise<void> {
    await this.#ask(at(this.#pages, which), 'clients.refresh');
  }

  async switchAccount(which: number, number: number): Promise<void> {
    const accountId = at(accountIds, number);
    const before = this.#plans.filter(({ account }) => account !== accountId);
    const answer = await this.#ask(at(this.#pages, which), 'accounts.switch', { accountId });
    // one that is worked with already is not left
    if (!answer.ok || accountId === this.#account) return;
    for (const plan of before) plan.isOver = true;
    this.#account = accountId;
    this.#everybodyShows();
  }

  async lock(which: number): Promise<void> {
    if (this.#doors > 0) return;
    this.#doors++;
    const before = this.#plans.filter(({ waits }) => !waits);
    const answer = await this.#ask(at(this.#pages, which), 'session.lock');
    this.#doors--;
    if (!answer.ok) return;
    for (const plan of before) plan.isOver = true;
    this.#story.watcher.isLocked = true;
    this.#everybodyShows();
  }

  async unlock(which: number): Promise<void> {
    if (this.#doors > 0 || (this.#story.secrets && !this.#story.watcher.isLocked)) return;
    this.#doors++;
    this.#story.watcher.isLocked = false;
    await this.#ask(at(this.#pages, which), 'session.unlock', { password: PASSWORD });
    this.#doors--;
  }

  /** Nobody hears of what was asked before the worker went away. */
  loseAnswers(): void {
    this.#doors = 0;
  }
}
