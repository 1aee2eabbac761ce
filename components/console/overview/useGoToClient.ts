import { useSignal } from '@preact/signals';
import type { Client } from '../../../utils/domain/clients.ts';
import type { ConsoleApp } from '../../../utils/state/consoleApp.ts';
import { goTo } from '../goTo.ts';

/** Enters a client and shows its page, one at a time. */
export function useGoToClient({ context }: ConsoleApp) {
  const entering = useSignal<Client | null>(null);
  return {
    entering,
    async go(client: Client): Promise<void> {
      if (entering.value !== null) return;
      entering.value = client;
      const isIn = await context.enter(client);
      entering.value = null;
      if (isIn) goTo('client');
    },
  };
}
export type GoToClient = ReturnType<typeof useGoToClient>;
