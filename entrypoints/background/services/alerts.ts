import * as z from 'zod/mini';
import * as shape from '../../../utils/bridge/schemas.ts';
import type { LogEvent } from '../../../utils/domain/events.ts';
import { findSevere } from '../../../utils/domain/severity.ts';
import type { ProviderScope } from '../../../utils/wire/scope.ts';
import { sessionValue } from '../stores/sessionArea.ts';
import type { Directory } from './directory.ts';
import type { Door } from './door.ts';
import type { LogKeeping } from './logKeeping.ts';
import type { SessionService } from './session.ts';

const found = z.strictObject({ providerId: shape.providerId, epoch: z.int(), at: z.array(z.int()) });

/** More are not told apart on a badge. */
const MOST = 99;

interface AlertsDependencies {
  door: Door;
  session: SessionService;
  directory: Directory;
  logKeeping: LogKeeping;
}

export type Alerts = ReturnType<typeof createAlerts>;

/** What the rules of severity find in the provider's log while pages read it, and nobody has seen yet. */
export function createAlerts({ door, session, directory, logKeeping }: AlertsDependencies) {
  const kept = sessionValue(door.openArea, 'alerts', found);

  async function unseen(): Promise<number> {
    const { accountId, epoch } = await session.require();
    const provider = (await directory.currentProvider())?.provider;
    const last = await kept.read();
    if (!provider || last?.providerId !== provider.id || last.epoch !== epoch) return 0;
    const { notes } = await logKeeping.notes({ accountId, providerId: provider.id });
    const { provider: seen } = notes.seen;
    // who never looked has nothing to compare with
    return seen === undefined ? 0 : last.at.filter((at) => at > seen).length;
  }

  return {
    /** @returns whether there is anything in them that was not found before */
    async note({ providerId, epoch }: ProviderScope, events: readonly LogEvent[]): Promise<boolean> {
      const before = await kept.read();
      const isOfNow = before?.providerId === providerId && before.epoch === epoch;
      const known = new Set(isOfNow ? before.at : []);
      const fresh = findSevere(events).filter(({ event }) => !known.has(event.at));
      if (fresh.length === 0) return false;
      const at = [...known, ...fresh.map(({ event }) => event.at)].sort((a, b) => b - a).slice(0, MOST);
      await kept.write({ providerId, epoch, at });
      return true;
    },
    /** Records that do not open are told of where they are edited. */
    count: (): Promise<number> => unseen().catch(() => 0),
  };
}
