import {
  type ClientOffer,
  type ClientTask,
  DONE,
  type LifeOutcome,
  refusedFor,
  UNKNOWN,
} from '../../../../utils/domain/clientLife.ts';
import { FailureError } from '../../../../utils/domain/failures.ts';
import type { ClientId } from '../../../../utils/domain/ids.ts';
import { isSeatCount, LONGEST_CLIENT_NAME } from '../../../../utils/domain/newClient.ts';
import { decide } from '../../../../utils/domain/permissions.ts';
import { buysSeats } from '../../../../utils/domain/planSeats.ts';
import { deleteLink, putClient } from '../../../../utils/wire/clientLife.ts';
import { readChangeRefusal } from '../../../../utils/wire/clientRefusal.ts';
import { getClients, type ProviderOrganization } from '../../../../utils/wire/clients.ts';
import { getMemberSummaries } from '../../../../utils/wire/members.ts';
import type { ClientScope, JobScope, ProviderScope } from '../../../../utils/wire/scope.ts';
import { WireError } from '../../../../utils/wire/wireError.ts';
import type { ApiService } from '../api.ts';
import type { Directory } from '../directory.ts';
import type { LogNames } from '../logNames.ts';
import { memberRoleOf, memberStatusOf } from '../memberships.ts';
import type { Job, Plans } from '../plans.ts';
import type { HalfMade } from './halfMade.ts';
import { createPaidSeats } from './paidSeats.ts';

interface ChangingDependencies {
  api: ApiService;
  directory: Directory;
  plans: Plans;
  names: LogNames;
  halfMade: HalfMade;
  sync: { renew(): Promise<void> };
}

interface Values {
  name: string;
  assignedSeats: number;
}

export type ClientChanging = ReturnType<typeof createClientChanging>;

/** A client that is there gets another name or other seats, or is unlinked. */
export function createClientChanging({ api, directory, plans, names, halfMade, sync }: ChangingDependencies) {
  const paidSeats = createPaidSeats(api, directory);

  const rowOf = async (scope: ProviderScope, { linkId }: JobScope): Promise<ProviderOrganization | null> =>
    (await api.send(getClients(scope))).data.find(({ id }) => id === linkId) ?? null;

  const planNameOf = async (clientId: ClientId): Promise<string | null> =>
    (await directory.keptClient(clientId)).kept.planName ?? null;

  async function ownersIn(scope: ClientScope): Promise<number> {
    const { data } = await api.send(getMemberSummaries(scope));
    return data.filter(
      ({ type, status }) => memberRoleOf(type) === 'owner' && memberStatusOf(status) === 'confirmed',
    ).length;
  }

  /** Why it was refused; throws what is no refusal, or was never an answer. */
  function refusal(error: unknown): LifeOutcome {
    const reason = error instanceof WireError ? readChangeRefusal(error) : null;
    if (!reason) throw error;
    return refusedFor(reason);
  }

  /** A Service User gives what is paid for: asking for more is refused here, and never leaves. */
  async function needsPurchase(of: ProviderScope, { plan, seats }: ProviderOrganization, next: number) {
    const change = next - (seats ?? 0);
    const provider = (await directory.currentProvider())?.provider ?? null;
    if (change <= 0 || decide(provider, 'clients.seats.buy').allowed) return false;
    const paid = await paidSeats(of, plan);
    return paid !== null && buysSeats(paid, change);
  }

  const isLost = (error: unknown): error is WireError =>
    error instanceof WireError && (error.status === null || error.status >= 500);

  /** The plan's one client, for that task alone; the plan ends with it, and the lists are read anew. */
  async function inOne(
    { planId, task, scopes: [scope, ...others] }: Job,
    expected: ClientTask,
    act: (scope: JobScope) => Promise<LifeOutcome>,
  ): Promise<LifeOutcome> {
    try {
      if (task !== expected || !scope || others.length > 0) throw new FailureError('staleContext');
      const outcome = await act(scope);
      if (outcome.outcome !== 'refused') await sync.renew().catch(() => undefined);
      return outcome;
    } finally {
      await plans.end(planId).catch(() => undefined);
    }
  }

  /** Name and seats travel together, so what stays is read first. */
  async function put(of: ProviderScope, scope: JobScope, change: Partial<Values>): Promise<LifeOutcome> {
    const row = await rowOf(of, scope);
    if (!row) return refusedFor('gone');
    if (row.seats === null) return refusedFor('refused');
    if ((change.assignedSeats ?? row.occupiedSeats) < row.occupiedSeats) throw new FailureError('badInput');
    if (change.assignedSeats !== undefined && (await needsPurchase(of, row, change.assignedSeats)))
      return refusedFor('needsPurchase');
    const next: Values = { name: row.organizationName, assignedSeats: row.seats, ...change };
    try {
      await api.send(putClient(scope, next));
      return DONE;
    } catch (error) {
      if (!isLost(error)) return refusal(error);
      const now = await rowOf(of, scope).catch(() => undefined);
      if (now?.organizationName === next.name && now.seats === next.assignedSeats) return DONE;
      // an answer that it went wrong, and nothing changed: what was never finished cannot be changed
      if (now === undefined || error.status !== 500) return UNKNOWN;
      await halfMade.note(of, [scope.linkId]);
      return refusedFor('halfMade');
    }
  }

  return {
    async offer(of: ProviderScope, task: ClientTask, clientId: ClientId): Promise<ClientOffer> {
      const plan = await plans.offer(task, [clientId]);
      if (task === 'seats')
        return { plan, owners: null, paid: await paidSeats(of, await planNameOf(clientId)) };
      if (task === 'rename') return { plan, owners: null, paid: null };
      const [scope] = await directory.fanOut(of, ({ id }) => id === clientId);
      return { plan, owners: scope ? await ownersIn(scope).catch(() => null) : null, paid: null };
    },

    rename: (of: ProviderScope, job: Job, name: string): Promise<LifeOutcome> =>
      inOne(job, 'rename', async (scope) => {
        const trimmed = name.trim();
        if (trimmed === '' || trimmed.length > LONGEST_CLIENT_NAME) throw new FailureError('badInput');
        return put(of, scope, { name: trimmed });
      }),

    setSeats: (of: ProviderScope, job: Job, assignedSeats: number): Promise<LifeOutcome> =>
      inOne(job, 'seats', async (scope) => {
        if (!isSeatCount(assignedSeats, 0)) throw new FailureError('badInput');
        return put(of, scope, { assignedSeats });
      }),

    /** Its name stays with the log, where the link would mean nothing any more. */
    unlink: (of: ProviderScope, job: Job): Promise<LifeOutcome> =>
      inOne(job, 'unlink', async (scope) => {
        if ((await ownersIn(scope)) === 0) return refusedFor('noOwner');
        await names();
        try {
          await api.send(deleteLink(scope));
          return DONE;
        } catch (error) {
          if (!isLost(error)) return refusal(error);
          const now = await rowOf(of, scope).catch(() => undefined);
          if (now === null) return DONE;
          return now && error.status === 500 ? refusedFor('refused') : UNKNOWN;
        }
      }),
  };
}
