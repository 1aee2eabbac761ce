import { useSignal } from '@preact/signals';
import { isFiltering, NO_FILTER } from '../../../utils/domain/eventFilter.ts';
import { LONGEST_FILTER_NAME, withFilter } from '../../../utils/domain/logNotes.ts';
import { t } from '../../../utils/domain/text.ts';
import type { Explorer } from '../../../utils/state/explorer.ts';
import type { NotesModel } from '../../../utils/state/notes.ts';
import { Button } from '../../shared/Button.tsx';
import { Field } from '../../shared/Field.tsx';
import { Select } from './Select.tsx';

interface SavedFiltersProps {
  explorer: Explorer;
  notes: NotesModel;
}

/** Filters under a name: chosen, saved, and taken away again. Dates are not part of one. */
export function SavedFilters({ explorer, notes }: SavedFiltersProps) {
  const name = useSignal<string | null>(null);
  const filter = explorer.filter.value;
  const saved = notes.notes.value?.filters ?? [];
  const asSaved = JSON.stringify({ ...filter, within: null });
  const chosen = saved.find((each) => JSON.stringify(each.filter) === asSaved)?.name ?? null;
  const save = async () => {
    const called = name.value?.trim();
    if (!called) return;
    const isKept = await notes.edit((before) =>
      withFilter(before, { name: called, filter: { ...filter, within: null } }),
    );
    if (isKept) name.value = null;
  };
  return (
    <div class="saved-filters">
      {saved.length > 0 && (
        <Select
          label={t('events_saved')}
          value={chosen}
          options={saved.map((each) => ({ value: each.name, words: each.name }))}
          onChoose={(wanted) => {
            const found = saved.find((each) => each.name === wanted);
            explorer.filter.value = { ...(found?.filter ?? NO_FILTER), within: filter.within };
          }}
        />
      )}
      {chosen !== null && (
        <Button
          kind="quiet"
          size="s"
          onClick={() =>
            void notes.edit((before) => ({
              ...before,
              filters: before.filters.filter((each) => each.name !== chosen),
            }))
          }
        >
          {t('events_forget_filter')}
        </Button>
      )}
      {chosen === null && name.value === null && isFiltering({ ...filter, within: null }) && (
        <Button
          kind="quiet"
          size="s"
          onClick={() => {
            name.value = '';
          }}
        >
          {t('events_save_filter')}
        </Button>
      )}
      {name.value !== null && (
        <form
          class="filter-name"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') name.value = null;
          }}
        >
          <Field
            label={t('events_filter_name')}
            value={name.value}
            autoFocus
            onInput={(text) => {
              name.value = text.slice(0, LONGEST_FILTER_NAME);
            }}
          />
          <Button size="s" type="submit" notAllowed={name.value.trim() ? undefined : t('events_name_filter')}>
            {t('events_save')}
          </Button>
        </form>
      )}
    </div>
  );
}
