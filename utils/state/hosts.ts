import { computed, signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { Failure } from '../domain/failures.ts';

export type HostsModel = ReturnType<typeof createHosts>;

/** Which region the browser does not let us talk to: noticed by whatever was asked for and not sent. */
export function createHosts(outside: Bridge) {
  const missing = signal<string | null>(null);
  /** What was asked before a host was allowed says nothing of the time after. */
  let epoch = 0;

  const bridge: Bridge = {
    ...outside,
    async call(op, input, options) {
      const mine = epoch;
      const result = await outside.call(op, input, options);
      const isMissing = !result.ok && result.failure.kind === 'hostPermission';
      if (isMissing && mine === epoch) missing.value = result.failure.detail ?? null;
      return result;
    },
  };

  return {
    /** The bridge that notices. */
    bridge,
    failure: computed<Failure | null>(() =>
      missing.value === null ? null : { kind: 'hostPermission', detail: missing.value },
    ),
    /** @returns whether all is well */
    async look(): Promise<boolean> {
      const mine = ++epoch;
      const result = await outside.call('hosts.missing', {}, { repeat: true });
      if (mine !== epoch || !result.ok) return false;
      missing.value = result.value;
      return result.value === null;
    },
    /** Straight from a click. @returns whether it is allowed now */
    async allow(host: string): Promise<boolean> {
      const isAllowed = await outside.requestHosts(host);
      if (!isAllowed) return false;
      epoch++;
      missing.value = null;
      return true;
    },
    clear() {
      epoch++;
      missing.value = null;
    },
  };
}
