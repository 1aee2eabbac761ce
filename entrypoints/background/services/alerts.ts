import * as z from 'zod/mini';
import { logTeam } from '../../../utils/bridge/logSchemas.ts';
import * as shape from '../../../utils/bridge/schemas.ts';
import type { LogEvent } from '../../../utils/domain/events.ts';
import { teamChanges, toTeam } from '../../../utils/domain/logNotes.ts';
import type { Person } from '../../../utils/domain/people.ts';
import { findSevere } from '../../../utils/domain/severity.ts';
import type { ProviderScope } from '../../../utils/wire/scope.ts';
import { sessionValue } from '../stores/sessionArea.ts';
import type { Directory } from './directory.ts';
import type { Door } from './door.ts';
import type { LogKeeping } from './logKeeping.ts';
import type { SessionService } from './session.ts';

const found = z.strictObject({
  providerId: shape.providerId,
  epoch: z.int(),
  at: z.array(z.int()),
  /** The confirmed team as it was read last, because no log says who became what. */
  team: z.nullable(logTeam),
});
type Found = z.output<typeof found>;

/** More are not told apart on a badge. */
const MOST = 99;

interface AlertsDependencies {
  door: Door;
  session: SessionService;
  directory: Directory;
  logKeeping: LogKeeping;
}

export type Alerts = ReturnType<typeof createAlerts>;

/**
 * What the rules of severity find in the provider's log, and by comparing the team with what it was, while pages read
 * them: on the badge until somebody marks it as seen in the console. That the popup showed its latest lines is another
 * matter (`seen.ts`): what is severe may not be among them.
 */
export function createAlerts({ door, session, directory, logKeeping }: AlertsDependencies) {
  const kept = sessionValue(door.openArea, 'alerts', found);

  async function unseen(): Promise<number> {
    const { accountId, epoch } = await session.require();
    const provider = (await directory.currentProvider())?.provider;
    const last = await kept.read();
    if (!provider || last?.providerId !== provider.id || last.epoch !== epoch) return 0;
    const { notes } = await logKeeping.notes({ accountId, providerId: provider.id });
    const { provider: seen } = notes.seen;
    const changes = last.team ? teamChanges(notes.team, last.team).length : 0;
    // who never looked has nothing to compare with
    return changes + (seen === undefined ? 0 : last.at.filter((at) => at > seen).length);
  }

  async function foundFor({ providerId, epoch }: ProviderScope): Promise<Found> {
    const before = await kept.read();
    return before?.providerId === providerId && before.epoch === epoch
      ? before
      : { providerId, epoch, at: [], team: null };
  }

  return {
    /** @returns whether there is anything in them that was not found before */
    async note(scope: ProviderScope, events: readonly LogEvent[]): Promise<boolean> {
      const before = await foundFor(scope);
      const known = new Set(before.at);
      const fresh = findSevere(events).filter(({ event }) => !known.has(event.at));
      if (fresh.length === 0) return false;
      const at = [...known, ...fresh.map(({ event }) => event.at)].sort((a, b) => b - a).slice(0, MOST);
      await kept.write({ ...before, at });
      return true;
    },
    /** @returns whether it is another team than was read before */
    async noteTeam(scope: ProviderScope, people: readonly Person[]): Promise<boolean> {
      const before = await foundFor(scope);
      const team = toTeam(people);
      if (JSON.stringify(before.team) === JSON.stringify(team)) return false;
      await kept.write({ ...before, team });
      return true;
    },
    /** Records that do not open are told of where they are edited. */
    count: (): Promise<number> => unseen().catch(() => 0),
  };
}
