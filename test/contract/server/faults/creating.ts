import { expect } from 'vitest';
import { ORGANIZATION_STATUS } from '../../../server/model.ts';
import { postJson, signIn } from '../asking.ts';
import { newClientBody } from '../newClient.ts';
import { ADMIN, type Scene, type Seen } from './scene.ts';

/** Creates a client. @returns the status, and the rows it left */
async function create({ server, provider }: Scene) {
  const before = new Set(server.state.clients(provider).map(({ id }) => id));
  const token = (await signIn(server, ADMIN)).access_token;
  const headers = { authorization: `Bearer ${token}` };
  const { status } = await postJson(server, `/providers/${provider}/clients`, newClientBody(), headers);
  return { status, made: server.state.clients(provider).filter(({ id }) => !before.has(id)) };
}

/** Faults of creating clients. */
export const CREATING: Record<string, Seen> = {
  async 'invitation-fails'(scene) {
    const { status, made } = await create(scene);
    expect([status, made.length, made[0]?.owners, made[0]?.status]).toEqual([
      500,
      1,
      [],
      ORGANIZATION_STATUS.created,
    ]);
  },
  async 'plan-row-missing'(scene) {
    const { status, made } = await create(scene);
    expect([status, made.length, made[0]?.owners.length, made[0]?.status]).toEqual([
      500,
      1,
      1,
      ORGANIZATION_STATUS.created,
    ]);
  },
  async 'created-twice'(scene) {
    const { status, made } = await create(scene);
    expect([status, made.length, new Set(made.map(({ key }) => key)).size]).toEqual([200, 2, 1]);
  },
  async 'newest-key-swapped'({ get, provider }) {
    const lists = [
      (await get('/sync')).body.profile.providerOrganizations,
      (await get(`/providers/${provider}/organizations`)).body.data,
    ];
    for (const rows of lists) expect(rows.at(-1).key).toBe(rows[0].key);
  },
};
