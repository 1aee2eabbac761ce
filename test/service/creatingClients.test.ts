import { describe, expect, it } from 'vitest';
import { createServices } from '../../entrypoints/background/services.ts';
import type { ProviderId } from '../../utils/domain/ids.ts';
import type { JobView } from '../../utils/domain/jobs.ts';
import { DEMO_PASSWORD } from '../server/server.ts';
import { endings } from './jobs/team.ts';
import { ADA, PATH, useClientLife } from './useClientLife.ts';
import { createWorld } from './world.ts';

const { scene, providerId, rows, written, named } = useClientLife();

const zephyr = {
  name: 'Zephyr & Sons',
  ownerEmail: ' Owner@Zephyr.example ',
  plan: 'teamsMonthly' as const,
  seats: 5,
};

async function ended(): Promise<JobView> {
  await expect
    .poll(async () => (await scene.world.get('jobs.list', {}))[0]?.state, { timeout: 5_000 })
    .toBe('ended');
  return (await scene.world.get('jobs.list', {}))[0] as JobView;
}
async function create(...clients: (typeof zephyr)[]): Promise<Record<string, string>> {
  await scene.world.get('clients.create', { clients });
  return endings(await ended());
}

describe('creating a client', () => {
  it('makes one whose vault opens here, and invites its owner', async () => {
    expect(await create(zephyr)).toEqual({ 'Zephyr & Sons': 'done' });
    const client = await named('Zephyr & Sons');
    expect(client).toMatchObject({ plan: 'Teams', seats: { used: 1, total: 5 }, trouble: null });
    expect(rows('Zephyr & Sons')[0]?.owners).toEqual([{ email: 'owner@zephyr.example', status: 'invited' }]);
    const { token } = await scene.world.get('context.enter', { clientId: client.id, asCurrent: false });
    const collections = await scene.world.get('client.collections', {}, { context: token });
    expect(collections.map(({ name }) => name)).toEqual(['Default collection']);
    expect([written(1900), written(1500)]).toEqual([1, 1]);
    const facts = await scene.world.get('clients.facts', { clientId: client.id });
    expect(facts[client.id]?.isHalfMade).toBe(false);
    expect(Date.now() - (facts[client.id]?.createdAt ?? 0)).toBeLessThan(60_000);
  });

  it('tells two of one name apart by their keys', async () => {
    await create(zephyr);
    scene.server.faults.set([`down@${PATH}/${providerId()}/clients`]);
    expect(await create(zephyr)).toEqual({ 'Zephyr & Sons': 'unknown: lost' });
    expect(rows('Zephyr & Sons')).toHaveLength(1);
  });

  it('is done when the answer was lost and the client is there', async () => {
    scene.server.faults.set([`drop-after@${PATH}/${providerId()}/clients`]);
    expect(await create(zephyr)).toEqual({ 'Zephyr & Sons': 'done' });
    expect(written(1900)).toBe(1);
  });

  it('is unknown when the answer was lost and nothing is there, until a person says again', async () => {
    scene.server.faults.set([`down@${PATH}/${providerId()}/clients`]);
    expect(await create(zephyr)).toEqual({ 'Zephyr & Sons': 'unknown: lost' });
    const [{ id }] = (await scene.world.get('jobs.list', {})) as [JobView];
    scene.server.faults.set([]);
    await scene.world.get('clients.createAgain', { jobId: id });
    expect(endings(await ended())).toEqual({ 'Zephyr & Sons': 'done' });
    expect(written(1900)).toBe(1);
  });

  it('again asked for twice at once is sent once', async () => {
    scene.server.faults.set([`down@${PATH}/${providerId()}/clients`]);
    await create(zephyr);
    const [{ id }] = (await scene.world.get('jobs.list', {})) as [JobView];
    scene.server.faults.set([]);
    await Promise.all([1, 2, 3].map(() => scene.world.ask('clients.createAgain', { jobId: id })));
    expect(endings(await ended())).toEqual({ 'Zephyr & Sons': 'done' });
    expect([written(1900), rows('Zephyr & Sons').length]).toEqual([1, 1]);
  });

  it('again asked for once is over when it is lost once more', async () => {
    scene.server.faults.set([`down@${PATH}/${providerId()}/clients`]);
    await create(zephyr);
    const [{ id }] = (await scene.world.get('jobs.list', {})) as [JobView];
    await scene.world.get('clients.createAgain', { jobId: id });
    expect(endings(await ended())).toEqual({ 'Zephyr & Sons': 'unknown: lost' });
  });

  it('asked for by one message that came twice makes one', async () => {
    const { id: provider } = (await scene.world.get('providers.list', {})).providers[0] as { id: string };
    const message = {
      v: 1,
      id: crypto.randomUUID(),
      op: 'clients.create',
      document: 'document-1',
      provider,
      context: null,
      input: { clients: [zephyr] },
    };
    const sender = {
      id: scene.world.platform.extensionId,
      url: `${scene.world.platform.origin}/options.html`,
      frameId: 0,
      documentId: 'document-1',
    };
    await Promise.all([scene.world.hear(message, sender), scene.world.hear(message, sender)]);
    await ended();
    expect([written(1900), (await scene.world.get('jobs.list', {})).length]).toEqual([1, 1]);
  });

  it('again sends nothing when it turned up in the meantime', async () => {
    scene.server.faults.set([`drop-after@${PATH}/${providerId()}/clients`, `newest-key-swapped@${PATH}`]);
    expect(await create(zephyr)).toEqual({ 'Zephyr & Sons': 'unknown: lost' });
    const [{ id }] = (await scene.world.get('jobs.list', {})) as [JobView];
    scene.server.faults.set([]);
    await scene.world.get('clients.createAgain', { jobId: id });
    expect(endings(await ended())).toEqual({ 'Zephyr & Sons': 'done' });
    expect([written(1900), rows('Zephyr & Sons').length]).toEqual([1, 1]);
  });

  it.each(['invitation-fails', 'plan-row-missing'])('says that it stayed half made: %s', async (fault) => {
    scene.server.faults.set([fault]);
    expect(await create(zephyr)).toEqual({ 'Zephyr & Sons': 'done: halfMade' });
    const { id } = await named('Zephyr & Sons');
    expect((await scene.world.get('clients.facts', {}))[id]?.isHalfMade).toBe(true);
    expect(rows('Zephyr & Sons')).toHaveLength(1);
  });

  it('says that there are two when a server made two', async () => {
    scene.server.faults.set(['created-twice']);
    expect(await create(zephyr)).toEqual({ 'Zephyr & Sons': 'done: createdTwice' });
  });

  it('is refused when Bitwarden refuses it before it begins', async () => {
    scene.server.faults.set([`error-500@${PATH}/${providerId()}/clients`]);
    expect(await create(zephyr)).toEqual({ 'Zephyr & Sons': 'refused: refused' });
  });

  it.each([401, 403, 429])(
    'that failed is never sent again unseen, also where the list is refused with %i',
    async (status) => {
      let made = 0;
      let refusals = 0;
      scene.network.onRequest(async (url, init) => {
        if (init.method === 'POST' && url.endsWith('/clients')) {
          await fetch(url, init);
          return new Response('{}', { status: ++made === 1 ? 500 : 200 });
        }
        const isRefused = made === 1 && url.endsWith('/organizations') && refusals++ < 5;
        return isRefused ? new Response('{}', { status, headers: { 'retry-after': '1' } }) : undefined;
      });
      await scene.world.get('clients.create', { clients: [zephyr] });
      await expect
        .poll(
          async () => {
            scene.world.passTime(10_000);
            await scene.world.worker.alarm('jobs');
            const [job] = await scene.world.get('jobs.list', {});
            if (job?.state === 'paused') await scene.world.get('jobs.resume', { jobId: job.id });
            return job?.state;
          },
          { timeout: 5_000 },
        )
        .toBe('ended');
      expect([refusals > 0, made, rows('Zephyr & Sons').length]).toEqual([true, 1, 1]);
    },
  );

  it.each([
    ['no name', { name: ' ' }],
    ['too long a name', { name: 'x'.repeat(51) }],
    ['no address', { ownerEmail: 'owner' }],
    ['another kind’s plan', { plan: 'enterpriseAnnually' as const }],
    ['no seats', { seats: 0 }],
  ])('with %s is not asked for', async (_, more) => {
    expect(await scene.world.failure('clients.create', { clients: [{ ...zephyr, ...more }] })).toBe(
      'badInput',
    );
    expect(written(1900)).toBe(0);
  });

  it('keeps keys and owner of a job from whoever reads the disk or the pages', async () => {
    await create(zephyr);
    const [job] = await scene.world.get('jobs.list', {});
    expect(JSON.stringify(job)).not.toContain('2.');
    expect(JSON.stringify(job)).not.toContain('zephyr.example');
    // of no use any more
    const [kept] = await createServices(scene.world.platform).jobs.list(providerId() as ProviderId);
    expect(kept?.items.map(({ detail }) => detail)).toEqual([null]);
  });

  it('is for Provider Admins', async () => {
    scene.world = createWorld(scene.server.url);
    await scene.world.signIn(ADA, DEMO_PASSWORD);
    expect(await scene.world.ask('clients.create', { clients: [zephyr] })).toEqual({
      ok: false,
      failure: { kind: 'notAllowed', reason: 'providerAdminOnly' },
    });
  });
});
