import { beforeEach } from 'vitest';
import type { Client } from '../../utils/domain/clients.ts';
import { DEMO_PASSWORD } from '../server/server.ts';
import { KIM, useScene } from './races/gate.ts';

export const ADA = 'ada@northwind.example';
export const PATH = '/api/providers';

/** A Provider Admin signed in for each test, the clients of their provider, and what the server has of them. */
export function useClientLife() {
  const scene = useScene({ events: 5, clients: 24 });
  beforeEach(async () => {
    await scene.world.signIn(KIM, DEMO_PASSWORD);
    await scene.world.get('clients.list', {});
  });

  const providerId = () => scene.server.state.providers()[0]?.id ?? '';
  const rows = (name: string) =>
    scene.server.state.clients(providerId()).filter((client) => client.name === name);
  const written = (type: number) => scene.server.eventCounts()[String(type)] ?? 0;
  const named = async (name: string): Promise<Client> => {
    const found = (await scene.world.get('clients.list', {})).clients.find((client) => client.name === name);
    if (!found) throw new Error(`${name} is not in the list.`);
    return found;
  };

  return { scene, providerId, rows, written, named };
}
