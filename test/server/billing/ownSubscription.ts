import type { Client } from '../model.ts';
import { random } from '../seed/random.ts';
import { discounted, ownPrice } from './prices.ts';

const DAY = 86_400_000;

/** What a client pays for by itself. */
export interface OwnSubscription {
  status: 'active' | 'trialing' | 'past_due';
  isAnnual: boolean;
  /** Per seat and period. */
  price: number;
  seats: number;
  percentOff: number | null;
  periodStartedAt: number;
  periodEndsAt: number;
  /** Of the next invoice. */
  amount: number;
  cancelsAtEnd: boolean;
}

/** The same for the same client and day: mostly a year that runs from its creation, some behind with paying. */
export function ownSubscription(client: Client, seed: number, now: number): OwnSubscription {
  const draw = random(seed, 'own subscription', client.id);
  const isAnnual = client.plan.name.endsWith('(Annually)');
  const length = (isAnnual ? 365 : 30) * DAY;
  const periods = Math.floor((now - client.createdAt) / length);
  const periodStartedAt = client.createdAt + periods * length;
  const price = ownPrice(client.plan.planType);
  const seats = client.seats ?? 0;
  const percentOff = draw.chance(0.2) ? 10 : null;
  return {
    status: client.enabled ? (draw.chance(0.1) ? 'trialing' : 'active') : 'past_due',
    isAnnual,
    price,
    seats,
    percentOff,
    periodStartedAt,
    periodEndsAt: periodStartedAt + length,
    amount: discounted(price * seats, percentOff),
    cancelsAtEnd: draw.chance(0.1),
  };
}
