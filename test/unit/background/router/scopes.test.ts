import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { Operation } from '../../../../utils/bridge/contract.ts';
import { planConfirmation } from '../../../../utils/bridge/schemas.ts';
import { CLIENT_ID, envelope, options, PROVIDER_ID, popup, refused, setUp } from './setUp.ts';

describe('the router', () => {
  it('refuses what needs the session while it is locked, before looking at the input', async () => {
    const { route, reached } = setUp({ unlocked: false });
    expect(await route(envelope('people.list', { wrong: true }), options)).toEqual(refused('locked'));
    expect(reached).not.toHaveBeenCalled();
  });

  it('refuses a client-scoped operation without, or with another document’s, token', async () => {
    const { route, reached } = setUp();
    for (const context of [null, 'token-2']) {
      expect(await route(envelope('client.open', {}, { context }), popup)).toEqual(refused('staleContext'));
    }
    expect(await route(envelope('client.open', {}, { context: 'token-1' }), options)).toEqual(
      refused('staleContext'),
    );
    expect(reached).not.toHaveBeenCalled();
  });

  it('hands the client of the token to the handler, never one of the input', async () => {
    const { route, reached } = setUp();
    const message = envelope('client.open', {}, { context: 'token-1' });
    expect(await route(message, popup)).toEqual({ ok: true, value: {} });
    expect(reached).toHaveBeenCalledWith(
      {},
      {
        document: 'D1/document-1',
        scope: { clientId: CLIENT_ID },
        provider: { providerId: PROVIDER_ID },
      },
    );
  });

  it('refuses what the role may not, with the reason', async () => {
    const { route, reached } = setUp({ role: 'serviceUser' });
    expect(await route(envelope('people.list'), options)).toEqual({
      ok: false,
      failure: { kind: 'notAllowed', reason: 'providerAdminOnly' },
    });
    expect(reached).not.toHaveBeenCalled();
  });

  it('refuses what a page asks that shows another provider than the one that counts', async () => {
    const { route, reached } = setUp({ output: [] });
    for (const provider of [null, '33333333-3333-4333-8333-333333333333']) {
      expect(await route(envelope('people.list', {}, { provider }), options)).toEqual(
        refused('staleContext'),
      );
    }
    expect(reached).not.toHaveBeenCalled();
  });

  it('hands the provider that the page shows to the handler, as it is in the session that was asked', async () => {
    const { route, reached, acting } = setUp({ output: [] });
    await route(envelope('people.list'), options);
    expect(acting).toHaveBeenCalledWith('era-1');
    expect(reached).toHaveBeenCalledWith(
      {},
      expect.objectContaining({ provider: { providerId: PROVIDER_ID } }),
    );
  });
});

describe('operations in many clients', () => {
  const [well, suspended] = [
    { id: CLIENT_ID, trouble: null },
    { id: '44444444-4444-4444-8444-444444444444', trouble: 'suspended' },
  ];
  const any = { from: ['options'], needs: 'client.open', output: z.unknown() } as const;
  const contract: Record<string, Operation> = {
    job: { ...any, scope: 'job', effect: 'write', input: z.strictObject({ plan: planConfirmation }) },
    fanOut: { ...any, scope: 'fanOut', effect: 'read', input: z.strictObject({}) },
  };
  const plan = (...clientIds: string[]) => ({ plan: { id: 'plan-1', digest: 'd', clientIds } });

  it('act in the clients of the plan that was confirmed, and in no others', async () => {
    const { route, reached, confirmed } = setUp({ contract, clients: [well] });
    expect(await route(envelope('job', plan(CLIENT_ID)), options)).toEqual({ ok: true, value: {} });
    expect(confirmed).toHaveBeenCalledExactlyOnceWith(plan(CLIENT_ID).plan);
    const scope = { job: plan(CLIENT_ID).plan };
    expect(reached).toHaveBeenCalledWith(plan(CLIENT_ID), {
      document: 'D2/document-1',
      scope,
      provider: { providerId: PROVIDER_ID },
    });
  });

  it('confirm no plan with a client in which the right is missing, or that is gone', async () => {
    const { route, reached, confirmed } = setUp({ contract, clients: [well, suspended] });
    expect(await route(envelope('job', plan(CLIENT_ID, suspended.id)), options)).toEqual({
      ok: false,
      failure: { kind: 'notAllowed', reason: 'clientSuspended' },
    });
    expect(await route(envelope('job', plan(PROVIDER_ID)), options)).toEqual(refused('staleContext'));
    expect(await route(envelope('job', {}), options)).toEqual(refused('badInput'));
    expect(confirmed).not.toHaveBeenCalled();
    expect(reached).not.toHaveBeenCalled();
  });

  it('fan out to the clients in which the right is there', async () => {
    const { route, reached } = setUp({ contract, clients: [well, suspended] });
    expect(await route(envelope('fanOut'), options)).toEqual({ ok: true, value: {} });
    expect(reached).toHaveBeenCalledWith(
      {},
      {
        document: 'D2/document-1',
        scope: [{ clientId: CLIENT_ID }],
        provider: { providerId: PROVIDER_ID },
      },
    );
  });
});
