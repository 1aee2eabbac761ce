import { computed, signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { Failure } from '../domain/failures.ts';
import type { JobView } from '../domain/jobs.ts';

/** What is said to one job. */
type Telling = 'jobs.pause' | 'jobs.resume' | 'jobs.cancel' | 'jobs.dismiss' | 'clients.createAgain';

export type JobsModel = ReturnType<typeof createJobs>;

/** Long and bulk work of the provider on screen, newest first. */
export function createJobs(bridge: Bridge) {
  const jobs = signal<JobView[]>([]);
  const failure = signal<Failure | null>(null);
  /** An answer that comes after this was cleared, or asked for again, is not shown. */
  let epoch = 0;

  async function load(): Promise<void> {
    const mine = ++epoch;
    const result = await bridge.call('jobs.list', {}, { repeat: true });
    if (mine !== epoch) return;
    failure.value = result.ok ? null : result.failure;
    if (result.ok) jobs.value = result.value;
  }

  async function tell(op: Telling, jobId: string) {
    const result = await bridge.call(op, { jobId });
    await load();
    if (!result.ok) failure.value = result.failure;
  }

  return {
    jobs,
    failure,
    /** How many have ended so far: whoever shows what they change reads again when it changes. */
    ended: computed(() => jobs.value.filter(({ state }) => state === 'ended').length),
    load,
    pause: (id: string) => tell('jobs.pause', id),
    resume: (id: string) => tell('jobs.resume', id),
    /** Clients of which nobody knows whether they were created: looked for, and sent again where they are not there. */
    createAgain: (id: string) => tell('clients.createAgain', id),
    cancel: (id: string) => tell('jobs.cancel', id),
    dismiss: (id: string) => tell('jobs.dismiss', id),
    clear() {
      epoch++;
      jobs.value = [];
      failure.value = null;
    },
  };
}
