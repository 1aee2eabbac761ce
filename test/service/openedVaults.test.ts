import { expect, it } from 'vitest';
import { openedAsText } from '../../utils/domain/openedVaults.ts';
import { DEMO_PASSWORD } from '../server/server.ts';
import { KIM, useScene } from './races/gate.ts';

const scene = useScene({ events: 400 });

async function idOf(email: string) {
  const person = (await scene.world.get('people.list', {})).find((one) => one.email === email);
  if (!person) throw new Error(`${email} is not in the team.`);
  return person;
}

/** As the server's own log has it. */
function openedBy(accountId: string | null): number {
  const provider = scene.server.state.providers()[0]?.id ?? '';
  const log = scene.server.state.audit.ofProvider(provider);
  let count = 0;
  let token: string | null = null;
  do {
    const page: ReturnType<typeof log.page> = log.page(0, Number.MAX_SAFE_INTEGER, token);
    count += page.rows.filter((row) => row.type === 1903 && row.actingUserId === accountId).length;
    token = page.continuationToken;
  } while (token !== null);
  return count;
}

it('counts each vault somebody opened, by client, and leaves no trace', async () => {
  await scene.world.signIn(KIM, DEMO_PASSWORD);
  await scene.world.get('clients.list', {});
  const before = scene.server.eventCounts();
  const { id, userId } = await idOf('ada@northwind.example');
  const { vaults, isComplete } = await scene.world.get('people.opened', { id });
  expect(isComplete).toBe(true);
  expect(vaults.length).toBeGreaterThan(0);
  expect(vaults.every(({ client }) => client !== null)).toBe(true);
  expect(vaults.reduce((sum, { times }) => sum + times, 0)).toBe(openedBy(userId));
  expect(scene.server.eventCounts()).toEqual(before);
});

it('asks for nothing of somebody without an account', async () => {
  await scene.world.signIn(KIM, DEMO_PASSWORD);
  const { id } = await idOf('sam@northwind.example');
  const before = scene.network.sent.length;
  expect(await scene.world.get('people.opened', { id })).toMatchObject({ vaults: [], isComplete: true });
  expect(scene.network.sent.length).toBe(before);
});

it('stops at a log that leads back to where it was, and says how far it was read', async () => {
  await scene.world.signIn(KIM, DEMO_PASSWORD);
  const { id } = await idOf('ada@northwind.example');
  scene.server.faults.set(['endless-continuation']);
  const dates: string[] = [];
  scene.network.onRequest(async (url, init) => {
    if (!url.includes('/events')) return undefined;
    const answer = await fetch(url, init);
    const { data } = (await answer.clone().json()) as { data: { date: string }[] };
    dates.push(...data.map(({ date }) => date));
    return answer;
  });
  const { isComplete, from } = await scene.world.get('people.opened', { id });
  expect([isComplete, scene.network.asked('/events')]).toEqual([false, 2]);
  expect(from).toBe(Date.parse(dates.at(-1) ?? ''));
  scene.server.faults.set([]);
});

it('is exported without a formula in it', () => {
  const vault = { linkId: 'link' as never, client: ' =1+1', times: 2, last: 0 };
  const text = openedAsText('＝Ada', { vaults: [vault], from: 0, isComplete: true });
  expect(text).toBe("'＝Ada\t' =1+1\t2\t1970-01-01T00:00:00.000Z");
  const odd = { ...vault, client: 'A\t＋1\nB' };
  const one = openedAsText('＋Ada', { vaults: [odd], from: 0, isComplete: true });
  expect(one).toBe("'＋Ada\tA ＋1 B\t2\t1970-01-01T00:00:00.000Z");
});
