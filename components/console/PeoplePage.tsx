import { useEffect } from 'preact/hooks';
import { decide } from '../../utils/domain/permissions.ts';
import type { Provider } from '../../utils/domain/providers.ts';
import { t, tCount } from '../../utils/domain/text.ts';
import type { App } from '../../utils/state/app.ts';
import type { PeopleModel } from '../../utils/state/people.ts';
import { Button } from '../shared/Button.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { Skeleton } from '../shared/Skeleton.tsx';
import { OnlyAdminNotice } from './OnlyAdminNotice.tsx';
import { PageTitle } from './PageTitle.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { peopleSummary } from './peopleSummary.ts';
import { SearchField } from './SearchField.tsx';

/** The provider's own team, for those who may see it; for the others the reason why not. */
export function PeoplePage({ app, provider }: { app: App; provider: Provider }) {
  const { people } = app;
  const verdict = decide(provider, 'people.manage');
  useEffect(() => {
    if (verdict.allowed) void people.load();
  }, [provider.id, verdict.allowed]);

  if (!verdict.allowed) {
    return (
      <div class="page-body">
        <PageTitle title={t('people_title')} />
        <EmptyState icon="people" title={t('people_not_shown')}>
          <p>{t('people_not_shown_text')}</p>
        </EmptyState>
      </div>
    );
  }
  const all = people.people.value;
  const failure = people.failure.value;
  const onlyAdmin = people.onlyAdmin.value;
  return (
    <div class="page-body">
      <PageTitle title={t('people_title')} meta={all && peopleSummary(people.counts.value)}>
        <Button icon="refresh" busy={people.loading.value} onClick={() => void people.load()}>
          {t('console_refresh')}
        </Button>
      </PageTitle>
      {failure && <FailureNotice failure={failure} onRetry={() => void people.load()} />}
      {onlyAdmin && <OnlyAdminNotice person={onlyAdmin} />}
      {all ? (
        <PeopleList people={people} />
      ) : (
        !failure && (
          <div class="card is-tall">
            <Skeleton rows={6} label={t('people_loading')} />
          </div>
        )
      )}
    </div>
  );
}

function PeopleList({ people }: { people: PeopleModel }) {
  const shown = people.shown.value;
  const query = people.query.value.trim();
  const clear = () => {
    people.query.value = '';
  };
  return (
    <>
      <SearchField
        label={t('people_search')}
        value={people.query.value}
        onInput={(text) => {
          people.query.value = text;
        }}
      />
      <p class="visually-hidden" role="status">
        {query !== '' && tCount('people_found', shown.length)}
      </p>
      {shown.length > 0 ? (
        <PeopleTable people={shown} />
      ) : (
        <EmptyState
          icon="search"
          title={t('people_none_found', query)}
          action={<Button onClick={clear}>{t('console_clear_search')}</Button>}
        >
          <p>{t('people_none_found_text')}</p>
        </EmptyState>
      )}
    </>
  );
}
