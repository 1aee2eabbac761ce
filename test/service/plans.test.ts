import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Job } from '../../entrypoints/background/services/plans.ts';
import { createServices, type Services } from '../../entrypoints/background/services.ts';
import type { Client } from '../../utils/domain/clients.ts';
import { FailureError } from '../../utils/domain/failures.ts';
import { getCollections } from '../../utils/wire/collections.ts';
import type { JobScope } from '../../utils/wire/scope.ts';
import { DEMO_PASSWORD, type RunningServer, startServer } from '../server/server.ts';
import { createWorld, type World } from './world.ts';

let server: RunningServer;
let world: World;
/** What stands behind the worker; built anew it is what a killed worker leaves. */
let services: Services;
let clover: Client;
let acme: Client;
beforeAll(async () => {
  server = await startServer({ port: 0 });
});
afterAll(() => server.close());
beforeEach(async () => {
  server.reset();
  world = createWorld(server.url);
  // works for both providers
  await world.signIn('mia@northwind.example', DEMO_PASSWORD);
  const { providers } = await world.get('providers.list', {});
  await choose(providers.find(({ name }) => name === 'Northwind MSP')?.id);
  const { clients } = await world.get('clients.list', {});
  const named = (name: string) => clients.find((client) => client.name === name) as Client;
  clover = named('Clover Dental');
  acme = named('Acme Legal');
  services = createServices(world.platform);
});

const choose = (providerId: unknown) => world.get('providers.choose', { providerId: providerId as never });
const offer = (waits = false) => services.plans.offer('rename', [clover.id, acme.id], waits);
const confirmed = async (waits = false) => services.plans.confirm(await offer(waits));
const scopeIn = (job: Job, client: Client) =>
  job.scopes.find(({ clientId }) => clientId === client.id) as JobScope;
/** The kind of the failure, or that it was answered. */
const asked = (scope: JobScope) =>
  services.api.send(getCollections(scope)).then(
    () => 'answered',
    (error: unknown) => (error instanceof FailureError ? error.failure.kind : String(error)),
  );

describe('a plan', () => {
  it('acts in the clients it names', async () => {
    const job = await confirmed();
    expect(job.scopes.map(({ clientId }) => clientId)).toEqual([clover.id, acme.id]);
    for (const scope of job.scopes) expect(await asked(scope)).toBe('answered');
  });

  it('does nothing before it is confirmed', async () => {
    const { id } = await offer();
    expect(await services.plans.job(id)).toBeNull();
  });

  it('names clients of the provider worked for only', async () => {
    const foreign = '99999999-9999-4999-8999-999999999999' as Client['id'];
    await expect(services.plans.offer('rename', [clover.id, foreign])).rejects.toThrow('notFound');
  });

  it('is confirmed by exactly the clients it names, in any order', async () => {
    const made = await offer();
    for (const clientIds of [[], [clover.id], [clover.id, acme.id, made.clientIds[0] as Client['id']]])
      await expect(services.plans.confirm({ ...made, clientIds })).rejects.toThrow('staleContext');
    const turned = made.clientIds.toReversed();
    expect((await services.plans.confirm({ ...made, clientIds: turned })).scopes).toHaveLength(2);
  });

  it('is confirmed by its own digest, and once', async () => {
    const made = await offer();
    const elsewhere = await services.plans.offer('remove', [clover.id, acme.id]);
    await expect(services.plans.confirm({ ...made, digest: elsewhere.digest })).rejects.toThrow(
      'staleContext',
    );
    const both = await Promise.allSettled([services.plans.confirm(made), services.plans.confirm(made)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(services.plans.confirm(made)).rejects.toThrow('staleContext');
  });

  it('is not confirmed any more once it was ended', async () => {
    const made = await offer();
    await services.plans.end(made.id);
    await expect(services.plans.confirm(made)).rejects.toThrow('staleContext');
  });

  it('is not confirmed under another provider', async () => {
    const made = await offer();
    const { providers } = await world.get('providers.list', {});
    await choose(providers.find(({ name }) => name !== 'Northwind MSP')?.id);
    await expect(services.plans.confirm(made)).rejects.toThrow('staleContext');
  });
});

describe('a job', () => {
  it('survives what pages show: another client, another provider', async () => {
    const job = await confirmed();
    await world.get('context.enter', { clientId: acme.id, asCurrent: true });
    const { providers } = await world.get('providers.list', {});
    await choose(providers.find(({ name }) => name !== 'Northwind MSP')?.id);
    expect(await asked(scopeIn(job, clover))).toBe('answered');
  });

  it('survives the worker', async () => {
    const { planId } = await confirmed();
    services = createServices(world.platform);
    const again = (await services.plans.job(planId)) as Job;
    expect(await asked(scopeIn(again, clover))).toBe('answered');
  });

  it('cannot act in a client its plan does not name', async () => {
    const job = await services.plans.confirm(await services.plans.offer('rename', [clover.id]));
    const { clientId, linkId } = scopeIn(await confirmed(), acme);
    expect(await asked({ ...scopeIn(job, clover), clientId, linkId })).toBe('staleContext');
    expect(await asked({ ...scopeIn(job, clover), planId: 'another' })).toBe('staleContext');
  });

  it('ends with its plan', async () => {
    const job = await confirmed();
    await services.plans.end(job.planId);
    expect(await asked(scopeIn(job, clover))).toBe('staleContext');
    expect(await services.plans.job(job.planId)).toBeNull();
  });

  it('ends also while it is being confirmed', async () => {
    const made = await offer();
    const confirming = services.plans.confirm(made);
    await services.plans.end(made.id);
    const job = await confirming;
    expect(await asked(scopeIn(job, clover))).toBe('staleContext');
    expect(await services.plans.job(made.id)).toBeNull();
  });

  it('ends with the lock', async () => {
    const job = await confirmed();
    await world.get('session.lock', {});
    expect(await asked(scopeIn(job, clover))).toBe('locked');
    await world.get('session.unlock', { password: DEMO_PASSWORD });
    expect(await asked(scopeIn(job, clover))).toBe('staleContext');
    expect(Object.keys(world.stored())).not.toContain('plans');
  });

  it('that waits goes on after the unlock, and never before', async () => {
    const job = await confirmed(true);
    await world.get('session.lock', {});
    expect(await asked(scopeIn(job, clover))).toBe('locked');
    await world.get('session.unlock', { password: DEMO_PASSWORD });
    expect(await asked(scopeIn(job, clover))).toBe('answered');
  });

  it('that waits leaves nothing behind a sign-out, and never acts as another account', async () => {
    const job = await confirmed(true);
    await world.get('session.signOut', {});
    expect(Object.keys(world.stored())).toEqual(['changed']);
    await world.signIn('kim@northwind.example', DEMO_PASSWORD);
    await world.get('clients.list', {});
    expect(await asked(scopeIn(job, clover))).toBe('staleContext');
  });
});
