import * as z from 'zod/mini';
import { CHANGED, type Topic } from '../../../utils/bridge/changed.ts';
import { type StorageArea, sessionValue } from '../stores/sessionArea.ts';

export type Changes = (...topics: Topic[]) => Promise<void>;

/** Tells open pages what to read again, through the one key they listen to. */
export function createChanges(area: StorageArea): Changes {
  const revisions = sessionValue(area, CHANGED, z.record(z.string(), z.int()));
  return async (...topics) => {
    await revisions.update((before) => {
      const after = { ...before };
      for (const topic of topics) after[topic] = (after[topic] ?? 0) + 1;
      return after;
    });
  };
}
