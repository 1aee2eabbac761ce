import { describe, expect, it } from 'vitest';
import { useDeaths } from '../deaths/scene.ts';
import { addresses, createTeam, endings, invitations } from './team.ts';

const scene = useDeaths();
const team = createTeam(scene);
const FORTY = addresses(40);
const invite = (emails: readonly string[] = FORTY) =>
  scene.world.ask('people.invite', { invitations: invitations(emails) });
const isInvite = (url: string) => url.endsWith('/invite');
const written = () => scene.server.eventCounts()['1800'] ?? 0;

describe('forty invitations', () => {
  it('leave in two requests of twenty, and each is said to be done when the list names it', async () => {
    await team.signIn();
    await invite();
    const job = await team.until();
    expect(job).toMatchObject({ kind: 'invite', progress: { done: 40, total: 40 }, stoppedBy: null });
    expect(new Set(job.items.map(({ state }) => state))).toEqual(new Set(['done']));
    expect(team.invited().sort()).toEqual([...FORTY].sort());
    expect(scene.network.asked('/users/invite')).toBe(2);
    expect([written(), scene.world.jobsAlarm]).toEqual([40, false]);
  });

  it('say of those who are there already that they are, and send them nothing', async () => {
    await team.signIn();
    await invite(['LEO@northwind.example', 'new1@northwind.example']);
    expect(endings(await team.until())).toEqual({
      'leo@northwind.example': 'done: already',
      'new1@northwind.example': 'done',
    });
    expect(written()).toBe(1);
  });

  it('note when they were sent from here, for every page from then on', async () => {
    await team.signIn();
    await invite(['new1@northwind.example']);
    await team.until();
    const invitedAt = (await team.list()).map(({ email, invitedAt: at }) => [email, at !== null] as const);
    expect(Object.fromEntries(invitedAt)).toMatchObject({
      'new1@northwind.example': true,
      'sam@northwind.example': false,
    });
  });

  it('that others sent are told by the log where it was read, and are none from here', async () => {
    await team.signIn();
    const before = await team.list();
    expect(before.every(({ loggedInviteAt }) => loggedInviteAt === undefined)).toBe(true);
    const sam = before.find(({ email }) => email === 'sam@northwind.example');
    scene.network.onRequest((url) =>
      /providers.*\/events$/.test(new URL(url).pathname)
        ? Response.json({
            data: [{ type: 1800, date: '2026-11-20T10:00:00Z', providerUserId: sam?.id }],
            continuationToken: null,
          })
        : undefined,
    );
    await scene.world.get('events.list', { continuation: null });
    const after = (await team.list()).find(({ id }) => id === sam?.id);
    expect(after).toMatchObject({ invitedAt: null, loggedInviteAt: Date.UTC(2026, 10, 20, 10) });
  });

  it('are not begun when one is no address', async () => {
    await team.signIn();
    expect(await scene.world.failure('people.invite', { invitations: invitations(['kim@']) })).toBe(
      'badInput',
    );
    expect(await team.job()).toBeUndefined();
  });
});

describe('an invitation whose answer is lost', () => {
  it('is looked up, and not sent again when it had arrived', async () => {
    await team.signIn();
    let isLost = false;
    scene.network.onRequest(async (url, init) => {
      if (!isInvite(url) || isLost) return undefined;
      isLost = true;
      await fetch(url, init);
      throw new TypeError('connection lost');
    });
    await invite(FORTY.slice(0, 3));
    expect(endings(await team.until())).toEqual(
      Object.fromEntries(FORTY.slice(0, 3).map((e) => [e, 'done'])),
    );
    expect(scene.network.asked('/users/invite')).toBe(1);
  });

  it('is sent once more when it had not, and is unknown when that is lost too', async () => {
    await team.signIn();
    scene.network.onRequest((url) => {
      if (isInvite(url)) throw new TypeError('connection lost');
      return undefined;
    });
    await invite(FORTY.slice(0, 1));
    expect(endings(await team.until())).toEqual({ 'new1@northwind.example': 'unknown: lost' });
    expect(scene.network.asked('/users/invite')).toBe(2);
  });

  it('pauses the job when the list cannot be read either, and goes on when a person says so', async () => {
    await team.signIn();
    let isDown = false;
    scene.network.onRequest((url) => {
      isDown ||= isInvite(url);
      if (isDown) throw new TypeError('connection lost');
      return undefined;
    });
    await invite(FORTY.slice(0, 2));
    const job = await team.until('paused');
    expect(job.stoppedBy?.kind).toBe('unreachable');
    expect(endings(job)).toEqual({
      'new1@northwind.example': 'sending',
      'new2@northwind.example': 'sending',
    });
    scene.network.reset();
    await scene.world.get('jobs.resume', { jobId: job.id });
    expect(endings(await team.until())).toEqual({
      'new1@northwind.example': 'done',
      'new2@northwind.example': 'done',
    });
    expect(scene.network.sent[0]?.path).toMatch(/\/users$/);
  });
});

describe('a request that is refused as a whole', () => {
  it('is made again one by one, so that one address costs no other', async () => {
    await team.signIn();
    scene.network.onRequest((url, { body }) => {
      if (!isInvite(url) || !String(body).includes('new2@')) return undefined;
      return new Response(JSON.stringify({ validationErrors: { Emails: ['Email #2 is not valid.'] } }), {
        status: 400,
        headers: { 'content-type': 'application/json' },
      });
    });
    await invite(FORTY.slice(0, 3));
    expect(endings(await team.until())).toEqual({
      'new1@northwind.example': 'done',
      'new2@northwind.example': 'refused: badAddress',
      'new3@northwind.example': 'done',
    });
  });

  it('waits as long as Bitwarden says when that is too often', async () => {
    await team.signIn();
    let refusals = 1;
    scene.network.onRequest((url) =>
      isInvite(url) && refusals-- > 0
        ? new Response('{}', { status: 429, headers: { 'retry-after': '8' } })
        : undefined,
    );
    const before = scene.world.now();
    await invite(FORTY.slice(0, 1));
    expect(endings(await team.until())).toEqual({ 'new1@northwind.example': 'done' });
    expect(scene.world.now() - before).toBeGreaterThanOrEqual(8_000);
  });

  it('pauses when the right is gone', async () => {
    await team.signIn();
    scene.network.onRequest((url) => (isInvite(url) ? new Response(null, { status: 403 }) : undefined));
    await invite(FORTY.slice(0, 1));
    const job = await team.until('paused');
    expect([job.stoppedBy?.kind, endings(job)]).toEqual([
      'notAllowed',
      { 'new1@northwind.example': 'waiting' },
    ]);
  });
});
