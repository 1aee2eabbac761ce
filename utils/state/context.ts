import { signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import { fail, type Result, succeed } from '../bridge/envelope.ts';
import type { ClientPage } from '../domain/clientPages.ts';
import type { Client } from '../domain/clients.ts';
import type { Failure } from '../domain/failures.ts';

export type ContextModel = ReturnType<typeof createContext>;

/** The client this document works in. Its token goes with every client-scoped request, so what is acted on is what is shown. */
export function createContext(bridge: Bridge) {
  const client = signal<Client | null>(null);
  const failure = signal<Failure | null>(null);
  let held: { clientId: string; token: string } | null = null;
  /** Two requests at once enter once: the second token would end the first. */
  let entering: { clientId: string; answer: ReturnType<typeof renew> } | null = null;
  /** Answers that come after the context was cleared belong to nobody. */
  let epoch = 0;
  /** Of two choices a person makes, the later one counts. */
  let choices = 0;

  /** @param begin asks for what comes next before anything is drawn, which takes longer than asking */
  async function enter(next: Client, begin?: (token: string) => void): Promise<boolean> {
    const mine = ++choices;
    const result = await bridge.call('context.enter', { clientId: next.id, asCurrent: true });
    if (mine !== choices) return false;
    failure.value = result.ok ? null : result.failure;
    if (!result.ok) return false;
    held = { clientId: next.id, token: result.value.token };
    begin?.(result.value.token);
    client.value = result.value.client;
    return true;
  }

  const renew = (shown: Client) => bridge.call('context.enter', { clientId: shown.id, asCurrent: false });

  /** The token for the client on screen; `staleContext` once another one is. */
  async function tokenFor(shown: Client): Promise<Result<string>> {
    const mine = epoch;
    const isShown = () => mine === epoch && client.value?.id === shown.id;
    if (!isShown()) return fail({ kind: 'staleContext' });
    if (held?.clientId === shown.id) return succeed(held.token);
    const asked = entering?.clientId === shown.id ? entering : { clientId: shown.id, answer: renew(shown) };
    entering = asked;
    const result = await asked.answer;
    if (entering === asked) entering = null;
    if (!isShown()) return fail({ kind: 'staleContext' });
    if (!result.ok) return result;
    held = { clientId: shown.id, token: result.value.token };
    return succeed(result.value.token);
  }

  /**
   * Runs a client-scoped request for the client on screen, entering it first when this document has not yet,
   * and once more when its token has ended (a lock in between). `null` when there is no client.
   */
  async function inClient<T>(request: (token: string) => Promise<Result<T>>): Promise<Result<T> | null> {
    const shown = client.value;
    if (!shown) return null;
    for (let attempt = 0; ; attempt++) {
      const token = await tokenFor(shown);
      if (!token.ok) return token;
      const result = await request(token.value);
      if (result.ok || result.failure.kind !== 'staleContext' || attempt > 0) return result;
      if (held?.token === token.value) held = null;
    }
  }

  async function act<T>(request: (token: string) => Promise<Result<T>>): Promise<boolean> {
    const mine = epoch;
    const result = await inClient(request);
    if (mine !== epoch) return false;
    failure.value = result && !result.ok ? result.failure : null;
    return result?.ok ?? false;
  }

  const open = (page: ClientPage | null, context: string) =>
    bridge.call('client.open', page ? { page } : {}, { context });

  return {
    client,
    failure,
    /** A person switches to this client: here and on the toolbar. */
    enter: (next: Client) => enter(next),
    /**
     * The same, and on to a page of the client in the web vault.
     *
     * @returns null when it was not switched; else whether the page was opened, once that is known
     */
    async enterAndOpen(
      next: Client,
      page: ClientPage | null = null,
    ): Promise<{ opened: Promise<boolean> } | null> {
      let first: ReturnType<typeof open> | null = null;
      const isEntered = await enter(next, (token) => {
        first = open(page, token);
      });
      if (!isEntered) return null;
      const opened = act((token) => {
        const begun = first ?? open(page, token);
        first = null;
        return begun;
      });
      return { opened };
    },
    inClient,
    /** A page of the client in the web vault. */
    open: (page: ClientPage | null = null) => act((context) => open(page, context)),
    /**
     * The client's vault in the web vault, which Bitwarden records. What leaves a trace is attempted once; when its
     * answer is lost, a person decides what to do.
     *
     * @param reason kept here for the log; empty when nobody says
     */
    openVault: (reason = '') =>
      act(async (context) => {
        const result = await bridge.call('client.openVault', reason ? { reason } : {}, { context });
        const isLost = !result.ok && result.failure.kind === 'interrupted';
        return isLost ? fail({ kind: 'traceUnknown' }) : result;
      }),
    async leave(): Promise<void> {
      const mine = ++choices;
      const result = await bridge.call('context.leave', {});
      if (mine !== choices) return;
      failure.value = result.ok ? null : result.failure;
      if (!result.ok) return;
      held = null;
      client.value = null;
    },
    /** Shows a client without having entered it; the first request does. */
    assume(current: Client | null) {
      client.value = current;
    },
    clear() {
      epoch++;
      choices++;
      held = null;
      failure.value = null;
      client.value = null;
    },
  };
}
