import * as z from 'zod/mini';
import * as shape from '../../../utils/bridge/schemas.ts';
import { toHex, utf8 } from '../../../utils/crypto/bytes.ts';
import { FailureError } from '../../../utils/domain/failures.ts';
import type { ClientId } from '../../../utils/domain/ids.ts';
import type { PlanConfirmation, PlanOffer } from '../../../utils/domain/plans.ts';
import type { JobScope } from '../../../utils/wire/scope.ts';
import { WAITING_PLANS } from '../stores/lockedAway.ts';
import { createMutex } from '../stores/mutex.ts';
import type { Secrets } from '../stores/secrets.ts';
import { sessionValue } from '../stores/sessionArea.ts';
import type { Directory } from './directory.ts';
import type { Door } from './door.ts';
import type { SessionService } from './session.ts';

/** Plans nobody confirmed are forgotten beyond this many, the oldest first. */
const MOST_OFFERS = 8;

const RUNNING_PLANS = 'plans';

const plan = z.strictObject({
  id: z.string(),
  digest: z.string(),
  accountId: shape.accountId,
  providerId: shape.providerId,
  era: z.string(),
  /** What is to be done, as whoever does it wrote it down. */
  task: z.string(),
  /** Goes on after the next unlock; any other ends with the lock. */
  waits: z.boolean(),
  clients: z.array(z.strictObject({ clientId: shape.clientId, linkId: shape.linkId })),
});
type Plan = z.output<typeof plan>;

/** A confirmed plan: one scope for each client it names, and for no other. */
export interface Job {
  planId: string;
  task: string;
  scopes: JobScope[];
}

export type Plans = ReturnType<typeof createPlans>;

async function digestOf(said: Omit<Plan, 'id' | 'digest' | 'clients'>, clientIds: readonly ClientId[]) {
  const { accountId, providerId, era, task, waits } = said;
  const text = JSON.stringify([accountId, providerId, era, task, waits, [...clientIds].sort()]);
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(text))));
}

const toJob = ({ id, task, accountId, providerId, clients }: Plan): Job => ({
  planId: id,
  task,
  scopes: clients.map((named) => ({ kind: 'job', accountId, providerId, ...named, planId: id })),
});

/**
 * What jobs stand on: a plan names its clients, a person confirms exactly those, and then it may act in them, whatever
 * pages show meanwhile. It never acts as another account, and never while locked.
 */
export function createPlans(door: Door, session: SessionService, directory: Directory) {
  const plans = z.array(plan);
  const offers = sessionValue(door.openArea, 'planOffers', plans);
  const running = sessionValue(door.openArea, RUNNING_PLANS, plans);
  const waiting = sessionValue(door.openArea, WAITING_PLANS, plans);
  /** What is confirmed and what is ended happen one after the other, so that no end comes too early. */
  const inTurn = createMutex();

  const isOf = (kept: Secrets, { accountId, era, waits }: Plan): boolean =>
    accountId === kept.accountId && (waits || era === kept.era);

  /** @throws FailureError `notFound`: no provider is worked for */
  async function here() {
    const { era } = await session.require();
    const acting = await directory.acting(era);
    if (!acting) throw new FailureError('notFound');
    return { era, ...acting.scope };
  }

  async function find(kept: Secrets, planId: string): Promise<Plan | null> {
    const confirmed = [...((await running.read()) ?? []), ...((await waiting.read()) ?? [])];
    return confirmed.find((each) => each.id === planId && isOf(kept, each)) ?? null;
  }

  async function confirmNow({ id, digest, clientIds }: PlanConfirmation): Promise<Job> {
    const { era, accountId, providerId } = await here();
    const offered = (await offers.read())?.find((each) => each.id === id);
    const isOffered =
      offered?.digest === digest &&
      offered.accountId === accountId &&
      offered.providerId === providerId &&
      offered.era === era &&
      (await digestOf(offered, clientIds)) === digest;
    if (!isOffered) throw new FailureError('staleContext');
    await offers.update((before) => before?.filter((each) => each.id !== id) ?? []);
    const [key, kept] = offered.waits ? [WAITING_PLANS, waiting] : [RUNNING_PLANS, running];
    const others = (await kept.read())?.filter((each) => each.accountId === accountId) ?? [];
    // a switch that came meanwhile has taken the plans of this account away, and this one goes with them
    await door.setWhileOpen({ [key]: [...others, offered] }, era);
    return toJob(offered);
  }

  return {
    /** @throws FailureError `notFound`: one of them is no client of the provider worked for */
    async offer(task: string, clientIds: readonly ClientId[], waits = false): Promise<PlanOffer> {
      const { era, accountId, providerId } = await here();
      const known = new Map((await directory.clients())?.clients.map((client) => [client.id, client.linkId]));
      const ids = [...new Set(clientIds)];
      const clients = ids.map((clientId) => {
        const linkId = known.get(clientId);
        if (!linkId) throw new FailureError('notFound');
        return { clientId, linkId };
      });
      const said = { accountId, providerId, era, task, waits };
      const made: Plan = { ...said, id: crypto.randomUUID(), digest: await digestOf(said, ids), clients };
      await offers.update((before) => [...(before ?? []).slice(1 - MOST_OFFERS), made]);
      return { id: made.id, digest: made.digest, clientIds: ids };
    },

    /**
     * Good once. @throws FailureError `staleContext`: another provider, session, task or other clients than were offered
     */
    confirm: (confirmation: PlanConfirmation): Promise<Job> => inTurn(() => confirmNow(confirmation)),

    /** A confirmed plan as it stands, for a worker that goes on with it; null when it has ended. */
    async job(planId: string): Promise<Job | null> {
      const found = await find(await session.require(), planId);
      return found && toJob(found);
    },

    /** Whether it runs, waits or was only offered. */
    end: (planId: string): Promise<void> =>
      inTurn(async () => {
        const without = (before: Plan[] | null) => before?.filter(({ id }) => id !== planId) ?? [];
        for (const kept of [offers, running, waiting]) await kept.update(without);
      }),

    /** Whether the plan still stands and names that client; asks nobody and waits for no turn. */
    async holds(kept: Secrets, { planId, providerId, clientId, linkId }: JobScope): Promise<boolean> {
      const found = await find(kept, planId);
      return (
        found?.providerId === providerId &&
        found.clients.some((named) => named.clientId === clientId && named.linkId === linkId)
      );
    },
  };
}
