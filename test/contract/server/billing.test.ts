import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../server/server.ts';
import { type Get, getAs } from './asking.ts';

let server: RunningServer;
let kim: Get;
let ada: Get;
beforeAll(async () => {
  server = await startServer({ events: 10 });
  kim = await getAs(server, 'kim@northwind.example');
  ada = await getAs(server, 'ada@northwind.example');
});
afterAll(() => server.close());

const providerCalled = (name: string) => {
  const found = server.state.providers().find((one) => one.name === name);
  if (!found) throw new Error(`There is no ${name}.`);
  return found;
};
const base = (name = 'Northwind MSP') => `/providers/${providerCalled(name).id}/billing`;

describe('the subscription of a provider', () => {
  it('says per plan what is paid for in any case, assigned and bought, and what that costs before the discount', async () => {
    const { status, body } = await kim(`${base()}/subscription`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'active',
      discountPercentage: 20,
      accountCredit: 35,
      suspension: null,
    });
    expect(body).not.toHaveProperty('object');
    const { id } = providerCalled('Northwind MSP');
    const assigned = (name: string) =>
      server.state
        .clients(id)
        .filter(({ plan, status }) => plan.name === name && status === 2)
        .reduce((sum, { seats }) => sum + (seats ?? 0), 0);
    const [teams, enterprise] = body.plans;
    expect(teams).toEqual({
      planName: 'Teams (Monthly)',
      type: 17,
      productTier: 2,
      seatMinimum: assigned('Teams (Monthly)') + 20,
      purchasedSeats: 0,
      assignedSeats: assigned('Teams (Monthly)'),
      cost: (assigned('Teams (Monthly)') + 20) * 4,
      cadence: 'Monthly',
    });
    expect(enterprise.purchasedSeats).toBe(enterprise.assignedSeats - enterprise.seatMinimum);
    expect(enterprise.cost).toBe(enterprise.assignedSeats * 6);
  });

  it('is told to a Service User as well, costs and payment included', async () => {
    expect((await ada(`${base()}/subscription`)).body).toEqual((await kim(`${base()}/subscription`)).body);
  });

  it('tells of a suspension', async () => {
    const sue = await getAs(server, 'sue@fjordline.example');
    const { body } = await sue(`${base('Fjordline Services')}/subscription`);
    expect(body).toMatchObject({ status: 'unpaid', suspension: { gracePeriod: 14 } });
    expect(Date.parse(body.cancelAt)).toBeGreaterThan(Date.parse(body.suspension.suspensionDate));
  });

  it.each([
    ['of another provider', 'Fjordline Services', 401],
    ['of one that does not pay for its clients', 'Harbour IT Partners', 401],
  ])('%s is refused with that word', async (_, name, expected) => {
    const { status, body } = await kim(`${base(name)}/subscription`);
    expect([status, body.message]).toEqual([expected, 'Unauthorized.']);
  });

  it('of a provider there is not is not found', async () => {
    const { status } = await kim('/providers/00000000-0000-4000-8000-000000000000/billing/subscription');
    expect(status).toBe(404);
  });
});

describe('invoices', () => {
  it('are the open, paid and uncollectible ones, newest first', async () => {
    const { body } = await kim(`${base()}/invoices`);
    const { invoices } = body;
    expect(new Set(invoices.map(({ status }: { status: string }) => status))).toEqual(
      new Set(['paid', 'uncollectible']),
    );
    const dates = invoices.map(({ date }: { date: string }) => Date.parse(date));
    expect(dates).toEqual([...dates].sort((a, b) => b - a));
    expect(invoices[0].total).toBeGreaterThan(0);
  });

  it('come with a table of clients, whose sum is the total', async () => {
    const [newest] = (await kim(`${base()}/invoices`)).body.invoices;
    const { status, headers, body } = await kim(`${base()}/invoices/${newest.id}`);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/csv']);
    const [head, ...rows] = String(body).trim().split('\r\n');
    expect(head).toBe('Client,Id,Assigned,Used,Remaining,Plan,Estimated total');
    expect(rows.some((row) => row.startsWith('Unassigned seats,,20,0,20,Teams (Monthly),'))).toBe(true);
    const totals = rows.map((row) => Number(/\$([\d.,]+)"?$/.exec(row)?.[1]?.replaceAll(',', '')));
    expect(totals.reduce((sum, one) => sum + one, 0)).toBeCloseTo(newest.total, 2);
  });

  it('are for Provider Admins', async () => {
    const [newest] = (await kim(`${base()}/invoices`)).body.invoices;
    for (const path of ['/invoices', `/invoices/${newest.id}`])
      expect((await ada(`${base()}${path}`)).status).toBe(401);
    expect((await kim(`${base()}/invoices/in_none`)).status).toBe(404);
  });
});

describe('warnings', () => {
  it('are none while all is well, and none where clients pay by themselves', async () => {
    const none = { suspension: null, taxId: null };
    expect((await kim(`${base()}/vnext/warnings`)).body).toEqual(none);
    const petra = await getAs(server, 'petra@harbour.example');
    expect((await petra(`${base('Harbour IT Partners')}/vnext/warnings`)).body).toEqual(none);
  });

  it('tell each role what to do about a suspension', async () => {
    const path = `${base('Fjordline Services')}/vnext/warnings`;
    const [sue, stig] = await Promise.all([
      getAs(server, 'sue@fjordline.example'),
      getAs(server, 'stig@fjordline.example'),
    ]);
    expect((await sue(path)).body.suspension).toMatchObject({
      resolution: 'add_payment_method',
      subscriptionCancelsAt: expect.any(String),
    });
    expect((await stig(path)).body.suspension).toEqual({
      resolution: 'contact_administrator',
      subscriptionCancelsAt: null,
    });
  });

  it('of a missing tax number reach Provider Admins only', async () => {
    const path = `${base('Atlas Group IT')}/vnext/warnings`;
    const [bea, ben] = await Promise.all([
      getAs(server, 'bea@atlas.example'),
      getAs(server, 'ben@atlas.example'),
    ]);
    expect((await bea(path)).body.taxId).toEqual({ type: 'tax_id_missing' });
    expect((await ben(path)).body.taxId).toBeNull();
  });

  it('have a word for a provider there is not', async () => {
    const { status, body } = await kim(
      '/providers/00000000-0000-4000-8000-000000000000/billing/vnext/warnings',
    );
    expect([status, body.message]).toEqual([404, 'Provider not found.']);
  });
});

describe('what a client pays by itself', () => {
  const firstOf = (name: string) => server.state.clients(providerCalled(name).id)[0]?.id ?? '';

  it('is told to whoever looks after it', async () => {
    const petra = await getAs(server, 'petra@harbour.example');
    const id = firstOf('Harbour IT Partners');
    const { body } = await petra(`/organizations/${id}/subscription`);
    expect(body).toMatchObject({ object: 'organizationSubscription', id });
    const [item] = body.subscription.items;
    expect(item).toMatchObject({ quantity: 10, amount: 48, interval: 'year' });
  });

  it('is nothing for a client on the provider’s subscription', async () => {
    const { body } = await kim(`/organizations/${firstOf('Northwind MSP')}/subscription`);
    expect([body.subscription, body.upcomingInvoice]).toEqual([null, null]);
  });

  it('is hidden from everybody else', async () => {
    expect((await kim(`/organizations/${firstOf('Harbour IT Partners')}/subscription`)).status).toBe(404);
  });
});
