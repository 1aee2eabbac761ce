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
import type { LogEvent } from '../../../utils/domain/events.ts';
import type { Platform } from '../platform.ts';
import { createMutex } from '../stores/mutex.ts';
import type { KeptClientList } from '../stores/records.ts';
import { sessionValue } from '../stores/sessionArea.ts';
import type { ContextService } from './context.ts';
import type { Directory } from './directory.ts';
import type { SessionService } from './session.ts';

/** Lines a popup shows at a glance. */
const GLANCE_LINES = 4;

const kept = z.strictObject({ providerId: z.string(), events: z.array(logEvent) });

export type PaintService = ReturnType<typeof createPaint>;

interface PaintDependencies {
  platform: Platform;
  session: SessionService;
  directory: Directory;
  context: ContextService;
}

/** An address where a name would be is nobody's business in a painted string. */
const withoutAddresses = (event: LogEvent): LogEvent => ({
  ...event,
  ip: null,
  actor: event.actor?.includes('@') ? null : event.actor,
  object: event.object?.includes('@') ? null : event.object,
});

/** Keeps the two strings a page paints from before the worker wakes (design section 6). */
export function createPaint({ platform, session, directory, context }: PaintDependencies) {
  const glance = sessionValue(platform.session, 'glance', kept);
  /** A lock removes what may be painted after a write that was under way, never before it. */
  const serialise = createMutex();
  /** Where the list last seen was put: packing 1 MB again for the same list would cost every switch. */
  let placed: { list: KeptClientList; place: PaintHead['list'] } | null = null;

  async function remove(): Promise<void> {
    placed = null;
    await platform.session.remove([PAINT_HEAD, PAINT_LIST]);
  }
  session.onLock(async () => {
    await serialise(remove);
    await glance.remove();
  });

  async function placeList(list: KeptClientList): Promise<PaintHead['list']> {
    if (placed?.list === list) return placed.place;
    const packed =
      list.clients.length > HEAD_ROWS ? packClients(list.clients.map(({ client }) => client)) : '';
    const place = packed === '' ? 'head' : packed.length <= LIST_LIMIT ? 'paint' : 'worker';
    if (place === 'paint') await platform.session.set({ [PAINT_LIST]: packed });
    else await platform.session.remove(PAINT_LIST);
    placed = { list, place };
    return place;
  }

  async function writeNow(): Promise<void> {
    const view = await session.view();
    const current = view.state === 'unlocked' ? await directory.currentProvider() : null;
    const list = current && (await directory.readList(current.provider.id));
    if (view.state !== 'unlocked' || !list) return remove();
    const seen = await glance.read();
    const head = packHead({
      lock: view.lock,
      account: view.account,
      host: view.host,
      provider: current.provider,
      providerCount: (await directory.providers()).providers.length,
      current: await context.current(),
      syncedAt: list.syncedAt,
      total: list.clients.length,
      rows: list.clients.slice(0, HEAD_ROWS).map(({ client }) => client),
      list: await placeList(list),
      glance: seen?.providerId === current.provider.id ? seen.events : null,
    });
    if (await session.secrets()) await platform.session.set({ [PAINT_HEAD]: head });
  }
  const write = () => serialise(writeNow);

  return {
    write,
    async keepGlance(providerId: string, events: readonly LogEvent[]): Promise<void> {
      await glance.write({ providerId, events: events.slice(0, GLANCE_LINES).map(withoutAddresses) });
      await write();
    },
  };
}
