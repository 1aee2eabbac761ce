import { afterEach, describe, expect, it } from 'vitest';
import type { Platform } from '../../entrypoints/background/platform.ts';
import { createGovernor, type GovernedHttp } from '../../entrypoints/background/services/governor.ts';
import { FailureError } from '../../utils/domain/failures.ts';
import { createHttp, type Http } from '../../utils/wire/http.ts';
import type { WireRequest } from '../../utils/wire/request.ts';
import { WireError } from '../../utils/wire/wireError.ts';
import { type RunningServer, startServer } from '../server/server.ts';
import { localRegion, memoryArea } from '../service/world.ts';
import { createFakeClock } from '../unit/background/governor/fakeClock.ts';
import { request } from '../unit/background/governor/scene.ts';

/** Longest way to the server and back, each, in milliseconds of the clock. */
const LONGEST_WAY = 400;
const client = (number: number) =>
  `/organizations/22222222-2222-4222-8222-${String(number).padStart(12, '0')}`;

let server: RunningServer;
afterEach(() => server.close());

/** A server that goes by a clock of ours, and a network whose ways take some of its time. */
async function createCloud() {
  let under = 0;
  const clock = createFakeClock(() => under > 0);
  server = await startServer({ limits: 'total', events: 0, clients: 3 }, clock.now);
  const region = localRegion(server.url);
  const http = createHttp({ fetch, deviceType: 2 });

  const overNetwork: Http = async (asked, options) => {
    await clock.wait(Math.round(Math.random() * LONGEST_WAY));
    under++;
    try {
      return await http(asked, options);
    } finally {
      under--;
      await clock.wait(Math.round(Math.random() * LONGEST_WAY));
    }
  };

  const technician = (sharing: number): GovernedHttp =>
    createGovernor({
      platform: {
        session: memoryArea(),
        now: clock.now,
        wait: clock.wait,
        disk: { technicians: async () => sharing },
      } as unknown as Platform,
      http: overNetwork,
      changed: async () => undefined,
    }).http;

  /** As fast as it goes: whoever is told when asks again then. Answers when Bitwarden did, with whatever. */
  async function insist(http: GovernedHttp, asked: WireRequest<unknown>, background: boolean): Promise<void> {
    for (;;) {
      try {
        return void (await http(asked, { region, background }));
      } catch (error) {
        if (error instanceof WireError) {
          expect(error.kind).toBe('status');
          return;
        }
        if (!(error instanceof FailureError) || error.failure.kind !== 'rateLimited') throw error;
        await clock.wait(Number(error.failure.detail) - clock.now());
      }
    }
  }
  return { clock, technician, insist };
}

/** A day's mix, so many of it. */
function mix(count: number): WireRequest<unknown>[] {
  const token = { host: 'identity', body: { form: { grant_type: 'none' } } } as const;
  const kinds: ((number: number) => WireRequest<unknown>)[] = [
    ...Array.from({ length: 10 }, () => (number: number) => request('GET', `${client(number % 50)}/events`)),
    ...Array.from({ length: 3 }, () => (number: number) => request('POST', `${client(number % 9)}/groups`)),
    ...Array.from({ length: 3 }, () => (number: number) => request('PUT', `${client(number % 9)}/users/1`)),
    ...Array.from(
      { length: 2 },
      () => (number: number) => request('DELETE', `${client(number % 9)}/users/1`),
    ),
    (number) => request('POST', `${client(number % 3)}/users/invite`),
    (number) => request('POST', `${client(number % 3)}/users/1/reinvite`),
    () => request('POST', '/connect/token', token),
    () =>
      request('POST', '/accounts/prelogin', { host: 'identity', body: { json: { email: 'kim@a.example' } } }),
    (number) => (number % 4 ? request() : request('POST', '/two-factor/send-email-login')),
  ];
  return Array.from({ length: count }, (_, number) => {
    const kind = kinds[number % kinds.length] ?? (() => request());
    return kind(number);
  });
}

describe('requests at full speed', () => {
  it('of one client are a thousand, and none of them too many', async () => {
    const { clock, technician, insist } = await createCloud();
    const http = technician(1);
    const all = mix(1_000).map((asked, number) => insist(http, asked, number % 3 === 0));
    await clock.run();
    await Promise.all(all);
    expect(server.requests()).toHaveLength(1_000);
    expect(server.refusals()).toBe(0);
  });

  it('of three clients behind one address, at a third each, are none too many', async () => {
    const { clock, technician, insist } = await createCloud();
    const all = [1, 2, 3].flatMap(() => {
      const http = technician(3);
      return mix(250).map((asked, number) => insist(http, asked, number % 3 === 0));
    });
    await clock.run();
    await Promise.all(all);
    expect(server.requests()).toHaveLength(750);
    expect(server.refusals()).toBe(0);
  });

  it('of three clients who do not know of each other are refused, and finish all the same', async () => {
    const { clock, technician, insist } = await createCloud();
    const all = [1, 2, 3].flatMap(() => {
      const http = technician(1);
      return mix(250).map((asked) => insist(http, asked, false));
    });
    await clock.run();
    await Promise.all(all);
    const refused = server.requests().filter(({ status }) => status === 429);
    expect(refused.length).toBe(server.refusals());
    expect(refused.length).toBeGreaterThan(0);
    expect(server.requests().length - refused.length).toBe(750);
  });
});
