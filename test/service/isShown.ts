import { expect, vi } from 'vitest';
import type { World } from './world.ts';

/** What a page would paint first. */
export function painted(world: World): { current: { id: string; name: string } | null } | null {
  const head = world.stored()['paint.head'];
  return typeof head === 'string' ? JSON.parse(head) : null;
}

/** Waits until toolbar and painted head show the client: who switches is answered before. */
export const isShown = (world: World, client: object = {}): Promise<void> =>
  vi.waitFor(() => {
    expect(world.toolbar).not.toBeNull();
    expect(world.toolbar).toMatchObject(client);
    expect(painted(world)?.current?.name).toBe(world.toolbar?.name);
  });
