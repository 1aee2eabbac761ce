import { describe, expect, it } from 'vitest';
import type { ClientId } from '../../../utils/domain/ids.ts';
import { createOwnSubscriptions } from '../../../utils/state/ownSubscriptions.ts';
import { type Answers, createFakeBridge, no, yes } from '../fakeBridge.ts';
import { guid } from '../shared/fixtures.ts';

const ids = Array.from({ length: 9 }, (_, at) => guid(at + 1) as ClientId);
const NONE: Answers = {
  'billing.ownSubscriptions': ({ ids }) => yes(ids.map((clientId) => ({ clientId, own: 'none' }))),
};

function scene(answers: Answers = NONE) {
  const bridge = createFakeBridge(answers);
  const waited: number[] = [];
  let now = 1_000_000;
  const model = createOwnSubscriptions(bridge, {
    now: () => now,
    wait: async (milliseconds) => {
      waited.push(milliseconds);
      now += milliseconds;
    },
  });
  return { bridge, model, waited };
}

describe('what clients pay by themselves', () => {
  it('is read a few at a time, each client once', async () => {
    const { bridge, model } = scene();
    await model.load(ids);
    const asked = bridge.calls.map(({ input }) => (input as { ids: ClientId[] }).ids);
    expect(asked.map(({ length }) => length)).toEqual([4, 4, 1]);
    expect(asked.flat()).toEqual(ids);
    expect([model.isReading.value, model.subscriptions.value.length]).toEqual([false, 9]);
  });

  it('goes on when Bitwarden asked to wait', async () => {
    let asked = 0;
    const { model, waited } = scene({
      'billing.ownSubscriptions': ({ ids }) =>
        ++asked === 2
          ? no('rateLimited', { detail: '1009000' })
          : yes(ids.map((clientId) => ({ clientId, own: 'none' as const }))),
    });
    await model.load(ids);
    expect(waited).toEqual([9_000]);
    expect([model.subscriptions.value.length, model.failure.value]).toEqual([9, null]);
  });

  it('says of whom nothing was told', async () => {
    const { model } = scene({ 'billing.ownSubscriptions': yes([]) });
    await model.load(ids.slice(0, 2));
    expect(model.subscriptions.value.map(({ own }) => own)).toEqual(['failed', 'failed']);
    expect(model.sum.value.failed).toBe(2);
  });

  it('ends when nobody looks any more', async () => {
    const { bridge, model } = scene();
    bridge.answers['billing.ownSubscriptions'] = ({ ids: some }) => {
      model.clear();
      return yes(some.map((clientId) => ({ clientId, own: 'none' })));
    };
    await model.load(ids);
    expect(bridge.calls).toHaveLength(1);
    expect([model.subscriptions.value, model.wanted.value]).toEqual([[], null]);
  });
});
