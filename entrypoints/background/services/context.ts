import * as z from 'zod/mini';
import * as shape from '../../../utils/bridge/schemas.ts';
import type { Client } from '../../../utils/domain/clients.ts';
import { FailureError } from '../../../utils/domain/failures.ts';
import type { ClientId, ProviderId } from '../../../utils/domain/ids.ts';
import type { ViewScope } from '../../../utils/wire/scope.ts';
import type { Platform } from '../platform.ts';
import { createMutex } from '../stores/mutex.ts';
import type { Secrets } from '../stores/secrets.ts';
import { sessionValue } from '../stores/sessionArea.ts';
import type { Alerts } from './alerts.ts';
import type { Directory } from './directory.ts';
import type { Door } from './door.ts';
import type { SessionService } from './session.ts';

/** Documents remembered at once; the oldest go first. */
const MOST_DOCUMENTS = 64;

const binding = z.strictObject({
  token: z.string(),
  accountId: shape.accountId,
  providerId: shape.providerId,
  clientId: shape.clientId,
  epoch: z.int(),
});

const current = z.strictObject({ providerId: shape.providerId, clientId: shape.clientId, epoch: z.int() });

type Binding = z.output<typeof binding>;

const isBound = (kept: Secrets, { accountId, providerId, epoch }: Binding): boolean =>
  accountId === kept.accountId && epoch === kept.epoch && (kept.providerId ?? providerId) === providerId;

export type ContextService = ReturnType<typeof createContextService>;

interface ContextDependencies {
  platform: Platform;
  door: Door;
  session: SessionService;
  directory: Directory;
  alerts: Alerts;
}

/**
 * Which client each document works in, and which one the toolbar shows. A token is good for the document, account,
 * provider and epoch it was made for, so a request can only reach the client its page shows (design section 3).
 */
export function createContextService({ platform, door, session, directory, alerts }: ContextDependencies) {
  const bindings = sessionValue(door.openArea, 'contexts', z.record(z.string(), binding));
  const currentClient = sessionValue(door.openArea, 'current', current);
  const lastClient = sessionValue(door.openArea, 'last', current);
  const inTurn = createMutex();

  /** Before another one is the current client, or none is. */
  async function noteLast(next: ClientId | null): Promise<void> {
    const before = await currentClient.read();
    if (before && before.clientId !== next) await lastClient.write(before);
  }

  async function clientIn(value: typeof currentClient): Promise<Client | null> {
    const kept = await value.read();
    if (!kept || kept.epoch !== (await session.require()).epoch) return null;
    const provider = await directory.currentProvider();
    return provider?.provider.id === kept.providerId ? directory.client(kept.clientId) : null;
  }

  const readCurrent = () => clientIn(currentClient);

  /** A lock that came meanwhile has the last word. */
  function showCurrent(): Promise<void> {
    return inTurn(async () => {
      const isOpen = (await door.secrets()) !== null;
      const client = isOpen ? await readCurrent() : null;
      const unseen = isOpen ? await alerts.count() : 0;
      await platform.showClient(client, unseen);
      if ((client || unseen) && !(await door.secrets())) await platform.showClient(null);
    });
  }

  return {
    current: readCurrent,
    showCurrent,

    /** The client worked in before this one, or before none; null when there was no other. */
    async last(): Promise<ClientId | null> {
      const [client, now] = [await clientIn(lastClient), await readCurrent()];
      return client && client.id !== now?.id ? client.id : null;
    },

    /** @throws FailureError `notFound`: not a client of the provider worked for */
    async enter(
      document: string,
      clientId: ClientId,
      asCurrent: boolean,
    ): Promise<{ token: string; client: Client; providerId: ProviderId }> {
      // the epoch first: a choice of provider that comes in between makes the token stale
      const { accountId, epoch } = await session.require();
      const providerId = (await directory.currentProvider())?.provider.id;
      const list = providerId && (await directory.readClients(providerId));
      const client = list?.clients.find(({ id }) => id === clientId);
      if (!providerId || !client) throw new FailureError('notFound');
      const token = crypto.randomUUID();
      await bindings.update((before) => {
        const others = Object.entries(before ?? {}).filter(([key]) => key !== document);
        const entry = { token, accountId, providerId, clientId, epoch };
        return Object.fromEntries([...others.slice(1 - MOST_DOCUMENTS), [document, entry]]);
      });
      if (asCurrent) await noteLast(clientId);
      if (asCurrent) await currentClient.write({ providerId, clientId, epoch });
      return { token, client, providerId };
    },

    /** Ends this document's client, and the toolbar's. */
    async leave(document: string): Promise<void> {
      await bindings.update((before) => {
        const { [document]: _ended, ...others } = before ?? {};
        return others;
      });
      await noteLast(null);
      await currentClient.remove();
      await showCurrent();
    },

    /**
     * The client a document's token stands for.
     *
     * @throws FailureError `staleContext` when token, account, provider or epoch are not those of now
     */
    async resolve(document: string, token: string | null): Promise<{ scope: ViewScope; client: Client }> {
      const kept = await session.require();
      const bound = (await bindings.read())?.[document];
      const provider = (await directory.currentProvider())?.provider;
      const isOfNow =
        bound && bound.token === token && isBound(kept, bound) && bound.providerId === provider?.id;
      const client = isOfNow ? await directory.client(bound.clientId) : null;
      if (!isOfNow || !client) throw new FailureError('staleContext');
      return { scope: { kind: 'view', document, linkId: client.linkId, ...bound }, client };
    },

    /** Whether the document still is in that client; asks nobody and waits for no turn. */
    async holds(kept: Secrets, scope: ViewScope): Promise<boolean> {
      const bound = (await bindings.read())?.[scope.document];
      return bound?.token === scope.token && bound.clientId === scope.clientId && isBound(kept, bound);
    },
  };
}
