import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import type { Client } from '../../../utils/domain/clients.ts';
import { createHandOver } from '../../../utils/state/handOver.ts';
import type { Models } from '../../../utils/state/models.ts';
import { createFakeBridge, no, yes } from '../fakeBridge.ts';
import { acme, clover } from '../shared/fixtures.ts';

function createModel(answer = yes({})) {
  const bridge = createFakeBridge({ 'clients.createElsewhere': answer });
  const clients = signal<Client[] | null>([acme]);
  const currentId = signal('northwind');
  const refresh = vi.fn(async () => undefined);
  const models = { clients: { clients, refresh }, providers: { currentId } };
  return { bridge, clients, currentId, refresh, model: createHandOver(bridge, models as unknown as Models) };
}

describe('a client that is created in the web vault', () => {
  it('is seen as soon as the list has it, and until somebody says that it is over', async () => {
    const { model, clients } = createModel();
    await model.begin();
    expect([model.isWaiting.value, model.arrived.value]).toEqual([true, []]);
    clients.value = [acme, clover];
    expect(model.arrived.value).toEqual([clover]);
    model.end();
    expect([model.isWaiting.value, model.arrived.value]).toEqual([false, []]);
  });

  it('is looked for when somebody comes back, and not at every turn', async () => {
    const { model, bridge, refresh } = createModel();
    bridge.around.turn({ isLookedAt: true });
    expect(refresh).not.toHaveBeenCalled();
    await model.begin();
    bridge.around.turn({ isLookedAt: false });
    bridge.around.turn({ isLookedAt: true });
    bridge.around.turn({ isLookedAt: true });
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(refresh).toHaveBeenCalledWith(true);
  });

  it('is not waited for where it was not begun, nor under another provider', async () => {
    const refused = createModel(no('notAllowed'));
    await refused.model.begin();
    expect([refused.model.isWaiting.value, refused.model.failure.value?.kind]).toEqual([false, 'notAllowed']);
    const { model, currentId } = createModel();
    await model.begin();
    currentId.value = 'harbour';
    expect(model.isWaiting.value).toBe(false);
  });
});
