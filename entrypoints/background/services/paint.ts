import * as z from 'zod/mini';
import {
  HEAD_ROWS,
  LIST_LIMIT,
  PAINT_HEAD,
  PAINT_LIST,
  type PaintHead,
  packClients,
  packHead,
} from '../../../utils/bridge/paint.ts';
import { logEvent } from '../../../utils/bridge/schemas.ts';
import type { ClientList } from '../../../utils/domain/clients.ts';
import type { LogEvent } from '../../../utils/domain/events.ts';
import { shownOrder } from '../../../utils/domain/shownOrder.ts';
import type { ProviderScope } from '../../../utils/wire/scope.ts';
import type { Platform } from '../platform.ts';
import { createMutex } from '../stores/mutex.ts';
import { sessionValue } from '../stores/sessionArea.ts';
import type { ContextService } from './context.ts';
import type { Directory } from './directory.ts';
import type { Door } from './door.ts';
import type { SessionService } from './session.ts';
import type { UsageService } from './usage.ts';

/** Lines a popup shows at a glance. */
const GLANCE_LINES = 4;

const kept = z.strictObject({ providerId: z.string(), epoch: z.int(), events: z.array(logEvent) });

interface PaintDependencies {
  platform: Platform;
  door: Door;
  session: SessionService;
  directory: Directory;
  context: ContextService;
  usage: UsageService;
}

/** An address where a name would be is nobody's business in a painted string. */
const withoutAddresses = (event: LogEvent): LogEvent => ({
  ...event,
  ip: null,
  actor: event.actor?.includes('@') ? null : event.actor,
  object: event.object?.includes('@') ? null : event.object,
});

/** Where a list is painted from, and the string that holds it if any. */
interface Place {
  list: ClientList;
  place: PaintHead['list'];
  stamp: string;
  packed: string | null;
}

function placeFor(list: ClientList): Place {
  const stamp = crypto.randomUUID();
  if (list.clients.length <= HEAD_ROWS) return { list, place: 'head', stamp, packed: null };
  const packed = packClients(stamp, list.clients);
  return packed.length <= LIST_LIMIT
    ? { list, place: 'paint', stamp, packed }
    : { list, place: 'worker', stamp, packed: null };
}

export type PaintService = ReturnType<typeof createPaint>;

/** Keeps the two strings a page paints from before the worker wakes (design section 6). */
export function createPaint({ platform, door, session, directory, context, usage }: PaintDependencies) {
  const glance = sessionValue(door.openArea, 'glance', kept);
  const inTurn = createMutex();
  /** Where the list last seen was put: packing 1 MB again for the same list would cost every switch. */
  let placed: Place | null = null;
  door.onLock(() => {
    placed = null;
  });

  async function erase(): Promise<void> {
    placed = null;
    await platform.session.remove([PAINT_HEAD, PAINT_LIST]);
  }

  async function writeNow(): Promise<void> {
    const { era, epoch } = await session.require();
    const view = await session.view();
    const current = await directory.currentProvider();
    const list = current && (await directory.readClients(current.provider.id));
    if (view.state !== 'unlocked' || !list) return erase();
    const seen = await glance.read();
    const usages = await usage.read(current.provider.id);
    const isNew = placed?.list !== list;
    const place = placed?.list === list ? placed : placeFor(list);
    const head = packHead({
      lock: view.lock,
      account: view.account,
      host: view.host,
      provider: current.provider,
      providerCount: (await directory.providers()).providers.length,
      current: await context.current(),
      syncedAt: list.syncedAt,
      total: list.clients.length,
      rows: shownOrder(list.clients, usages).clients.slice(0, HEAD_ROWS),
      usages,
      list: place.place,
      stamp: place.stamp,
      glance: seen?.providerId === current.provider.id && seen.epoch === epoch ? seen.events : null,
    });
    const both = isNew && place.packed !== null ? { [PAINT_LIST]: place.packed } : {};
    await door.setWhileOpen({ ...both, [PAINT_HEAD]: head }, era);
    if (isNew && place.packed === null) await platform.session.remove(PAINT_LIST);
    placed = { ...place, packed: null };
  }

  /** What cannot be painted is not painted: pages then ask, and hear what is wrong. */
  const write = (): Promise<void> => inTurn(() => writeNow().catch(erase));

  /** Whether the head shows the provider and the client that are worked for. */
  async function isUpToDate(): Promise<boolean> {
    const text = (await platform.session.get(PAINT_HEAD))[PAINT_HEAD];
    if (typeof text !== 'string') return false;
    const head: PaintHead = JSON.parse(text);
    const [provider, client] = [await directory.currentProvider(), await context.current()];
    return head.provider.id === provider?.provider.id && head.current?.id === client?.id;
  }

  return {
    write,
    /** Paints anew what was changed and not painted. @returns whether there was anything */
    async catchUp(): Promise<boolean> {
      if (await isUpToDate()) return false;
      await write();
      return true;
    },
    /** @param until end of the range that was asked for; what is older, or less than a glance, is none */
    async keepGlance(
      { providerId, epoch }: ProviderScope,
      events: readonly LogEvent[],
      until?: number,
    ): Promise<void> {
      if (until !== undefined && (until < platform.now() || events.length < GLANCE_LINES)) return;
      await glance.write({ providerId, epoch, events: events.slice(0, GLANCE_LINES).map(withoutAddresses) });
      await write();
    },
  };
}
