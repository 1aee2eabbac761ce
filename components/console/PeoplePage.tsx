import { UserPlus, Users } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { decide } from '../../utils/domain/permissions.ts';
import type { Provider } from '../../utils/domain/providers.ts';
import { t, tCount } from '../../utils/domain/text.ts';
import type { ConsoleApp } from '../../utils/state/consoleApp.ts';
import { Button } from '../shared/Button.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { Skeleton } from '../shared/Skeleton.tsx';
import { OnlyAdminNotice } from './OnlyAdminNotice.tsx';
import { PageTitle } from './PageTitle.tsx';
import { PeopleFilters } from './people/PeopleFilters.tsx';
import { PeopleGrid } from './people/PeopleGrid.tsx';
import { SelectionBar } from './people/SelectionBar.tsx';
import { TeamDialogs } from './people/TeamDialogs.tsx';
import { peopleSummary } from './peopleSummary.ts';

/** The provider's own team, for those who may manage it; for the others the reason why not. */
export function PeoplePage({ app, provider }: { app: ConsoleApp; provider: Provider }) {
  const { people, team, jobs } = app;
  const verdict = decide(provider, 'people.manage');
  const ended = jobs.ended.value;
  useEffect(() => {
    if (verdict.allowed) void people.load();
  }, [provider.id, verdict.allowed, ended]);
  // what was open in front of this page is not open in front of the next
  useEffect(() => team.close, []);

  if (!verdict.allowed) {
    return (
      <div class="page-body">
        <PageTitle title={t('people_title')} />
        <EmptyState icon={Users} title={t('people_not_shown')}>
          <p>{t('people_not_shown_text')}</p>
        </EmptyState>
      </div>
    );
  }
  const all = people.people.value;
  const failure = people.failure.value;
  const onlyAdmin = people.onlyAdmin.value;
  const changing = team.dialog.value === null ? team.failure.value : null;
  return (
    <div class="page-body">
      <PageTitle title={t('people_title')} meta={all && peopleSummary(people.counts.value)}>
        <Button icon="refresh" busy={people.loading.value} onClick={() => void people.load()}>
          {t('console_refresh')}
        </Button>
        {all && (
          <Button kind="primary" icon={UserPlus} onClick={() => team.open({ kind: 'invite' })}>
            {t('people_invite')}
          </Button>
        )}
      </PageTitle>
      {failure && <FailureNotice failure={failure} onRetry={() => void people.load()} />}
      {changing && <FailureNotice failure={changing} />}
      {onlyAdmin && <OnlyAdminNotice app={app} person={onlyAdmin} />}
      {all ? (
        <PeopleList app={app} />
      ) : (
        !failure && (
          <div class="card is-tall">
            <Skeleton rows={6} label={t('people_loading')} />
          </div>
        )
      )}
      <TeamDialogs app={app} provider={provider} />
    </div>
  );
}

function PeopleList({ app }: { app: ConsoleApp }) {
  const { people } = app;
  const shown = people.shown.value;
  const query = people.query.value.trim();
  const list = useRef<HTMLDivElement>(null);
  const clear = () => {
    people.selection.value = new Set();
    // the button that was pressed is gone
    list.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus();
  };
  const isOnlyQuery = people.status.value === null && people.role.value === null;
  return (
    <>
      <PeopleFilters people={people} />
      <p class="visually-hidden" role="status">
        {people.isFiltered.value && tCount('people_found', shown.length)}
      </p>
      {shown.length > 0 ? (
        <div class="selectable" ref={list}>
          <SelectionBar app={app} onClear={clear} />
          <PeopleGrid app={app} />
        </div>
      ) : (
        <EmptyState
          icon="search"
          title={isOnlyQuery ? t('people_none_found', query) : t('people_none_shown')}
          action={
            <Button onClick={people.showAll}>
              {t(isOnlyQuery ? 'console_clear_search' : 'people_show_all')}
            </Button>
          }
        >
          <p>{t(isOnlyQuery ? 'people_none_found_text' : 'people_none_shown_text')}</p>
        </EmptyState>
      )}
    </>
  );
}
