import { useEffect } from 'preact/hooks';
import { toTeam } from '../../../utils/domain/logNotes.ts';
import type { Person } from '../../../utils/domain/people.ts';
import type { Audit } from '../../../utils/state/audit.ts';

/** The first look at the provider's log and its team begins the count of what is new; there is nothing before it to compare with. */
export function useFirstLook({ provider: log, notes }: Audit, people: readonly Person[] | null): void {
  const kept = notes.notes.value;
  const readAt = log.readAt.value;
  const isFirst = kept !== null && readAt !== null && kept.seen.provider === undefined;
  const isFirstTeam = kept !== null && people !== null && kept.team === null;
  useEffect(() => {
    if (!isFirst && !isFirstTeam) return;
    void notes.edit((before) => ({
      ...before,
      ...(isFirst ? { seen: { provider: readAt, ...before.seen } } : {}),
      ...(isFirstTeam ? { team: before.team ?? toTeam(people) } : {}),
    }));
  }, [isFirst, isFirstTeam]);
}
