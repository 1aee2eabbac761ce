import { describe, expect, it } from 'vitest';
import {
  billTotal,
  type ClientSubscription,
  type OwnSubscription,
  type PlanBill,
  seatPrice,
  sumSubscriptions,
} from '../../../utils/domain/billing.ts';
import type { ClientId } from '../../../utils/domain/ids.ts';
import { formatMoney } from '../../../utils/domain/money.ts';
import { useCatalogue } from '../../../utils/domain/text.ts';

const plan = (minimum: number, purchased: number, cost: number): PlanBill => ({
  name: 'Teams',
  cadence: 'monthly',
  minimum,
  assigned: minimum + purchased,
  purchased,
  cost,
});

describe('a bill', () => {
  it.each([
    [null, [plan(100, 0, 400), plan(50, 10, 360)], 760],
    [20, [plan(100, 0, 400), plan(50, 10, 360)], 608],
    [12.5, [plan(1, 0, 4.99)], 4.37],
    [100, [plan(100, 0, 400)], 0],
    [null, [], 0],
  ])('with %s %% off comes to the sum of its plans', (discount, plans, total) => {
    expect(billTotal({ plans, discount })).toBe(total);
  });

  it.each([
    [plan(100, 0, 400), null, 4],
    [plan(90, 10, 400), 20, 3.2],
    [plan(0, 0, 0), 20, null],
  ])('says what one seat costs', (of, discount, price) => {
    expect(seatPrice(of, discount)).toBe(price);
  });

  it('is written as money of the language', () => {
    useCatalogue((key) => key, 'en-US');
    expect(formatMoney(16_875.68)).toBe('$16,875.68');
    useCatalogue((key) => key, 'de');
    expect(formatMoney(16_875.68)).toBe('16.875,68\u00A0$');
  });
});

describe('what clients pay by themselves', () => {
  const own = (perYear: number, status: OwnSubscription['status'] = 'active'): OwnSubscription => ({
    status,
    interval: 'year',
    perYear,
    next: null,
    endsAt: null,
  });
  const of = (own: ClientSubscription['own']): ClientSubscription => ({ clientId: 'x' as ClientId, own });

  it('is summed, and says what is missing in the sum', () => {
    const all = [
      of({ ...own(480.1), next: { at: 0, amount: 12.5 } }),
      of(own(72.2, 'pastDue')),
      of('none'),
      of('failed'),
      of(own(10, 'trialing')),
    ];
    expect(sumSubscriptions(all)).toEqual({ count: 3, perYear: 562.3, next: 12.5, failed: 1, troubled: 1 });
  });
});
