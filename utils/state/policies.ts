import { signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { Failure } from '../domain/failures.ts';
import type { Policy } from '../domain/policies.ts';
import type { ContextModel } from './context.ts';

export type PoliciesModel = ReturnType<typeof createPolicies>;

/** The policies of the client on screen. */
export function createPolicies(bridge: Bridge, context: ContextModel) {
  const policies = signal<Policy[] | null>(null);
  const loading = signal(false);
  const failure = signal<Failure | null>(null);
  /** Answers that come after they were cleared or asked for again belong to nobody. */
  let epoch = 0;

  return {
    policies,
    loading,
    failure,
    async load(): Promise<void> {
      const mine = ++epoch;
      loading.value = true;
      const result = await context.inClient((token) =>
        bridge.call('client.policies', {}, { context: token, repeat: true }),
      );
      if (mine !== epoch) return;
      loading.value = false;
      failure.value = result && !result.ok ? result.failure : null;
      if (result?.ok) policies.value = result.value;
    },
    clear() {
      epoch++;
      policies.value = null;
      failure.value = null;
      loading.value = false;
    },
  };
}
