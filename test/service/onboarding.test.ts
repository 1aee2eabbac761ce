import { beforeEach, describe, expect, it } from 'vitest';
import type { ClientId, ProviderId } from '../../utils/domain/ids.ts';
import type { OnboardingStep } from '../../utils/domain/onboardingSteps.ts';
import { DEMO_PASSWORD } from '../server/server.ts';
import { KIM, MIA, useScene } from './races/gate.ts';

const scene = useScene();
let ids: ClientId[];

const read = async () => {
  const kept = await scene.world.get('onboarding.read', {});
  if (!kept) throw new Error('works for no provider');
  return kept;
};
const edit = async (clientId: ClientId, step: OnboardingStep, isDone = true) => {
  const { accountId, providerId } = await read();
  return { accountId, providerId, clientId, step, isDone };
};
const tick = async (...of: Parameters<typeof edit>) => scene.world.get('onboarding.tick', await edit(...of));
const first = () => ids[0] as ClientId;

beforeEach(async () => {
  const { world } = scene;
  await world.signIn(KIM, DEMO_PASSWORD);
  ids = (await world.get('clients.list', {})).clients.map(({ id }) => id);
});

describe('the checklist of a client', () => {
  it('has nothing ticked off at first', async () => {
    expect((await read()).clients).toEqual({});
  });

  it('says who ticked a step and when, also after a restart, until it is unticked', async () => {
    const { world } = scene;
    await tick(first(), 'sso');
    await tick(first(), 'items');
    await tick(first(), 'items', false);
    await world.get('session.lock', {});
    world.killWorker();
    await world.get('session.unlock', { password: DEMO_PASSWORD });
    expect((await read()).clients).toEqual({
      [first()]: [{ step: 'sso', at: expect.any(Number), by: 'Kim Larsen' }],
    });
  });

  it('takes the ticks of two windows at once', async () => {
    const steps = ['sso', 'items', 'groups'] as const;
    await Promise.all(steps.map((step) => tick(first(), step)));
    expect((await read()).clients[first()]?.map(({ step }) => step).sort()).toEqual([...steps].sort());
  });

  it('is sent to nobody, and sealed on disk', async () => {
    const before = scene.network.sent.length;
    await tick(first(), 'sso');
    expect(scene.network.sent.slice(before)).toEqual([]);
    const { accountId, providerId } = await read();
    const kept = await scene.world.platform.disk.readSealed(accountId, 'onboarding', providerId);
    expect(Object.keys(kept ?? {}).sort()).toEqual(['data', 'nonce', 'salt', 'version']);
    expect(JSON.stringify(kept)).not.toMatch(/sso|Kim/);
  });

  it('is told to open pages', async () => {
    await tick(first(), 'sso');
    expect(scene.world.stored().changed).toMatchObject({ onboarding: 1 });
  });

  it('is not of a client the provider has not, nor of another account', async () => {
    const { world } = scene;
    const sent = await edit(first(), 'sso');
    const stranger = '99999999-0000-4000-8000-000000000000';
    expect(await world.failure('onboarding.tick', { ...sent, clientId: stranger as ClientId })).toBe(
      'notFound',
    );
    expect(await world.failure('onboarding.tick', { ...sent, providerId: stranger as ProviderId })).toBe(
      'notFound',
    );
    await world.get('session.signOut', {});
    await world.signIn(MIA, DEMO_PASSWORD);
    expect(await world.failure('onboarding.tick', sent)).toBe('accountChanged');
  });

  it('is not told while it is locked', async () => {
    const sent = await edit(first(), 'sso');
    await scene.world.get('session.lock', {});
    expect(await scene.world.failure('onboarding.read', {})).toBe('locked');
    expect(await scene.world.failure('onboarding.tick', sent)).toBe('locked');
  });
});
