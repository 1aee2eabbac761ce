import { useSignal } from '@preact/signals';
import type { Client } from '../../../utils/domain/clients.ts';
import type { ConsoleApp } from '../../../utils/state/consoleApp.ts';
import { goTo } from '../goTo.ts';

export type ClientWays = ReturnType<typeof useClientWays>;

/** The ways from a list into a client, one at a time; each enters it first, so that all of the page says which one it is. */
export function useClientWays({ context }: ConsoleApp) {
  const entering = useSignal<Client | null>(null);

  async function into(client: Client, then: () => unknown): Promise<void> {
    if (entering.value !== null) return;
    entering.value = client;
    if (await context.enter(client)) await then();
    entering.value = null;
  }

  return {
    /** Whom one is on the way to. */
    entering,
    toPage: (client: Client) => into(client, () => goTo('client')),
    /** Its members: Bitwarden records nothing. */
    toWebVault: (client: Client) => into(client, context.open),
    /** Bitwarden records it. */
    toVault: (client: Client, reason?: string) => into(client, () => context.openVault(reason)),
  };
}
