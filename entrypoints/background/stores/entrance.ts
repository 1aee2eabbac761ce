import * as z from 'zod/mini';
import { FAILURE_KINDS } from '../../../utils/domain/failures.ts';
import { type StorageArea, sessionValue } from './sessionArea.ts';

/** What the sign-in screen has to know, for as long as the browser runs. */
export function createEntrance(area: StorageArea) {
  /** Somebody asked to add an account to those that are here. */
  const adding = sessionValue(area, 'adding', z.literal(true));
  /** Why the last session ended, when nobody here ended it, and whose it was. */
  const ended = sessionValue(
    area,
    'ended',
    z.strictObject({ kind: z.enum(FAILURE_KINDS), email: z.nullable(z.string()) }),
  );
  return {
    adding,
    ended,
    /** A person went on some other way. */
    clear: () => area.remove(['adding', 'ended']),
  };
}

export type Entrance = ReturnType<typeof createEntrance>;
