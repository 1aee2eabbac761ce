import { vi } from 'vitest';
import type { Handlers } from '../../../../entrypoints/background/handlers.ts';
import type { Platform } from '../../../../entrypoints/background/platform.ts';
import { createRouter, type Sender } from '../../../../entrypoints/background/router.ts';
import type { Services } from '../../../../entrypoints/background/services.ts';
import { CONTRACT, type Operation } from '../../../../utils/bridge/contract.ts';
import { FailureError } from '../../../../utils/domain/failures.ts';

export const ID = 'abcdefghijklmnopabcdefghijklmnop';
export const ORIGIN = `chrome-extension://${ID}`;
export const PROVIDER_ID = '22222222-2222-4222-8222-222222222222';
export const CLIENT_ID = '11111111-1111-4111-8111-111111111111';
export const popup: Sender = { id: ID, url: `${ORIGIN}/popup.html`, frameId: 0, documentId: 'D1' };
export const sidePanel: Sender = { id: ID, url: `${ORIGIN}/sidepanel.html`, frameId: 0, documentId: 'D1' };
export const options: Sender = {
  id: ID,
  url: `${ORIGIN}/options.html#/people`,
  frameId: 0,
  documentId: 'D2',
};

export const envelope = (op: string, input: unknown = {}, more: object = {}) => ({
  v: 1,
  id: 'message-1',
  op,
  document: 'document-1',
  provider: PROVIDER_ID,
  context: null,
  input,
  ...more,
});

interface World {
  unlocked?: boolean;
  role?: 'providerAdmin' | 'serviceUser';
  output?: unknown;
  token?: string;
  clients?: { id: string; trouble: string | null }[];
  contract?: Record<string, Operation>;
}

const PROVIDER = {
  id: PROVIDER_ID,
  kind: 'msp',
  status: 'billable',
  enabled: true,
  rules: { items: 'owner', billing: 'consolidated' },
};

/** A router whose handlers only note that they were reached. */
export function setUp({
  unlocked = true,
  role = 'providerAdmin',
  output = {},
  token = 'token-1',
  clients = [],
  contract,
}: World = {}) {
  const reached = vi.fn(async (): Promise<unknown> => output);
  const acting = vi.fn(async (_era: string) => ({
    provider: { ...PROVIDER, role },
    scope: { providerId: PROVIDER_ID },
  }));
  const confirmed = vi.fn(async (plan: unknown) => ({ job: plan }));
  const handlers = Object.fromEntries(
    Object.keys(contract ?? CONTRACT).map((op) => [op, reached]),
  ) as unknown as Handlers;
  const services = {
    session: {
      require: async () => {
        if (!unlocked) throw new FailureError('locked');
        return { era: 'era-1' };
      },
      requireEra: async () => undefined,
    },
    guard: { depart: (_: unknown, start: () => Promise<unknown>) => start() },
    sync: { ensureProfile: async () => undefined, ensureClients: async () => undefined },
    directory: {
      acting,
      client: async (id: string) => clients.find((client) => client.id === id) ?? null,
      fanOut: async (_: unknown, allows: (client: never) => boolean) =>
        clients.filter((client) => allows(client as never)).map(({ id }) => ({ clientId: id })),
    },
    plans: { confirm: confirmed },
    context: {
      resolve: async (document: string, given: string | null) => {
        if (given !== token || document !== 'D1/document-1') throw new FailureError('staleContext');
        return { scope: { clientId: CLIENT_ID }, client: { trouble: null, features: 0, membership: null } };
      },
    },
  } as unknown as Services;
  const platform = { extensionId: ID, origin: ORIGIN, heartbeat: () => undefined } as unknown as Platform;
  return { route: createRouter(platform, services, handlers, contract), reached, confirmed, acting };
}

export const refused = (kind: string) => ({ ok: false, failure: { kind } });
