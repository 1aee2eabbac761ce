import { describe, expect, it } from 'vitest';
import { createContext } from '../../../utils/state/context.ts';
import { createFakeBridge, no, yes } from '../fakeBridge.ts';
import { acme, baker } from '../shared/fixtures.ts';

/** The worker's rule: of one document the last entered client counts, and older tokens are stale. */
function createBinding() {
  let bound = '';
  let count = 0;
  const bridge = createFakeBridge({
    'context.enter': async ({ clientId }) => {
      bound = `${clientId} ${++count}`;
      const token = bound;
      await Promise.resolve();
      return yes({ token, client: clientId === acme.id ? acme : baker });
    },
    'client.events': async (_, { context }) => {
      await Promise.resolve();
      return context === bound ? yes({ events: [], continuation: null }) : no('staleContext');
    },
    'client.openVault': (_, { context }) => (context === bound ? yes({}) : no('staleContext')),
  });
  const context = createContext(bridge);
  context.assume(acme);
  const read = () =>
    context.inClient((token) => bridge.call('client.events', { continuation: null }, { context: token }));
  return { bridge, context, read };
}

describe('two requests at once', () => {
  it('enter the client once, so that neither ends the other’s token', async () => {
    const { bridge, read } = createBinding();
    const both = await Promise.all([read(), read()]);
    expect(both.map((result) => result?.ok)).toEqual([true, true]);
    expect(bridge.called().filter((op) => op === 'context.enter')).toHaveLength(1);
  });
});

describe('a person who switched', () => {
  it('is not switched back by an older request that enters late', async () => {
    const { bridge, context, read } = createBinding();
    const late = Promise.withResolvers<ReturnType<typeof yes<{ token: string; client: typeof acme }>>>();
    bridge.answers['context.enter'] = ({ clientId }) =>
      clientId === acme.id ? late.promise : yes({ token: 'of baker', client: baker });
    const reading = read();
    await context.enter(baker);
    late.resolve(yes({ token: 'of acme', client: acme }));
    expect(await reading).toEqual(no('staleContext'));
    expect(context.client.value).toEqual(baker);
    expect(bridge.called()).not.toContain('client.events');
  });

  it('keeps the new token when an older request comes back stale, and enters nothing again', async () => {
    const { bridge, context, read } = createBinding();
    await context.enter(acme);
    const late = Promise.withResolvers<ReturnType<typeof no>>();
    bridge.answers['client.events'] = () => late.promise;
    const reading = read();
    await context.enter(baker);
    late.resolve(no('staleContext'));
    expect(await reading).toEqual(no('staleContext'));
    expect(context.client.value).toEqual(baker);
    expect(await context.openVault()).toBe(true);
    expect(bridge.called().filter((op) => op === 'context.enter')).toHaveLength(2);
  });

  it('stays where the later of two choices led, whichever is answered first', async () => {
    const { bridge, context } = createBinding();
    const first = Promise.withResolvers<ReturnType<typeof yes<{ token: string; client: typeof acme }>>>();
    bridge.answers['context.enter'] = ({ clientId }) =>
      clientId === acme.id ? first.promise : yes({ token: 'of baker', client: baker });
    const entering = context.enter(acme);
    expect(await context.enter(baker)).toBe(true);
    first.resolve(yes({ token: 'of acme', client: acme }));
    expect(await entering).toBe(false);
    expect(context.client.value).toEqual(baker);
  });
});

it('enters again for a request whose token has ended', async () => {
  const { bridge, context, read } = createBinding();
  await read();
  await bridge.call('context.enter', { clientId: baker.id, asCurrent: false });
  expect(await read()).toEqual(yes({ events: [], continuation: null }));
  expect(context.client.value).toEqual(acme);
});

describe('opening a vault', () => {
  it('may have been recorded when the answer to it was lost', async () => {
    const { bridge, context } = createBinding();
    bridge.answers['client.openVault'] = no('interrupted');
    expect(await context.openVault()).toBe(false);
    expect(context.failure.value).toEqual({ kind: 'traceUnknown' });
  });

  it('was not recorded when only the answer to entering was lost', async () => {
    const { bridge, context } = createBinding();
    bridge.answers['context.enter'] = no('interrupted');
    expect(await context.openVault()).toBe(false);
    expect(context.failure.value).toEqual({ kind: 'interrupted' });
    expect(bridge.called()).not.toContain('client.openVault');
  });
});
