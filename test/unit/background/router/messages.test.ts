import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTRACT } from '../../../../utils/bridge/contract.ts';
import { FAILURE_KINDS } from '../../../../utils/domain/failures.ts';
import { CLIENT_ID, envelope, options, popup, refused, setUp } from './setUp.ts';

describe('the router', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'people.lis', 'PEOPLE.LIST', ''])(
    'refuses the operation name %j',
    async (op) => {
      const { route, reached } = setUp();
      expect(await route(envelope(op), options)).toEqual(refused('badRequest'));
      expect(reached).not.toHaveBeenCalled();
    },
  );

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['text', 'session.state'],
    ['an array', [1]],
    ['another version', { ...envelope('session.state'), v: 2 }],
    ['an extra member', { ...envelope('session.state'), admin: true }],
    [
      'an operation that is an object',
      { ...envelope('session.state'), op: { toString: () => 'session.state' } },
    ],
    ['a document without a key', { ...envelope('session.state'), document: '' }],
  ])('refuses %s as an envelope', async (_, message) => {
    const { route, reached } = setUp();
    expect(await route(message, popup)).toEqual(refused('badRequest'));
    expect(reached).not.toHaveBeenCalled();
  });

  it('refuses an envelope of more than a megabyte', async () => {
    const { route } = setUp();
    const message = envelope('session.unlock', { password: 'x'.repeat(1_000_001) });
    expect(await route(message, popup)).toEqual(refused('badRequest'));
  });

  it('refuses what JSON has no words for', async () => {
    const { route, reached } = setUp();
    const circle: Record<string, unknown> = {};
    circle.again = circle;
    let deep: unknown = 'x';
    for (let level = 0; level < 50_000; level++) deep = { deep };
    for (const input of [circle, deep, 1n])
      expect(await route(envelope('session.unlock', input), popup)).toEqual(refused('badRequest'));
    expect(reached).not.toHaveBeenCalled();
  });

  it('does what is sent twice under one id once, and reads it as often as it is asked', async () => {
    const { route, reached } = setUp();
    expect(await route(envelope('session.lock'), popup)).toEqual(refused('internal'));
    expect(await route(envelope('session.lock'), popup)).toEqual(refused('badRequest'));
    expect(await route(envelope('client.open', {}, { context: 'token-1' }), popup)).toEqual(
      refused('badRequest'),
    );
    expect(reached).toHaveBeenCalledOnce();
    reached.mockResolvedValue([]);
    for (let time = 0; time < 2; time++)
      expect(await route(envelope('people.list'), options)).toEqual({ ok: true, value: [] });
  });

  it.each(Object.keys(CONTRACT))(
    'takes nothing of a prototype, of an array or of a megabyte for %s',
    async (op) => {
      const { route, reached } = setUp();
      const long = 'x'.repeat(900_000);
      const inputs: unknown[] = [
        JSON.parse('{"__proto__":{"password":"a","clientId":"b"}}'),
        JSON.parse('{"constructor":{"prototype":{}}}'),
        [],
        'text',
        { password: long, region: long, email: long, continuation: long, clientId: long, providerId: long },
      ];
      for (const [at, input] of inputs.entries()) {
        const answer = await route(envelope(op, input, { id: `${at}`, context: 'token-1' }), options);
        expect(answer, JSON.stringify(input).slice(0, 60)).toMatchObject({ ok: false });
      }
      expect(reached).not.toHaveBeenCalled();
    },
  );

  it('refuses input that does not fit', async () => {
    const { route, reached } = setUp();
    for (const input of [
      {},
      { clientId: 'x' },
      { clientId: CLIENT_ID, asCurrent: true, more: 1 },
      null,
      'text',
      { clientId: [CLIENT_ID], asCurrent: true },
    ]) {
      expect(await route(envelope('context.enter', input), popup)).toEqual(refused('badInput'));
    }
    expect(reached).not.toHaveBeenCalled();
  });

  it('keeps back an answer that does not fit the contract', async () => {
    const { route } = setUp({ output: [{ secret: 'left over' }] });
    expect(await route(envelope('people.list'), options)).toEqual(refused('internal'));
  });

  it('says nothing of an error it did not foresee', async () => {
    const { route, reached } = setUp();
    reached.mockRejectedValueOnce(new Error('password hunter2'));
    expect(await route(envelope('people.list'), options)).toEqual(refused('internal'));
  });

  it('answers anything at all with a failure of the closed set', async () => {
    const { route } = setUp();
    await fc.assert(
      fc.asyncProperty(fc.anything(), fc.anything(), async (message, input) => {
        for (const sent of [message, envelope('context.enter', input)]) {
          const answer = await route(sent, popup);
          expect(answer.ok ? null : FAILURE_KINDS).toContain(answer.ok ? null : answer.failure.kind);
          expect(answer.ok).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
  });
});
