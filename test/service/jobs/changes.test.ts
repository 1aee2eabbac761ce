import { describe, expect, it } from 'vitest';
import { fromBase64 } from '../../../utils/crypto/bytes.ts';
import { fingerprintOf } from '../../../utils/crypto/fingerprint.ts';
import type { ProviderUserId } from '../../../utils/domain/ids.ts';
import { DEMO_PASSWORD } from '../../server/server.ts';
import { goOn, useDeaths } from '../deaths/scene.ts';
import { createTeam, endings } from './team.ts';

const scene = useDeaths();
const team = createTeam(scene);
const LEO = 'leo@northwind.example';
const SAM = 'sam@northwind.example';
const ADA = 'ada@northwind.example';
const KIM = 'kim@northwind.example';
const written = (type: number) => scene.server.eventCounts()[String(type)] ?? 0;
const rowOf = (id: ProviderUserId) => team.rows().find((row) => row.id === id);

async function offerTo(email: string) {
  const id = await team.idOf(email);
  return { id, offer: await scene.world.get('people.keys', { ids: [id] }) };
}

describe('a confirmation', () => {
  it('shows the words of the very bytes that are sealed to, and asks for them once', async () => {
    await team.signIn();
    const { id, offer } = await offerTo(LEO);
    const account = scene.server.state.accountByEmail(LEO);
    const words = await fingerprintOf(fromBase64(account?.keys?.publicKey ?? ''), account?.id ?? '');
    expect(offer.keys).toEqual([{ id, fingerprint: words, state: 'new' }]);
    await scene.world.get('people.confirm', { offerId: offer.id, ids: [id] });
    expect(endings(await team.until())).toEqual({ 'Leo Hartmann': 'done' });
    expect(rowOf(id)).toMatchObject({ status: 2, key: expect.stringMatching(/^4\./) });
    expect([scene.network.asked('/public-keys'), written(1801)]).toEqual([1, 1]);
  });

  it('lets the one who was confirmed open the provider key, and work', async () => {
    await team.signIn();
    const { id, offer } = await offerTo(LEO);
    await scene.world.get('people.confirm', { offerId: offer.id, ids: [id] });
    await team.until();
    await scene.world.get('session.signOut', {});
    await scene.world.signIn(LEO, DEMO_PASSWORD);
    const { clients } = await scene.world.get('clients.list', {});
    expect(clients.filter(({ trouble }) => trouble === null).length).toBeGreaterThan(0);
  });

  it('stops when the key is another one than was seen before, until somebody says it is right', async () => {
    await team.signIn();
    await offerTo(LEO);
    scene.server.faults.set(['person-key-swapped']);
    const { id, offer } = await offerTo(LEO);
    expect(offer.keys[0]?.state).toBe('changed');
    await scene.world.get('people.confirm', { offerId: offer.id, ids: [id] });
    expect(endings(await team.until())).toEqual({ 'Leo Hartmann': 'refused: keyChanged' });
    expect([rowOf(id)?.status, scene.network.asked('/users/confirm')]).toEqual([1, 0]);

    await scene.world.get('people.acknowledgeKey', { offerId: offer.id, id });
    expect((await offerTo(LEO)).offer.keys[0]?.state).toBe('same');
  });

  it('is sealed to the key that was shown, whatever the server would say at another look', async () => {
    scene.server.faults.set(['person-key-alternated']);
    await team.signIn();
    const { id, offer } = await offerTo(LEO);
    await scene.world.get('people.confirm', { offerId: offer.id, ids: [id] });
    expect(endings(await team.until())).toEqual({ 'Leo Hartmann': 'done' });
    expect(scene.network.asked('/public-keys')).toBe(1);
    scene.server.faults.set([]);
    await scene.world.get('session.signOut', {});
    await scene.world.signIn(LEO, DEMO_PASSWORD);
    const { clients } = await scene.world.get('clients.list', {});
    expect(clients.filter(({ trouble }) => trouble === null).length).toBeGreaterThan(0);
  });

  it('of a key that changes between two looks stops aloud, and nothing leaves', async () => {
    scene.server.faults.set(['person-key-alternated']);
    await team.signIn();
    await offerTo(LEO);
    const { id, offer } = await offerTo(LEO);
    expect(offer.keys[0]?.state).toBe('changed');
    await scene.world.get('people.confirm', { offerId: offer.id, ids: [id] });
    expect(endings(await team.until())).toEqual({ 'Leo Hartmann': 'refused: keyChanged' });
    expect([scene.network.asked('/users/confirm'), written(1801), rowOf(id)?.key]).toEqual([0, 0, null]);
  });

  it('is sealed to nothing that was not shown', async () => {
    await team.signIn();
    const { id, offer } = await offerTo(LEO);
    const ids = [await team.idOf(ADA)];
    expect(await scene.world.failure('people.confirm', { offerId: 'another', ids: [id] })).toBe(
      'staleContext',
    );
    expect(await scene.world.failure('people.confirm', { offerId: offer.id, ids })).toBe('staleContext');
    await scene.world.get('session.lock', {});
    await goOn(scene);
    expect(await scene.world.failure('people.confirm', { offerId: offer.id, ids: [id] })).toBe(
      'staleContext',
    );
  });

  it.each([
    ['a key too short to be one', { key: 'MIIB' }],
    ['a key of another account', { userId: '11111111-2222-4333-8444-555555555555' }],
    ['a row nobody asked for', { id: '11111111-2222-4333-8444-555555555555' }],
  ])('shows no words for %s', async (_, lie) => {
    await team.signIn();
    scene.network.onRequest(async (url, init) => {
      if (!url.endsWith('/public-keys')) return undefined;
      const body = await (await fetch(url, init)).json();
      Object.assign(body.data[0], lie);
      return Response.json(body);
    });
    const { id, offer } = await offerTo(LEO);
    expect(offer.keys).toEqual([{ id, fingerprint: null, state: 'unusable' }]);
    expect(await scene.world.failure('people.confirm', { offerId: offer.id, ids: [id] })).toBe(
      'staleContext',
    );
  });
});

describe('an invitation sent again', () => {
  it('is done as the answer says, and noted', async () => {
    await team.signIn();
    await scene.world.get('people.resend', { ids: [await team.idOf(SAM), await team.idOf(ADA)] });
    expect(endings(await team.until())).toEqual({ [SAM]: 'done', 'Ada Wren': 'refused: wrongState' });
    expect((await team.list()).find(({ email }) => email === SAM)?.invitedAt).not.toBeNull();
  });

  it('is unknown when the answer was lost, and never sent again by itself', async () => {
    await team.signIn();
    const ids = [await team.idOf(SAM)];
    scene.network.onRequest(async (url, init) => {
      if (!url.endsWith('/reinvite')) return undefined;
      await fetch(url, init);
      throw new TypeError('connection lost');
    });
    await scene.world.get('people.resend', { ids });
    expect(endings(await team.until())).toEqual({ [SAM]: 'unknown: lost' });
    expect(scene.network.asked('/reinvite')).toBe(1);
  });
});

describe('a change of role', () => {
  it('goes up and down, and leaves the last admin one', async () => {
    await team.signIn();
    const [kim, ada] = [await team.idOf(KIM), await team.idOf(ADA)];
    await scene.world.get('people.changeRole', { changes: [{ id: ada, role: 'providerAdmin' }] });
    const job = await team.until();
    expect([endings(job), job.items[0]?.role]).toEqual([{ 'Ada Wren': 'done' }, 'providerAdmin']);
    expect(rowOf(ada)?.type).toBe(0);
    const admins = (await team.list()).filter((p) => p.role === 'providerAdmin' && p.status === 'confirmed');
    const changes = admins
      .filter(({ id }) => id !== kim)
      .map(({ id }) => ({ id, role: 'serviceUser' as const }));
    await scene.world.get('people.changeRole', { changes });
    await team.until();
    await scene.world.get('people.changeRole', { changes: [{ id: kim, role: 'serviceUser' }] });
    expect(Object.values(endings(await team.until()))).toEqual(['refused: lastAdmin']);
    expect(rowOf(kim)?.type).toBe(0);
  });

  it('of somebody who is gone says so', async () => {
    await team.signIn();
    const ada = await team.idOf(ADA);
    scene.network.onRequest((_, { method }) => {
      if (method === 'PUT') scene.server.removePerson(ADA);
      return undefined;
    });
    await scene.world.get('people.changeRole', { changes: [{ id: ada, role: 'providerAdmin' }] });
    expect(endings(await team.until())).toEqual({ 'Ada Wren': 'refused: gone' });
  });
});

describe('a removal', () => {
  it('takes those who can be removed, and says of oneself why not', async () => {
    await team.signIn();
    const ids = [await team.idOf(KIM), await team.idOf(ADA), await team.idOf(SAM)];
    await scene.world.get('people.remove', { ids });
    expect(endings(await team.until())).toEqual({
      'Kim Larsen': 'refused: yourself',
      'Ada Wren': 'done',
      [SAM]: 'done',
    });
    expect([rowOf(ids[1] as ProviderUserId), written(1803)]).toEqual([undefined, 2]);
  });
});
