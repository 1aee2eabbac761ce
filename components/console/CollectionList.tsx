import { Folder } from 'lucide-preact';
import { byName } from '../../utils/domain/clients.ts';
import type { Collection } from '../../utils/domain/collections.ts';
import { currentLocale, t, tCount } from '../../utils/domain/text.ts';
import type { CollectionsModel } from '../../utils/state/collections.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { Icon } from '../shared/Icon.tsx';
import { Skeleton } from '../shared/Skeleton.tsx';

/** By name; those whose name does not open come last. */
function sorted(collections: readonly Collection[]): Collection[] {
  const compare = byName(currentLocale());
  return [...collections].sort((a, b) => {
    if (a.name === null || b.name === null) return Number(a.name === null) - Number(b.name === null);
    return compare({ name: a.name }, { name: b.name });
  });
}

/** The client's collections, their names opened here. Reading them leaves no trace. */
export function CollectionList({ model }: { model: CollectionsModel }) {
  const collections = model.collections.value;
  const failure = model.failure.value;
  if (failure) return <FailureNotice failure={failure} onRetry={() => void model.load()} />;
  if (!collections) {
    return (
      <div class="card">
        <Skeleton rows={3} label={t('console_collections_loading')} />
      </div>
    );
  }
  if (collections.length === 0) {
    return (
      <EmptyState icon={Folder} title={t('console_collections_none')}>
        <p>{t('console_collections_none_text')}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <p class="small text-2">{tCount('console_collections_count', collections.length)}</p>
      <ul class="card collection-list">
        {sorted(collections).map(({ id, name }) => (
          <li key={id}>
            <Icon name={Folder} />
            {name === null ? (
              <span class="text-3">{t('console_collection_unreadable')}</span>
            ) : (
              <bdi>{name}</bdi>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
