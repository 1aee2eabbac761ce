import { signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { Failure } from '../domain/failures.ts';
import { type LogNotes, NO_NOTES } from '../domain/logNotes.ts';

export type NotesModel = ReturnType<typeof createNotes>;

/** Another window may write between our reading and our writing; after so many times something else is wrong. */
const TRIES = 3;

/** What a technician keeps beside the logs: filters, what was seen, reasons. */
export function createNotes(bridge: Bridge) {
  const notes = signal<LogNotes | null>(null);
  const failure = signal<Failure | null>(null);
  let revision = 0;

  async function load(): Promise<boolean> {
    const result = await bridge.call('notes.read', {}, { repeat: true });
    failure.value = result.ok ? null : result.failure;
    if (!result.ok) return false;
    ({ revision } = result.value);
    notes.value = result.value.notes;
    return true;
  }

  async function editOnce(change: (before: LogNotes) => LogNotes): Promise<boolean> {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      if ((attempt > 0 || notes.value === null) && !(await load())) return false;
      const next = change(notes.value ?? NO_NOTES);
      const result = await bridge.call('notes.write', { revision, notes: next });
      failure.value = result.ok ? null : result.failure;
      if (!result.ok) return false;
      if (result.value.revision === null) continue;
      ({ revision } = result.value);
      notes.value = next;
      return true;
    }
    failure.value = { kind: 'staleContext' };
    return false;
  }

  /** One after the other: two edits at once would take each other for another window's. */
  let tail: Promise<unknown> = Promise.resolve();

  return {
    notes,
    failure,
    load,
    /** Changes what is there now, whoever wrote it. @returns whether it is kept */
    edit(change: (before: LogNotes) => LogNotes): Promise<boolean> {
      const edited = tail.then(() => editOnce(change));
      tail = edited;
      return edited;
    },
  };
}
