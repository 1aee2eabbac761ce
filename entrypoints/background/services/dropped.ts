import * as z from 'zod/mini';
import * as shape from '../../../utils/bridge/schemas.ts';
import type { DroppedKind, DroppedRows } from '../../../utils/domain/dropped.ts';
import type { ProviderId } from '../../../utils/domain/ids.ts';
import type { Scope } from '../../../utils/wire/scope.ts';
import type { Platform } from '../platform.ts';
import { sessionValue } from '../stores/sessionArea.ts';
import type { Changes } from './changes.ts';
import type { Door } from './door.ts';

/** Places remembered; the oldest go first. */
const MOST_PLACES = 20;

export type Dropped = ReturnType<typeof createDropped>;

/** What answers held that was none of ours: never used, never silently. Kept until the lock. */
export function createDropped(platform: Platform, door: Door, changed: Changes) {
  const kept = sessionValue(door.openArea, 'dropped', z.array(shape.droppedRows));

  return {
    async report(scope: Scope, of: DroppedKind, count: number): Promise<void> {
      const clientId = 'clientId' in scope ? scope.clientId : null;
      const row: DroppedRows = { of, count, providerId: scope.providerId, clientId, at: platform.now() };
      const isSamePlace = (other: DroppedRows) =>
        other.of === of && other.providerId === row.providerId && other.clientId === clientId;
      await kept.update((before) => [
        ...(before ?? []).filter((other) => !isSamePlace(other)).slice(1 - MOST_PLACES),
        row,
      ]);
      await changed('dropped');
    },

    async list(providerId: ProviderId | null): Promise<DroppedRows[]> {
      return ((await kept.read()) ?? []).filter((row) => row.providerId === providerId);
    },
  };
}
