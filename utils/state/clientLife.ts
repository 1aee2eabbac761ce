import { batch, signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { Result } from '../bridge/envelope.ts';
import type {
  AddableOrganization,
  ClientFact,
  ClientOffer,
  ClientTask,
  LifeOutcome,
} from '../domain/clientLife.ts';
import type { Failure } from '../domain/failures.ts';
import type { ClientId } from '../domain/ids.ts';
import type { JobView } from '../domain/jobs.ts';
import type { NewClient } from '../domain/newClient.ts';
import type { PlanOffer } from '../domain/plans.ts';
import type { JobsModel } from './jobs.ts';

export type ClientLifeModel = ReturnType<typeof createClientLife>;

/**
 * Clients that come, change and go. A change is offered first, for the one client a dialog shows, and confirmed by what
 * was offered; creating is a job, which every page shows from then on.
 *
 * @param refresh reads the list of clients anew
 */
export function createClientLife(bridge: Bridge, jobs: JobsModel, refresh: () => Promise<unknown>) {
  const busy = signal(false);
  /** Of what was asked for last. */
  const failure = signal<Failure | null>(null);
  /** How the last change ended. */
  const outcome = signal<LifeOutcome | null>(null);
  /** What is to be confirmed. */
  const offer = signal<ClientOffer | null>(null);
  const addable = signal<AddableOrganization[] | null>(null);
  /** By client, of the half-made ones and of the one last asked for; empty until they are read. */
  const facts = signal<Readonly<Record<string, ClientFact>>>({});
  let asked: ClientId | undefined;
  /** An answer that comes after a dialog was closed, or asked again, is not shown. */
  let epoch = 0;

  /** For the next dialog. */
  function reset(): void {
    epoch++;
    batch(() => {
      busy.value = false;
      failure.value = null;
      outcome.value = null;
      offer.value = null;
      addable.value = null;
    });
  }

  async function ask<T>(answer: Promise<Result<T>>): Promise<T | null> {
    const mine = ++epoch;
    batch(() => {
      busy.value = true;
      failure.value = null;
      outcome.value = null;
    });
    const result = await answer;
    if (mine !== epoch) return null;
    batch(() => {
      busy.value = false;
      failure.value = result.ok ? null : result.failure;
    });
    return result.ok ? result.value : null;
  }

  async function begin(answer: Promise<Result<JobView>>): Promise<JobView | null> {
    const job = await ask(answer);
    if (job) await jobs.load();
    return job;
  }

  /** @param clientId the one on screen, of which more is said */
  async function readFacts(clientId = asked): Promise<void> {
    asked = clientId;
    const result = await bridge.call('clients.facts', { clientId }, { repeat: true });
    if (result.ok) facts.value = result.value;
  }

  /** @returns whether it is done */
  async function end(answer: Promise<Result<LifeOutcome>>): Promise<boolean> {
    const ended = await ask(answer);
    offer.value = null;
    if (!ended) return false;
    outcome.value = ended;
    await refresh();
    await readFacts();
    return ended.outcome === 'done';
  }

  /** With what was offered; without an offer there is nothing to confirm. */
  const confirmed = async (make: (plan: PlanOffer) => Promise<Result<LifeOutcome>>): Promise<boolean> =>
    offer.value ? end(make(offer.value.plan)) : false;

  return {
    busy,
    failure,
    outcome,
    offer,
    addable,
    facts,
    reset,
    readFacts,

    create: (clients: NewClient[]) => begin(bridge.call('clients.create', { clients })),

    /** To be called when a dialog opens: what it shows is what is then confirmed. */
    async prepare(task: ClientTask, clientId: ClientId): Promise<ClientOffer | null> {
      offer.value = null;
      const made = await ask(bridge.call('clients.offer', { task, clientId }, { repeat: true }));
      if (made) offer.value = made;
      return made;
    },
    rename: (name: string) => confirmed((plan) => bridge.call('clients.rename', { plan, name })),
    setSeats: (seats: number) => confirmed((plan) => bridge.call('clients.setSeats', { plan, seats })),
    unlink: () => confirmed((plan) => bridge.call('clients.unlink', { plan })),

    async readAddable(): Promise<void> {
      const list = await ask(bridge.call('clients.addable', {}, { repeat: true }));
      if (list) addable.value = list;
    },
    add: (organizationId: ClientId) => end(bridge.call('clients.addExisting', { organizationId })),

    clear() {
      reset();
      asked = undefined;
      facts.value = {};
    },
  };
}
