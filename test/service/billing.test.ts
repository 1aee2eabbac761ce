import { beforeEach, describe, expect, it } from 'vitest';
import type { ClientId } from '../../utils/domain/ids.ts';
import { DEMO_PASSWORD } from '../server/server.ts';
import { KIM, PETRA, useScene } from './races/gate.ts';

const scene = useScene({ clients: 24, events: 5 });
const ADA = 'ada@northwind.example';

/** What the server answers on one path, changed. */
function answer(ending: string, change: (body: never) => unknown, status = 200): void {
  scene.network.onRequest(async (url, init) => {
    if (!new URL(url).pathname.endsWith(ending)) return undefined;
    const body = await (await fetch(url, init)).json();
    return new Response(JSON.stringify(change(body as never)), { status });
  });
}

describe('the bill of a provider that pays for its clients', () => {
  beforeEach(async () => {
    await scene.world.signIn(KIM, DEMO_PASSWORD);
    await scene.world.get('clients.list', {});
  });

  it('is told in our words, and writes no event', async () => {
    const before = scene.server.eventCounts();
    const bill = await scene.world.get('billing.subscription', {});
    expect(bill).toMatchObject({
      status: 'active',
      discount: 20,
      collection: 'automatic',
      credit: 35,
      cancelsAt: null,
      suspension: null,
      payment: { description: 'Visa, *4242, 08/2028', needsVerification: false },
    });
    const [teams, enterprise] = bill.plans;
    expect(teams).toMatchObject({ name: 'Teams', cadence: 'monthly', purchased: 0 });
    expect((teams?.minimum ?? 0) - (teams?.assigned ?? 0)).toBe(20);
    expect(enterprise?.purchased).toBe((enterprise?.assigned ?? 0) - (enterprise?.minimum ?? 0));
    expect(await scene.world.get('billing.warnings', {})).toEqual({ suspension: null, tax: null });
    expect(scene.server.eventCounts()).toEqual(before);
  });

  it('is known for what it is when the payment processor has a word nobody here knows', async () => {
    answer('/billing/subscription', (body: object) => ({
      ...body,
      status: 'frozen',
      collectionMethod: 'pigeon',
      currentPeriodEndDate: null,
      paymentSource: null,
    }));
    expect(await scene.world.get('billing.subscription', {})).toMatchObject({
      status: 'unknown',
      collection: 'unknown',
      periodEndsAt: null,
      payment: null,
    });
  });

  it('lists invoices, and what each client came to on one', async () => {
    const invoices = await scene.world.get('billing.invoices', {});
    const [newest] = invoices;
    if (!newest) throw new Error('There is no invoice.');
    expect(newest).toMatchObject({
      status: 'paid',
      page: `https://invoice.stripe.com/i/acct_demo/${newest.id}`,
    });
    const lines = await scene.world.get('billing.invoiceLines', { id: newest.id });
    expect(lines.find(({ client }) => client === 'Baker & Sons')).toMatchObject({
      assigned: 10,
      used: 10,
      plan: 'Teams',
      total: 32,
    });
    expect(lines.at(-1)).toMatchObject({ client: 'Unassigned seats', clientId: null, assigned: 20, used: 0 });
    expect(lines.reduce((sum, { total }) => sum + total, 0)).toBeCloseTo(newest.total, 2);
  });

  it.each([
    ['of another host', 'https://invoice.stripe.com.evil.example/i/1'],
    ['without encryption', 'http://invoice.stripe.com/i/1'],
    ['of no host at all', 'javascript:alert(1)'],
    ['with somebody’s name in it', 'https://invoice.stripe.com@evil.example/i/1'],
  ])('offers no page %s for an invoice', async (_, url) => {
    answer('/billing/invoices', ({ invoices }: { invoices: object[] }) => ({
      invoices: invoices.map((one) => ({ ...one, url })),
    }));
    expect((await scene.world.get('billing.invoices', {})).map(({ page }) => page)).not.toContainEqual(
      expect.any(String),
    );
  });

  it('calls an open invoice unpaid once it is overdue', async () => {
    const soon = new Date(scene.world.now() + 1_000).toISOString();
    const late = new Date(scene.world.now() - 1_000).toISOString();
    answer('/billing/invoices', ({ invoices: [one] }: { invoices: object[] }) => ({
      invoices: [soon, late].map((dueDate) => ({ ...one, status: 'open', dueDate })),
    }));
    const invoices = await scene.world.get('billing.invoices', {});
    expect(invoices.map(({ status }) => status)).toEqual(['open', 'unpaid']);
  });

  it('does not take a file for a table that it is not', async () => {
    scene.network.onRequest((url) =>
      url.includes('/billing/invoices/in_') ? new Response('Client,Total\r\nAcme,1\r\n') : undefined,
    );
    expect(await scene.world.failure('billing.invoiceLines', { id: 'in_1' })).toBe('unexpectedAnswer');
  });

  it('asks for no invoice whose name is none', async () => {
    const before = scene.server.requests().length;
    expect(await scene.world.failure('billing.invoiceLines', { id: '../users' })).toBe('badInput');
    expect(scene.server.requests()).toHaveLength(before);
  });
});

describe('a Service User', () => {
  it('has the subscription told, and why the invoices are not', async () => {
    await scene.world.signIn(ADA, DEMO_PASSWORD);
    expect((await scene.world.get('billing.subscription', {})).plans).toHaveLength(2);
    expect(await scene.world.ask('billing.invoices', {})).toEqual({
      ok: false,
      failure: { kind: 'notAllowed', reason: 'providerAdminOnly' },
    });
  });
});

describe('what clients pay for by themselves', () => {
  let ids: ClientId[];
  beforeEach(async () => {
    await scene.world.signIn(PETRA, DEMO_PASSWORD);
    ids = (await scene.world.get('clients.list', {})).clients.map(({ id }) => id).slice(0, 4);
  });

  it('is told per client, and writes no event', async () => {
    const before = scene.server.eventCounts();
    const all = await scene.world.get('billing.ownSubscriptions', { ids });
    expect(all.map(({ clientId }) => clientId).sort()).toEqual([...ids].sort());
    for (const { own } of all) expect(own).toMatchObject({ interval: 'year', perYear: expect.any(Number) });
    expect(scene.server.eventCounts()).toEqual(before);
  });

  it('is asked for those clients alone that were named', async () => {
    const [first] = ids;
    if (!first) throw new Error('There is no client.');
    const stranger = crypto.randomUUID() as string as ClientId;
    const all = await scene.world.get('billing.ownSubscriptions', { ids: [first, stranger] });
    expect(all.map(({ clientId }) => clientId)).toEqual([first]);
  });

  it.each([
    ['is refused', () => new Response('{}', { status: 404 })],
    ['is about another client', () => new Response(JSON.stringify({ id: crypto.randomUUID() }))],
    ['has another shape', () => new Response('[]')],
  ])('is missing where the answer %s, and stops no other', async (_, wrong) => {
    const [first] = ids;
    scene.network.onRequest((url) => (url.endsWith(`${first}/subscription`) ? wrong() : undefined));
    const all = await scene.world.get('billing.ownSubscriptions', { ids });
    expect(all.filter(({ own }) => own === 'failed').map(({ clientId }) => clientId)).toEqual([first]);
  });

  it('is missing where it is paid at times nobody here knows', async () => {
    answer('/subscription', (body: { subscription: { items: object[] } }) => ({
      ...body,
      subscription: { ...body.subscription, items: [{ amount: 1, quantity: 1, interval: 'fortnight' }] },
    }));
    const [one] = await scene.world.get('billing.ownSubscriptions', { ids: ids.slice(0, 1) });
    expect(one?.own).toBe('failed');
  });

  it('ends as a whole when there is no network', async () => {
    scene.network.onRequest((url) => {
      if (url.endsWith('/subscription')) throw new TypeError('connection lost');
      return undefined;
    });
    expect(await scene.world.failure('billing.ownSubscriptions', { ids })).toBe('unreachable');
  });
});

describe('organizations of one’s own', () => {
  const book = () => scene.world.get('seats.book', {});
  const DAY = 86_400_000;

  beforeEach(async () => {
    await scene.world.signIn(KIM, DEMO_PASSWORD);
    await scene.world.get('clients.list', {});
  });

  it('are those that no provider looks after', async () => {
    expect((await book()).organizations.map(({ name, plan, seats }) => [name, plan, seats])).toEqual([
      ['Rosewood & Sons Bindery', 'Teams', 8],
      ['Thornbury Estates', 'Enterprise', 60],
    ]);
  });

  it('are marked as internal for this provider, sealed, beyond a restart', async () => {
    const { id } = (await book()).organizations[0] ?? { id: '' as ClientId };
    const marked = await scene.world.get('seats.mark', { id, isInternal: true });
    expect(marked.map(({ isInternal }) => isInternal)).toEqual([true, false]);
    await scene.world.get('session.lock', {});
    scene.world.killWorker();
    await scene.world.get('session.unlock', { password: DEMO_PASSWORD });
    expect((await book()).organizations).toEqual(marked);
    await scene.world.get('seats.mark', { id, isInternal: false });
    expect((await book()).organizations.some(({ isInternal }) => isInternal)).toBe(false);
  });

  it('cannot be marked where there is none', async () => {
    const stranger = crypto.randomUUID() as string as ClientId;
    const after = await scene.world.get('seats.mark', { id: stranger, isInternal: true });
    expect(after).toEqual((await book()).organizations);
  });

  it('are not mixed up between accounts', async () => {
    const { id } = (await book()).organizations[0] ?? { id: '' as ClientId };
    await scene.world.get('seats.mark', { id, isInternal: true });
    await scene.world.get('accounts.add', {});
    await scene.world.signIn(ADA, DEMO_PASSWORD);
    await scene.world.get('clients.list', {});
    expect((await book()).organizations).toEqual([]);
  });

  it('count with the clients when the next month asks how it was in this one', async () => {
    expect((await book()).before).toBeNull();
    const [{ id, seats }] = (await scene.world.get('clients.list', {})).clients as [never];
    await scene.world.get('session.lock', {});
    scene.world.passTime(40 * DAY);
    await scene.world.get('session.unlock', { password: DEMO_PASSWORD });
    const { before } = await book();
    expect(before?.rows[id]).toEqual([(seats as { used: number }).used, (seats as { total: number }).total]);
  });
});
