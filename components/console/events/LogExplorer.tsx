import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { isFiltering, NO_FILTER } from '../../../utils/domain/eventFilter.ts';
import { eventNote } from '../../../utils/domain/eventNote.ts';
import type { LogEvent } from '../../../utils/domain/events.ts';
import type { AccountId } from '../../../utils/domain/ids.ts';
import { reasonFor } from '../../../utils/domain/logNotes.ts';
import type { Person } from '../../../utils/domain/people.ts';
import type { LogKind } from '../../../utils/domain/severity.ts';
import { t } from '../../../utils/domain/text.ts';
import type { Explorer } from '../../../utils/state/explorer.ts';
import type { NotesModel } from '../../../utils/state/notes.ts';
import { Button } from '../../shared/Button.tsx';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { Skeleton } from '../../shared/Skeleton.tsx';
import { useCopy } from '../useCopy.ts';
import { CopiedLine } from './CopiedLine.tsx';
import { ExportMenu } from './ExportMenu.tsx';
import { FilterBar } from './FilterBar.tsx';
import { LogCoverage } from './LogCoverage.tsx';
import { LogGrid, type LogGridProps } from './LogGrid.tsx';
import { LogPanels } from './LogPanels.tsx';
import { RangeFields } from './RangeFields.tsx';
import { SavedFilters } from './SavedFilters.tsx';
import { SinceLooked } from './SinceLooked.tsx';
import { Timeline } from './Timeline.tsx';

export interface LogExplorerProps extends Omit<LogGridProps, 'events' | 'seen' | 'copy'> {
  explorer: Explorer;
  notes: NotesModel;
  kind: LogKind;
  /** Under which it is kept when somebody looked. */
  logId: string;
  /** Which log, of whom; stands in exports. */
  title: string;
  accountId: AccountId;
  /** The provider's people where they were read. */
  people?: readonly Person[] | null;
  /** Why a log may well be empty. */
  emptyText: ComponentChildren;
}

/** A log in each of its states: coming, failed, empty, in part, complete. */
export function LogExplorer(props: LogExplorerProps) {
  const { explorer, notes, kind, logId, title, accountId, people = null, now, emptyText, ...table } = props;
  const { copied, copy } = useCopy();
  useEffect(() => {
    void explorer.open();
    // another page may have written a reason
    void notes.load();
  }, [explorer, notes]);
  const failure = explorer.failure.value;
  if (explorer.readAt.value === null && explorer.events.value.length === 0) {
    return failure ? (
      <FailureNotice failure={failure} onRetry={() => void explorer.refresh()} />
    ) : (
      <div class="card">
        <Skeleton rows={8} label={t('events_loading')} />
      </div>
    );
  }
  const refresh = () => {
    void notes.load();
    void explorer.refresh();
  };
  const reasonOf = (event: LogEvent) => reasonFor(event, notes.notes.value?.reasons ?? [], accountId);
  const copyNote = (event: LogEvent) => {
    void copy(eventNote(event, reasonOf(event)));
  };
  return (
    <div class="log">
      <SinceLooked explorer={explorer} notes={notes} logId={logId} people={people} />
      {notes.failure.value && (
        <FailureNotice failure={notes.failure.value} onRetry={() => void notes.load()} />
      )}
      <RangeFields explorer={explorer} />
      <FilterBar explorer={explorer} hasClients={table.showsClient} />
      <SavedFilters explorer={explorer} notes={notes} />
      <Timeline explorer={explorer} />
      <LogCoverage explorer={explorer} now={now} onRefresh={refresh}>
        <ExportMenu explorer={explorer} title={title} reasonOf={reasonOf} />
      </LogCoverage>
      <CopiedLine copied={copied} />
      <LogPanels explorer={explorer} kind={kind} now={now} copy={copyNote}>
        <Rows
          explorer={explorer}
          now={now}
          emptyText={emptyText}
          seen={notes.notes.value?.seen[logId] ?? null}
          copy={copyNote}
          {...table}
        />
      </LogPanels>
      {failure && <FailureNotice failure={failure} onRetry={() => void explorer.loadMore()} />}
      <More explorer={explorer} />
    </div>
  );
}

interface RowsProps extends Omit<LogGridProps, 'events'> {
  explorer: Explorer;
  emptyText: ComponentChildren;
}

function Rows({ explorer, now, emptyText, ...table }: RowsProps) {
  const shown = explorer.shown.value;
  const isComplete = explorer.gaps.value.length === 0;
  if (shown.length === 0) {
    const isFiltered = isFiltering(explorer.filter.value);
    if (!isFiltered && !isComplete) return null;
    return (
      <EmptyState icon="events" title={t('events_none')}>
        <p>{isFiltered ? t(isComplete ? 'events_no_match' : 'events_no_match_yet') : emptyText}</p>
        {isFiltered && (
          <Button
            onClick={() => {
              explorer.filter.value = NO_FILTER;
            }}
          >
            {t('events_clear_filters')}
          </Button>
        )}
      </EmptyState>
    );
  }
  return <LogGrid events={shown} now={now} {...table} />;
}

/** Page by page, or all the rest by a job, at half the pace Bitwarden allows. */
function More({ explorer }: { explorer: Explorer }) {
  const hasAsked = useSignal(false);
  const isComplete = explorer.gaps.value.length === 0;
  const isRunning = explorer.run.value !== null;
  if (isComplete) return hasAsked.value ? <EndOfLog /> : null;
  return (
    <div class="across">
      {!isRunning && (
        <Button
          busy={explorer.loading.value}
          onClick={() => {
            hasAsked.value = true;
            void explorer.loadMore();
          }}
        >
          {t('events_load_more')}
        </Button>
      )}
      <Button
        kind="quiet"
        onClick={() => {
          hasAsked.value = true;
          void (isRunning ? explorer.pause() : explorer.loadAll());
        }}
      >
        {t(isRunning ? 'events_pause' : explorer.job.value ? 'events_load_go_on' : 'events_load_all')}
      </Button>
      <p class="small text-3">{t('events_load_all_hint')}</p>
    </div>
  );
}

/** Stands where the button was that had the focus, and takes it over. */
function EndOfLog() {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => line.current?.focus(), []);
  return (
    <p class="small text-2 end-of-log" tabIndex={-1} ref={line}>
      {t('events_end')}
    </p>
  );
}
