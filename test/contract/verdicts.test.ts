import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTRACT } from '../../utils/bridge/contract.ts';
import type { Client } from '../../utils/domain/clients.ts';
import {
  type Actor,
  type ClientFacts,
  type DenialReason,
  decide,
  type Verdict,
} from '../../utils/domain/permissions.ts';
import type { Provider } from '../../utils/domain/providers.ts';
import { DEMO_PASSWORD, type RunningServer, startServer } from '../server/server.ts';
import { createWorld, type World } from '../service/world.ts';
import { ask } from './server/asking.ts';
import { isFanOut, isInClient, JUDGED, type Judged } from './verdicts/judged.ts';
import { newClient, ownOrganization } from './verdicts/newClient.ts';
import { newPerson } from './verdicts/newPerson.ts';
import { type AsksServer, asksServer, type Ids, refusalOf } from './verdicts/row.ts';
import { ROWS } from './verdicts/rows.ts';
import { type Person, WITHOUT_PROVIDER, WORLDS } from './verdicts/scenarios.ts';

/** Reasons of ours that were met, so that none stands in a row for nothing. */
const met = new Set<string>();

function expectedStatus(name: Judged, row: AsksServer<Judged>, verdict: Verdict): number {
  if (verdict.allowed) return 200;
  if (!row.ours.includes(verdict.reason)) return refusalOf(row, verdict.reason);
  met.add(`${name}: ${verdict.reason}`);
  return 200;
}

/** What the server says to this person without the product in between. */
async function askDirectly(
  server: RunningServer,
  token: string,
  { method, path, directly = path, body }: AsksServer<Judged>,
  ids: Ids,
): Promise<number> {
  const answer = await ask(`${server.url}/api${directly(ids)}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body(ids)) }),
  });
  return answer.status;
}

const idsIn = (server: RunningServer, email: string, provider: string, client: string): Ids => ({
  provider,
  providerName: server.state.provider(provider)?.name ?? 'None',
  client,
  invoice: server.state.invoices(provider)[0]?.id ?? 'in_none',
  invited: newPerson(server, provider, 'invited'),
  accepted: newPerson(server, provider, 'accepted'),
  fresh: newClient(server, provider),
  another: newClient(server, provider),
  owned: ownOrganization(server, email),
  alsoOwned: ownOrganization(server, email),
});

const said = (verdict: Verdict) => (verdict.allowed ? 'yes' : verdict.reason);

/** One person at work: the product, and beside it the same person with nothing but the protocol. */
async function putToWork(
  server: RunningServer,
  { email, provider: name }: Pick<Person, 'email' | 'provider'>,
) {
  const sent: string[] = [];
  const world = createWorld(server.url, (input, init) => {
    const { pathname } = new URL(String(input));
    sent.push(`${init?.method ?? 'GET'} ${pathname.replace(/^\/api/, '')}`);
    return fetch(input, init);
  });
  await world.signIn(email, DEMO_PASSWORD);
  const { providers } = await world.get('providers.list', {});
  const provider = providers.find((one) => one.name === name) ?? null;
  if (provider) await world.get('providers.choose', { providerId: provider.id });
  const { secrets } = world.stored() as { secrets: { access: { token: string } } };
  return { world, provider, sent, token: secrets.access.token };
}
type Working = Awaited<ReturnType<typeof putToWork>>;

/** What the product does when it is asked: its answer, the requests it sent, the pages it opened. */
async function askProduct({ world, sent }: Working, name: Judged, context: string | undefined, ids: Ids) {
  const row = ROWS[name];
  const made = 'opens' in row ? {} : row.input;
  const input = typeof made === 'function' ? await made({ ...ids, world }) : made;
  const before = [sent.length, world.visits.length] as const;
  const askAnything = world.ask as (op: Judged, input: unknown, options: object) => ReturnType<World['ask']>;
  const answer = await askAnything(name, input, context ? { context } : {});
  return { answer, requests: sent.slice(before[0]), pages: world.visits.slice(before[1]) };
}

async function contextOf({ world }: Working, client: Client | null): Promise<string | undefined> {
  if (!client) return undefined;
  return (await world.get('context.enter', { clientId: client.id, asCurrent: false })).token;
}

/** The product keeps to its own verdict: it asks what the row says, or it asks nothing and says why. */
async function expectObedience(
  working: Working,
  name: Judged,
  verdict: Verdict,
  client: Client | null,
  ids: Ids,
) {
  const row = ROWS[name];
  const { answer, requests, pages } = await askProduct(working, name, await contextOf(working, client), ids);
  if (!verdict.allowed) {
    expect(answer).toEqual(
      isFanOut(name)
        ? { ok: true, value: [] }
        : { ok: false, failure: { kind: 'notAllowed', reason: verdict.reason } },
    );
    expect([requests, pages]).toEqual([[], []]);
    return;
  }
  expect(answer.ok).toBe(true);
  if ('opens' in row) {
    expect(pages).toEqual([`${working.world.platform.regions[0]?.vault}/#/${row.opens(ids)}`]);
    expect(requests).toEqual([]);
  } else if (asksServer(row)) {
    // what is a job begins behind the answer
    await expect.poll(() => working.sent).toContain(`${row.method} ${row.path(ids)}`);
    expect(pages).toEqual([]);
  }
}

async function expectAgreement(
  server: RunningServer,
  token: string,
  name: Judged,
  verdict: Verdict,
  ids: Ids,
) {
  const row = ROWS[name];
  if (!asksServer(row)) return;
  const status = await askDirectly(server, token, row, ids);
  expect(status, `the product says ${said(verdict)}`).toBe(expectedStatus(name, row, verdict));
}

it('has a row for every operation that needs a right', () => {
  expect(Object.keys(ROWS).sort()).toEqual([...JUDGED].sort());
});

describe.each(WORLDS)('with $switches.items items and $switches.billing billing', ({ switches, people }) => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer({ ...switches, events: 60 });
  });
  afterAll(() => server.close());

  describe.each(people)('$email at $provider', (person) => {
    let working: Working;
    let provider: Provider;
    let clients: Client[];
    beforeAll(async () => {
      working = await putToWork(server, person);
      if (!working.provider) throw new Error(`${person.email} does not work for ${person.provider}`);
      provider = working.provider;
      clients = (await working.world.get('clients.list', {})).clients;
    });

    const idsOf = (client: Client | null): Ids => idsIn(server, person.email, provider.id, client?.id ?? '');

    it('learns the rules from the server', () => {
      expect(provider.rules.items).toBe(switches.items);
      if (person.provider === 'Northwind MSP') expect(provider.rules.billing).toBe(switches.billing);
    });

    it.each(JUDGED.filter((name) => !isInClient(name)))('is told the same about %s', async (name) => {
      const verdict = decide(provider, CONTRACT[name].needs);
      await expectObedience(working, name, verdict, null, idsOf(null));
      await expectAgreement(server, working.token, name, verdict, idsOf(null));
    });

    const inside = person.clients.flatMap((client) =>
      JUDGED.filter(isInClient).map((name) => [client, name] as const),
    );
    it.each(inside)('is told the same in %s about %s', async (clientName, name) => {
      const client = clients.find((one) => one.name === clientName);
      if (!client) throw new Error(`${clientName} is no client of ${person.provider}`);
      const verdict = decide(provider, CONTRACT[name].needs, client);
      await expectObedience(working, name, verdict, client, idsOf(client));
      await expectAgreement(server, working.token, name, verdict, idsOf(client));
    });
  });
});

describe('without a provider to work for', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer({ events: 60 });
  });
  afterAll(() => server.close());

  describe.each(WITHOUT_PROVIDER)('$email', ({ email, provider: name, status }) => {
    let working: Working;
    beforeAll(async () => {
      working = await putToWork(server, { email, provider: name });
    });

    const pending: Actor = {
      role: 'providerAdmin',
      kind: 'msp',
      status: 'pending',
      enabled: true,
      rules: { items: 'owner', billing: 'separate' },
    };

    it.each(JUDGED)('is told the same about %s', async (operation) => {
      const provider = server.state.providers().find((one) => one.name === name);
      const [client] = server.state.clients(server.state.providers()[0]?.id ?? '');
      const ids = idsIn(server, email, provider?.id ?? '', client?.id ?? '');
      const facts: ClientFacts = { trouble: null, features: 0, membership: null };
      // a provider that is not set up is not in anyone's list, so the product never gets as far as this verdict
      const verdict = isInClient(operation)
        ? decide(null, CONTRACT[operation].needs, facts)
        : decide(status === 'pending' ? pending : null, CONTRACT[operation].needs);
      expect(working.provider).toBeNull();
      const { answer } = await askProduct(working, operation, undefined, ids);
      expect(answer.ok && answer.value).toEqual(isFanOut(operation) ? [] : false);
      if (!verdict.allowed) await expectAgreement(server, working.token, operation, verdict, ids);
    });
  });
});

describe('after all of them', () => {
  it('every reason of ours was met', () => {
    const declared = JUDGED.flatMap((name) => {
      const row = ROWS[name];
      const ours: readonly DenialReason[] = asksServer(row) ? row.ours : [];
      return ours.map((reason) => `${name}: ${reason}`);
    });
    expect([...met].sort()).toEqual(declared.sort());
  });
});
