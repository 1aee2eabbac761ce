import { signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { Wish } from '../domain/wishes.ts';
import type { SessionModel } from './session.ts';
import { isState } from './session.ts';

/** A switch that a lock came in between of: kept by the worker, taken over after the unlock, carried out once. */
export function createWishes(bridge: Bridge, session: SessionModel) {
  /** What this page is to go on with now; whoever does takes it from here. */
  const due = signal<Wish | null>(null);

  return {
    due,
    keep: (wish: Wish) => bridge.call('wish.keep', wish),
    async take(): Promise<void> {
      const result = await bridge.call('wish.take', {});
      if (result.ok) due.value = result.value;
    },
    drop: () => session.act(isState('locked'), () => bridge.call('wish.drop', {})),
  };
}
