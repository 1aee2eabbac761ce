import { describe, expect, it } from 'vitest';
import type { ClientOffer, LifeOutcome } from '../../../utils/domain/clientLife.ts';
import type { ClientId } from '../../../utils/domain/ids.ts';
import { createClientLife } from '../../../utils/state/clientLife.ts';
import type { JobsModel } from '../../../utils/state/jobs.ts';
import { type Answers, createFakeBridge, no, yes } from '../fakeBridge.ts';
import { guid } from '../shared/fixtures.ts';

const ACME = guid(1) as ClientId;
const plan = { id: 'plan', digest: 'digest', clientIds: [ACME] };
const DONE: LifeOutcome = { outcome: 'done', reason: null };

function createModel(answers: Answers) {
  const read: string[] = [];
  const bridge = createFakeBridge({ 'clients.facts': () => yes({}), ...answers });
  const jobs = { load: async () => void read.push('jobs') } as unknown as JobsModel;
  const model = createClientLife(bridge, jobs, async () => void read.push('clients'));
  return { model, read };
}

describe('changing a client', () => {
  it('sends the plan that was offered, and reads the list anew', async () => {
    const sent: unknown[] = [];
    const { model, read } = createModel({
      'clients.offer': () => yes<ClientOffer>({ plan, owners: null, paid: null }),
      'clients.rename': (input) => {
        sent.push(input);
        return yes(DONE);
      },
    });
    expect((await model.prepare('rename', ACME))?.plan).toEqual(plan);
    expect(await model.rename('Acme')).toBe(true);
    expect(sent).toEqual([{ plan, name: 'Acme' }]);
    expect([read, model.outcome.value, model.offer.value]).toEqual([['clients'], DONE, null]);
  });

  it('sends nothing that was not offered, nor the same twice', async () => {
    let asked = 0;
    const { model } = createModel({
      'clients.offer': () => yes<ClientOffer>({ plan, owners: 1, paid: null }),
      'clients.unlink': () => {
        asked++;
        return yes<LifeOutcome>({ outcome: 'refused', reason: 'noOwner' });
      },
    });
    expect(await model.unlink()).toBe(false);
    await model.prepare('unlink', ACME);
    expect(await model.unlink()).toBe(false);
    expect(await model.unlink()).toBe(false);
    expect([asked, model.outcome.value?.reason]).toEqual([1, 'noOwner']);
  });

  it('tells why it could not be asked for, and forgets it with the next dialog', async () => {
    const { model } = createModel({ 'clients.offer': () => no('notFound') });
    expect(await model.prepare('seats', ACME)).toBeNull();
    expect(model.failure.value?.kind).toBe('notFound');
    model.reset();
    expect(model.failure.value).toBeNull();
  });

  it('shows no answer to a dialog that was closed', async () => {
    const answer = Promise.withResolvers<void>();
    const { model } = createModel({
      'clients.addable': async () => {
        await answer.promise;
        return yes([]);
      },
    });
    const reading = model.readAddable();
    model.reset();
    answer.resolve();
    await reading;
    expect([model.addable.value, model.busy.value]).toEqual([null, false]);
  });
});

describe('creating clients', () => {
  it('is a job that every page shows from then on', async () => {
    const { model, read } = createModel({ 'clients.create': () => yes({ id: 'job' } as never) });
    const client = { name: 'Acme', ownerEmail: 'a@acme.example', plan: 'teamsMonthly' as const, seats: 1 };
    expect((await model.create([client]))?.id).toBe('job');
    expect(read).toEqual(['jobs']);
  });
});
