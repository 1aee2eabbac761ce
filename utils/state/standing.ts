import { batch, signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { Failure } from '../domain/failures.ts';
import type { MemberCounts } from '../domain/memberCounts.ts';
import type { Policy } from '../domain/policies.ts';
import type { ContextModel } from './context.ts';

export type StandingModel = ReturnType<typeof createStanding>;

/** What the one who works here may read of the client. */
export interface Readable {
  policies: boolean;
  members: boolean;
}

/** How the client on screen stands: its policies, and how many people it has. Reading them leaves no trace. */
export function createStanding(bridge: Bridge, context: ContextModel) {
  const policies = signal<Policy[] | null>(null);
  const members = signal<MemberCounts | null>(null);
  const loading = signal(false);
  const failure = signal<Failure | null>(null);
  /** What was asked for last. */
  let asked: Readable = { policies: false, members: false };
  /** Answers that come after they were cleared or asked for again belong to nobody. */
  let epoch = 0;

  async function load(may = asked): Promise<void> {
    const mine = ++epoch;
    asked = may;
    loading.value = true;
    const [rules, counts] = await Promise.all([
      may.policies
        ? context.inClient((token) => bridge.call('client.policies', {}, { context: token, repeat: true }))
        : null,
      may.members
        ? context.inClient((token) =>
            bridge.call('client.memberCounts', {}, { context: token, repeat: true }),
          )
        : null,
    ]);
    if (mine !== epoch) return;
    batch(() => {
      loading.value = false;
      const failed = [rules, counts].find((result) => result && !result.ok);
      failure.value = failed && !failed.ok ? failed.failure : null;
      if (rules?.ok) policies.value = rules.value;
      if (counts?.ok) members.value = counts.value;
    });
  }

  return {
    policies,
    members,
    loading,
    failure,
    load,
    clear() {
      epoch++;
      batch(() => {
        policies.value = null;
        members.value = null;
        failure.value = null;
        loading.value = false;
      });
    },
  };
}
