import { useEffect, useMemo } from 'preact/hooks';
import type { LoggedEvent } from '../../../utils/domain/loggedEvent.ts';
import { teamChanges, toTeam } from '../../../utils/domain/logNotes.ts';
import type { Person } from '../../../utils/domain/people.ts';
import { findSevere } from '../../../utils/domain/severity.ts';
import { t, tCount, tMember } from '../../../utils/domain/text.ts';
import { fullTime } from '../../../utils/domain/time.ts';
import type { Explorer } from '../../../utils/state/explorer.ts';
import type { NotesModel } from '../../../utils/state/notes.ts';
import { Button } from '../../shared/Button.tsx';
import { Notice } from '../../shared/Notice.tsx';

export interface SinceLookedProps {
  explorer: Explorer;
  notes: NotesModel;
  /** Under which the moment of the last look is kept. */
  logId: string;
  /** The provider's people as they are now; null where they are not read, and nothing is said of them. */
  people: readonly Person[] | null;
}

/** A burst may have begun before somebody looked; in milliseconds. */
const BEFORE = 10 * 60_000;

/** How many are new, and what the rules find in them; all of a log that nobody looked at before is nothing new. */
function unseenIn(events: readonly LoggedEvent[], seen: number | null) {
  if (seen === null) return { fresh: 0, found: [] };
  const upTo = (at: number) => {
    const first = events.findIndex(({ event }) => event.at <= at);
    return first < 0 ? events.length : first;
  };
  const lately = events.slice(0, upTo(seen - BEFORE)).map(({ event }) => event);
  return { fresh: upTo(seen), found: findSevere(lately).filter(({ event }) => event.at > seen) };
}

/** What came since somebody last looked, and which of it is severe. The first look only begins the count. */
export function SinceLooked({ explorer, notes, logId, people }: SinceLookedProps) {
  const kept = notes.notes.value;
  const seen = kept?.seen[logId] ?? null;
  const events = explorer.events.value;
  const team = people && toTeam(people);
  const look = () => {
    const upTo = explorer.readAt.value ?? Date.now();
    void notes.edit((before) => ({
      ...before,
      seen: { ...before.seen, [logId]: upTo },
      ...(team ? { team } : {}),
    }));
  };
  const isRead = kept !== null && explorer.readAt.value !== null;
  useEffect(() => {
    if (isRead && (seen === null || (team && kept.team === null))) look();
  }, [isRead, seen === null, team === null]);
  const { fresh, found } = useMemo(() => unseenIn(events, seen), [events, seen]);
  const changes = team ? teamChanges(kept?.team ?? null, team) : [];
  if (seen === null || fresh + changes.length === 0) return null;
  const severe = [
    ...found.map(({ rule }) => tMember('severity', rule)),
    ...changes.map(({ kind, name }) => tMember('team_change', kind, name)),
  ];
  return (
    <Notice
      kind={severe.length > 0 ? 'warn' : 'neutral'}
      action={
        <Button size="s" onClick={look}>
          {t('since_mark')}
        </Button>
      }
    >
      {tCount('since_new', fresh, fullTime(seen))}{' '}
      {severe.length > 0 &&
        `${tCount('since_severe', severe.length)} ${[...new Set(severe)].join(', ')}. ${t('since_badge')}`}
    </Notice>
  );
}
