import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createScene, INVITE, request, times, token, tooMany } from './scene.ts';

// the least a pause can last
beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0));

/** Answers the first so many requests with 429. */
function refuseFirst(count: number, retryAfter: number | null) {
  const scene = createScene();
  let left = count;
  scene.onRequest(() => (left-- > 0 ? { error: tooMany(retryAfter) } : {}));
  return scene;
}

describe('“too many requests”', () => {
  it('makes a read wait as long as Bitwarden says and go on by itself', async () => {
    const scene = refuseFirst(1, 4);
    const asked = scene.ask();
    await scene.clock.run(1_000);
    expect(await scene.governor.pauses()).toEqual([
      { region: 'local', kind: 'read', until: scene.clock.now() + 3_000 },
    ]);
    expect(scene.topics).toEqual(['requests']);
    await scene.clock.run();
    expect(await asked).toBe('sent at 4000');
    expect(await scene.governor.pauses()).toEqual([]);
  });

  it('says when, where the pause is too long to wait for', async () => {
    const scene = refuseFirst(1, 60);
    const asked = scene.ask();
    await scene.clock.run(0);
    expect(await asked).toBe('rateLimited until 60000 at 0');
    expect(scene.sent).toHaveLength(1);
  });

  it.each([
    ['a write', request('PUT')],
    ['a sign-in', token],
    ['what leaves a trace', request('GET', '/organizations/1/collections/details', { leavesTrace: true })],
  ])('is told to whoever asked for %s, which is not sent again', async (_, asked) => {
    const scene = refuseFirst(1, 2);
    const end = scene.ask(asked);
    await scene.clock.run();
    expect(await end).toBe('rateLimited until 2000 at 0');
    expect(scene.sent).toHaveLength(1);
  });

  it('stops the whole lane, also for a new worker, and no other', async () => {
    const scene = refuseFirst(1, 60);
    await Promise.all([scene.ask(request('POST', INVITE)), scene.clock.run(0)]);
    scene.killWorker();
    const same = scene.ask(request('POST', '/organizations/1/users/invite'));
    const others = [scene.ask(request('POST')), scene.ask(), scene.ask(token)];
    await scene.clock.run(0);
    expect(await same).toBe('rateLimited until 60000 at 0');
    expect(await Promise.all(others)).toEqual(times(3, () => 'sent at 0'));
  });

  it('of a wide lane stops the narrow ones within it', async () => {
    const scene = refuseFirst(1, 60);
    await Promise.all([scene.ask(request('POST')), scene.clock.run(0)]);
    const narrow = scene.ask(request('POST', INVITE));
    await scene.clock.run(0);
    expect(await narrow).toBe('rateLimited until 60000 at 0');
  });

  it('is one strike when many hear it at once, and waits longer when it is said again', async () => {
    const scene = refuseFirst(6, null);
    const asked = times(5, () => scene.ask());
    await scene.clock.run(14_000);
    // five refused at once: 5 s; then one of the five again: 10 s, which is too long to sit behind a message
    expect(scene.sent.map(({ at }) => at)).toEqual([...times(5, () => 0), ...times(5, () => 5_000)]);
    expect((await Promise.all(asked)).sort()).toEqual([
      'rateLimited until 15000 at 5000',
      ...times(4, () => 'sent at 5000'),
    ]);
  });

  it('is forgiven once Bitwarden answers again', async () => {
    const scene = refuseFirst(1, null);
    const first = scene.ask();
    await scene.clock.run(60_000);
    expect(await first).toBe('sent at 5000');
    scene.onRequest(({ at }) => (at < 61_000 ? { error: tooMany() } : {}));
    const second = scene.ask();
    await scene.clock.run(60_000);
    expect(await second).toBe('sent at 65000');
  });

  it('makes no two waits the same', async () => {
    vi.mocked(Math.random).mockReturnValueOnce(0.25).mockReturnValueOnce(0.75);
    const ends = times(2, () => {
      const scene = refuseFirst(1, 60);
      return Promise.all([scene.ask(), scene.clock.run(0)]).then(([end]) => end);
    });
    expect(await Promise.all(ends)).toEqual(['rateLimited until 61250 at 0', 'rateLimited until 63750 at 0']);
  });
});
