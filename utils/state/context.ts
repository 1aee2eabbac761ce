import { signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { Result } from '../bridge/envelope.ts';
import type { Client } from '../domain/clients.ts';
import type { Failure } from '../domain/failures.ts';

export type ContextModel = ReturnType<typeof createContext>;

/** The client this document works in. Its token goes with every client-scoped request, so what is acted on is what is shown. */
export function createContext(bridge: Bridge) {
  const client = signal<Client | null>(null);
  const failure = signal<Failure | null>(null);
  let held: { clientId: string; token: string } | null = null;

  async function bind(next: Client, asCurrent: boolean): Promise<boolean> {
    const result = await bridge.call('context.enter', { clientId: next.id, asCurrent });
    failure.value = result.ok ? null : result.failure;
    if (!result.ok) return false;
    client.value = result.value.client;
    held = { clientId: next.id, token: result.value.token };
    return true;
  }

  /**
   * Runs a client-scoped request for the client on screen, entering it first when this document has not yet,
   * and once more when its token has ended (a lock in between). `null` when there is no client.
   */
  async function inClient<T>(request: (token: string) => Promise<Result<T>>): Promise<Result<T> | null> {
    const shown = client.value;
    if (!shown) return null;
    for (let attempt = 0; ; attempt++) {
      if (held?.clientId !== shown.id && !(await bind(shown, false))) {
        return { ok: false, failure: failure.value ?? { kind: 'internal' } };
      }
      const result = await request(held?.token ?? '');
      if (result.ok || result.failure.kind !== 'staleContext' || attempt > 0) return result;
      held = null;
    }
  }

  async function act(operation: 'client.open' | 'client.openVault'): Promise<boolean> {
    const result = await inClient((context) => bridge.call(operation, {}, { context }));
    failure.value = result && !result.ok ? result.failure : null;
    return result?.ok ?? false;
  }

  /** What leaves a trace is attempted once; when its answer is lost, a person decides what to do. */
  async function actOnRecord(): Promise<boolean> {
    const done = await act('client.openVault');
    if (failure.value?.kind === 'interrupted') failure.value = { kind: 'traceUnknown' };
    return done;
  }

  return {
    client,
    failure,
    /** A person switches to this client: here and on the toolbar. */
    enter: (next: Client) => bind(next, true),
    inClient,
    /** The client's members page in the web vault. */
    open: () => act('client.open'),
    /** The client's vault in the web vault, which Bitwarden records. */
    openVault: actOnRecord,
    async leave(): Promise<void> {
      const result = await bridge.call('context.leave', {});
      failure.value = result.ok ? null : result.failure;
      if (!result.ok) return;
      client.value = null;
      held = null;
    },
    /** Shows a client without having entered it; the first request does. */
    assume(current: Client | null) {
      client.value = current;
    },
  };
}
