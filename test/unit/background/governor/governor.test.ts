import { describe, expect, it, vi } from 'vitest';
import { createScene, INVITE, request, times, token, tooMany } from './scene.ts';

describe('the governor', () => {
  it('lets everything out at once that is within the limits', async () => {
    const scene = createScene();
    const asked = times(150, () => scene.ask());
    await scene.clock.run(1_000);
    expect(new Set(await Promise.all(asked))).toEqual(new Set(['sent at 0']));
  });

  it('tells whoever would wait too long when to ask again, and holds up nobody else', async () => {
    const scene = createScene();
    const reads = times(191, () => scene.ask());
    const write = scene.ask(request('POST'));
    await scene.clock.run(0);
    expect(await reads.at(-1)).toBe('rateLimited until 66000 at 0');
    expect(await write).toBe('sent at 0');
  });

  it('lets four of the same verb out per second, and waits for each answer before it counts the second', async () => {
    const scene = createScene();
    scene.onRequest(() => ({ takes: 300 }));
    const asked = times(9, () => scene.ask(request('PUT')));
    await scene.clock.run(10_000);
    await Promise.all(asked);
    expect(scene.sent.map(({ at }) => at)).toEqual([0, 0, 0, 0, 1_400, 1_400, 1_400, 1_400, 2_800]);
  });

  it.each([
    ['sign-ins', token, 9],
    ['invitations', request('POST', INVITE), 4],
    ['mails', request('POST', '/two-factor/send-email-login'), 4],
  ])('counts %s in a lane of their own', async (_, narrow, most) => {
    const scene = createScene();
    const asked = times(most, () => scene.ask(narrow));
    await scene.clock.run(10_000);
    expect((await Promise.all(asked)).every((end) => end.startsWith('sent'))).toBe(true);
    const next = scene.ask(narrow);
    const others = [
      scene.ask(request('POST')),
      scene.ask(request('POST', '/connect/other', { host: 'identity' })),
    ];
    await scene.clock.run(10_000);
    expect(await next).toMatch(/^rateLimited/);
    expect((await Promise.all(others)).every((end) => end.startsWith('sent'))).toBe(true);
  });

  it('divides the limits among the technicians behind the address, from the moment it is told', async () => {
    const scene = createScene({ technicians: 3 });
    const asked = times(70, () => scene.ask());
    await scene.clock.run(0);
    expect((await Promise.all(asked)).filter((end) => end === 'sent at 0')).toHaveLength(62);
    await scene.governor.share(1);
    expect(await scene.governor.technicians()).toBe(1);
    const more = times(70, () => scene.ask());
    await scene.clock.run(0);
    expect((await Promise.all(more)).filter((end) => end === 'sent at 0')).toHaveLength(70);
    scene.killWorker();
    expect(await scene.governor.technicians()).toBe(1);
  });

  it('remembers what was sent when the worker dies, also what was never answered', async () => {
    const scene = createScene();
    scene.onRequest(() => ({ takes: 60_000 }));
    times(190, () => void scene.ask());
    await scene.clock.run(0);
    scene.killWorker();
    const next = scene.ask();
    await scene.clock.run(0);
    expect(await next).toMatch(/^rateLimited until 6[56]\d{3} /);
  });

  it('frees the place of a request that is given up while it waits', async () => {
    const scene = createScene();
    times(4, () => void scene.ask(request('POST')));
    const gone = new AbortController();
    const given = scene.ask(request('POST'), { signal: gone.signal });
    const behind = scene.ask(request('POST', '/behind'));
    await scene.clock.run(100);
    gone.abort();
    expect(await given).toBe('aborted at 100');
    await scene.clock.run(5_000);
    expect(await behind).toBe('sent at 1100');
    expect(scene.sent).toHaveLength(5);
  });

  it('frees the place of a request that is given up while it is put on record', async () => {
    const scene = createScene();
    const { set } = scene.area;
    const gone = new AbortController();
    scene.area.set = async (items) => {
      await set(items);
      gone.abort();
    };
    const given = scene.ask(request('POST'), { signal: gone.signal });
    await scene.clock.run(0);
    expect(await given).toBe('aborted at 0');
    const others = times(4, () => scene.ask(request('POST')));
    await scene.clock.run(0);
    expect(await Promise.all(others)).toEqual(times(4, () => 'sent at 0'));
    expect(scene.sent).toHaveLength(4);
  });

  it('does not even queue what was given up before', async () => {
    const scene = createScene();
    expect(await scene.ask(request(), { signal: AbortSignal.abort() })).toBe('aborted at 0');
    expect(scene.sent).toEqual([]);
  });

  it('looks right before it sends whether it still may, and what may not leaves no mark', async () => {
    const scene = createScene();
    times(4, () => void scene.ask(request('POST')));
    const check = vi.fn(async () => {
      throw new Error('locked');
    });
    const kept = scene.ask(request('POST'), { check });
    await scene.clock.run(1_000);
    expect(check).not.toHaveBeenCalled();
    await scene.clock.run(200);
    expect(await kept).toBe('Error: locked at 1100');
    const others = times(4, () => scene.ask(request('POST')));
    await scene.clock.run(0);
    expect(await Promise.all(others)).toEqual(times(4, () => 'sent at 1200'));
  });

  it('gives a request that waited no more time than is left behind a message', async () => {
    const scene = createScene();
    times(40, () => void scene.ask(request('POST')));
    await scene.clock.run(10_000);
    for (const { at, timeout } of scene.sent) expect(at + (timeout ?? 0)).toBeLessThanOrEqual(20_000);
    expect(scene.sent.length).toBeGreaterThan(30);
  });

  it('sends nothing that cannot be put on record', async () => {
    const scene = createScene();
    scene.area.set = async () => {
      throw new Error('full');
    };
    const asked = [scene.ask(), scene.ask(request('POST'))];
    await scene.clock.run(0);
    expect(await Promise.all(asked)).toEqual(['Error: full at 0', 'Error: full at 0']);
    expect(scene.sent).toEqual([]);
  });

  it('begins anew with what it kept and cannot read', async () => {
    const scene = createScene();
    await scene.area.set({ rates: { tallies: 'many', pauses: 7 } });
    const asked = scene.ask();
    await scene.clock.run(0);
    expect(await asked).toBe('sent at 0');
  });
});

describe('a clock that is set', () => {
  it.each([
    ['back by a day', -86_400_000],
    ['back by a minute', -60_000],
    ['ahead by a day', 86_400_000],
  ])('%s holds nobody up and forgets nothing that counts', async (_, by) => {
    const scene = createScene();
    times(190, () => void scene.ask());
    await scene.clock.run(0);
    scene.clock.set(by);
    const next = scene.ask();
    await scene.clock.run(0);
    // ahead: what was sent looks old, and the worst that follows is a pause
    expect((await next).split(' ')[0]).toBe(by > 0 ? 'sent' : 'rateLimited');
    await scene.clock.run(70_000);
    const later = scene.ask();
    await scene.clock.run(0);
    expect(await later).toMatch(/^sent/);
  });

  it('does not stretch a pause', async () => {
    const scene = createScene();
    scene.onRequest(() => ({ error: tooMany(30) }));
    const asked = scene.ask(request('POST'));
    await scene.clock.run(0);
    await asked;
    scene.clock.set(-3_600_000);
    scene.onRequest(() => ({}));
    const refused = scene.ask(request('POST'));
    await scene.clock.run(0);
    expect(await refused).toMatch(/^rateLimited/);
    await scene.clock.run(36_000);
    const later = scene.ask(request('POST'));
    await scene.clock.run(0);
    expect(await later).toMatch(/^sent/);
  });
});
