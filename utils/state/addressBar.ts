import { batch, signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { Output } from '../bridge/contract.ts';
import type { Result } from '../bridge/envelope.ts';
import type { AddressBarNames } from '../domain/addressBar.ts';
import type { Failure } from '../domain/failures.ts';

export type AddressBarModel = ReturnType<typeof createAddressBar>;

/** Whether the suggestions in the address bar name clients. */
export function createAddressBar(bridge: Bridge) {
  const names = signal<AddressBarNames | null>(null);
  const busy = signal(false);
  const failure = signal<Failure | null>(null);

  async function take(answer: Promise<Result<Output<'addressBar.read'>>>): Promise<void> {
    busy.value = true;
    const result = await answer;
    batch(() => {
      busy.value = false;
      failure.value = result.ok ? null : result.failure;
      if (result.ok) names.value = result.value.names;
    });
  }

  return {
    /** null until it was read. */
    names,
    busy,
    failure,
    load: () => take(bridge.call('addressBar.read', {}, { repeat: true })),
    showNames: (showsNames: boolean) => take(bridge.call('addressBar.write', { showsNames })),
  };
}
