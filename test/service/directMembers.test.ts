import { describe, expect, it } from 'vitest';
import { MOST_ASKED } from '../../utils/domain/directMembers.ts';
import { DEMO_PASSWORD } from '../server/server.ts';
import { KIM, useScene } from './races/gate.ts';

const scene = useScene({ events: 5 });
const ADA = 'ada@northwind.example';
const THEIRS = ['Clover Dental', 'Meridian Opticians', 'Eastgate Clinics', 'Acme Legal'];
const NOBODYS = '99999999-0000-4000-8000-000000000000';

async function asking(email = ADA) {
  await scene.world.signIn(KIM, DEMO_PASSWORD);
  const { clients } = await scene.world.get('clients.list', {});
  const person = (await scene.world.get('people.list', {})).find((one) => one.email === email);
  if (!person) throw new Error(`${email} is not in the team.`);
  const idOf = (name: string) => clients.find((client) => client.name === name)?.id ?? '';
  const nameOf = (id: string) => clients.find((client) => client.id === id)?.name;
  const look = (clientIds: string[]) =>
    scene.world.get('people.memberships', { ids: [person.id], clientIds: clientIds as never[] });
  return { clients, idOf, nameOf, look };
}

const asked = () => scene.network.asked('/users/mini-details');

describe('where somebody is a direct member', () => {
  it('is found by account in every client that answers, with role and status, and leaves no trace', async () => {
    const { idOf, nameOf, look } = await asking();
    const before = scene.server.eventCounts();
    const { found, notRead } = await look(THEIRS.map(idOf));
    expect(found.map(({ clientId, role, status }) => [nameOf(clientId), role, status])).toEqual([
      ['Clover Dental', 'user', 'confirmed'],
      ['Meridian Opticians', 'user', 'confirmed'],
      ['Eastgate Clinics', 'admin', 'accepted'],
    ]);
    expect([notRead, asked(), THEIRS.length]).toEqual([[], 4, MOST_ASKED]);
    expect(scene.server.eventCounts()).toEqual(before);
  });

  it('names each client that does not answer, and reads the others', async () => {
    const { idOf, look } = await asking();
    const broken = idOf('Meridian Opticians');
    scene.network.onRequest((url) =>
      url.includes(`/organizations/${broken}/users`) ? new Response('{}', { status: 403 }) : undefined,
    );
    const { notRead, found } = await look(THEIRS.map(idOf));
    expect([notRead, found.length]).toEqual([[broken], 2]);
  });

  it('is asked in no client of somebody else, and in none where nobody may look', async () => {
    const { clients, idOf, look } = await asking();
    const suspended = clients.find(({ trouble }) => trouble === 'suspended')?.id ?? '';
    const { notRead } = await look([suspended, NOBODYS, idOf('Clover Dental')]);
    expect([notRead, asked()]).toEqual([[suspended, NOBODYS], 1]);
  });

  it('finds by address whoever has no account yet', async () => {
    const { idOf, look } = await asking('sam@northwind.example');
    scene.network.onRequest((url) => {
      if (!url.endsWith('/mini-details')) return undefined;
      const row = {
        id: NOBODYS,
        userId: null,
        type: 2,
        status: 0,
        name: null,
        email: 'Sam@northwind.example',
      };
      return Response.json({ data: [row], continuationToken: null });
    });
    expect((await look([idOf('Acme Legal')])).found).toMatchObject([{ role: 'user', status: 'invited' }]);
  });

  it('is refused to a Service User, who manages no people', async () => {
    await scene.world.signIn(ADA, DEMO_PASSWORD);
    const input = { ids: [NOBODYS as never], clientIds: [NOBODYS as never] };
    expect(await scene.world.failure('people.memberships', input)).toBe('notAllowed');
    expect(asked()).toBe(0);
  });
});
