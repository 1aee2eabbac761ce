import { batch, signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { Output } from '../bridge/contract.ts';
import type { Result } from '../bridge/envelope.ts';
import { type ClientColumn, FIRST_COLUMNS, inTableOrder } from '../domain/clientColumns.ts';
import type { Failure } from '../domain/failures.ts';

export type ClientColumnsModel = ReturnType<typeof createClientColumns>;

/** Which columns the table of clients has, for all accounts of this computer alike. */
export function createClientColumns(bridge: Bridge) {
  const columns = signal<readonly ClientColumn[]>(FIRST_COLUMNS);
  const failure = signal<Failure | null>(null);
  /** Of two choices the later one counts. */
  let choices = 0;

  async function take(answer: Promise<Result<Output<'clientColumns.read'>>>): Promise<void> {
    const mine = ++choices;
    const result = await answer;
    if (mine !== choices) return;
    batch(() => {
      failure.value = result.ok ? null : result.failure;
      if (result.ok) columns.value = inTableOrder(result.value.columns ?? FIRST_COLUMNS);
    });
  }

  return {
    columns,
    failure,
    load: () => take(bridge.call('clientColumns.read', {}, { repeat: true })),
    /** Shown at once, and kept. */
    choose(next: readonly ClientColumn[]): Promise<void> {
      columns.value = inTableOrder(next);
      return take(bridge.call('clientColumns.write', { columns: [...columns.value] }));
    },
  };
}
