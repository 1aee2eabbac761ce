import { describe, expect, it } from 'vitest';
import { createHttp } from '../../../utils/wire/http.ts';
import type { WireError } from '../../../utils/wire/wireError.ts';
import { localRegion } from '../../service/world.ts';
import { request } from '../background/governor/scene.ts';

async function waitAsked(headers: Record<string, string>): Promise<number | null> {
  const http = createHttp({ fetch: async () => new Response('{}', { status: 429, headers }), deviceType: 2 });
  const answer = http(request(), { region: localRegion('http://localhost') });
  const error = await answer.then(
    () => null,
    (reason: WireError) => reason,
  );
  expect(error?.status).toBe(429);
  return error?.retryAfter ?? null;
}

describe('how long a server asks to wait', () => {
  const date = 'Wed, 25 Nov 2026 14:02:20 GMT';

  it.each([
    ['60', 60],
    ['0', null],
    ['-5', null],
    ['soon', null],
    ['', null],
    ['86400', 3_600],
    ['1e9', null],
    ['Wed, 25 Nov 2026 14:03:20 GMT', 60],
    ['Wed, 25 Nov 2026 14:01:20 GMT', null],
    ['Fri, 25 Dec 2026 14:01:20 GMT', 3_600],
  ])('%j is %j seconds', async (said, seconds) => {
    expect(await waitAsked({ 'retry-after': said, date })).toBe(seconds);
  });

  it('is unknown when it does not say, or does not say what time it has', async () => {
    expect(await waitAsked({ date })).toBeNull();
    expect(await waitAsked({ 'retry-after': 'Wed, 25 Nov 2026 14:03:20 GMT' })).toBeNull();
  });
});
