import { expect } from 'vitest';
import type { ClientId } from '../../../utils/domain/ids.ts';
import { DEMO_PASSWORD } from '../../server/server.ts';
import { painted } from '../isShown.ts';
import { KIM, type Scene, secretsOf, useScene } from '../races/gate.ts';

export const CLIENTS = 3;

/** What a worker may be killed in, again and again: small lists, and a key that is stretched once per password. */
export const useDeaths = (): Scene => useScene({ clients: CLIENTS, events: 5 });

export const signIn = ({ world }: Scene, email = KIM) => world.signIn(email, DEMO_PASSWORD);
export const tokensAsked = ({ network }: Scene): number => network.asked('/connect/token');
export const stateOf = async ({ world }: Scene): Promise<string> =>
  (await world.get('session.state', {})).state;

/** What a person does next, whatever the page shows; it must lead to the list of clients. */
export async function goOn(scene: Scene, email = KIM): Promise<void> {
  const { world } = scene;
  const state = await stateOf(scene);
  if (state === 'signedOut') expect((await signIn(scene, email)).ok).toBe(true);
  if (state === 'locked') await world.get('session.unlock', { password: DEMO_PASSWORD });
  expect((await world.get('clients.list', {})).clients.length).toBeGreaterThan(0);
  expect(world.alarm, 'the alarm of the lock').toBe(secretsOf(world).lock.deadline);
}

/** The access token has run out. */
export async function expire({ world }: Scene): Promise<void> {
  const kept = secretsOf(world);
  await world.platform.session.set({
    secrets: { ...kept, access: { ...kept.access, expiresAt: world.now() } },
  });
}

/** Toolbar and painted head show the client that is worked in, if any. */
export async function expectOneClient({ world }: Scene): Promise<ClientId | null> {
  const { currentId } = await world.get('clients.list', {});
  const { clients } = await world.get('clients.list', {});
  const name = clients.find(({ id }) => id === currentId)?.name ?? null;
  await expect
    .poll(() => [world.toolbar?.name ?? null, painted(world)?.current?.name ?? null])
    .toEqual([name, name]);
  return currentId;
}
