import type { NO_FACETS } from '../../../utils/domain/eventFacets.ts';
import { type EventFilter, isFiltering, NO_FILTER } from '../../../utils/domain/eventFilter.ts';
import { EVENT_GROUPS, type EventGroup, groupOf } from '../../../utils/domain/eventGroups.ts';
import { typeWords } from '../../../utils/domain/eventWords.ts';
import { currentLocale, t, tMember } from '../../../utils/domain/text.ts';
import type { Explorer } from '../../../utils/state/explorer.ts';
import { Button } from '../../shared/Button.tsx';
import { SearchField } from '../SearchField.tsx';
import { Select, type SelectOption } from './Select.tsx';

/** By what they were made of: sorting hundreds of names with every key would be felt. */
const made = new WeakMap<readonly (string | number)[], SelectOption[]>();

function once<T extends string | number>(of: readonly T[], make: () => SelectOption[]): SelectOption[] {
  const before = made.get(of);
  if (before) return before;
  const options = make();
  made.set(of, options);
  return options;
}

const named = (names: readonly string[]): SelectOption[] =>
  once(names, () =>
    [...names]
      .sort(new Intl.Collator(currentLocale()).compare)
      .map((name) => ({ value: name, words: name || t('events_no_client') })),
  );

const groupWords = (group: EventGroup) => tMember('event_group', group);

/** A whole group first, then its events one by one. */
function eventOptions({ groups, types }: typeof NO_FACETS): SelectOption[] {
  return EVENT_GROUPS.filter((group) => groups.includes(group)).flatMap((group) => {
    const words = groupWords(group);
    const ofGroup = types.filter((type) => groupOf(type) === group).sort((a, b) => a - b);
    return [
      { value: group, words: t('events_all_of', words), group: words },
      ...ofGroup.map((type) => ({ value: String(type), words: typeWords(type), group: words })),
    ];
  });
}

function chosenEvent({ group, type }: EventFilter): string | null {
  return type === null ? group : String(type);
}

export interface FilterBarProps {
  explorer: Explorer;
  /** A client's log is of one client. */
  hasClients: boolean;
}

/** What to show of all that is loaded. */
export function FilterBar({ explorer, hasClients }: FilterBarProps) {
  const filter = explorer.filter.value;
  const facets = explorer.facets.value;
  const change = (part: Partial<EventFilter>) => {
    explorer.filter.value = { ...filter, ...part };
  };
  const chooseEvent = (chosen: string | null) => {
    const type = chosen !== null && /^\d+$/.test(chosen) ? Number(chosen) : null;
    change({ type, group: type === null ? (chosen as EventGroup | null) : null });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not known to all browsers this runs in
    <div class="filter-bar" role="search" aria-label={t('events_filters')}>
      <SearchField label={t('events_search')} value={filter.text} onInput={(text) => change({ text })} />
      <Select
        label={t('events_actor')}
        value={filter.actor}
        options={named(facets.actors)}
        onChoose={(actor) => change({ actor })}
      />
      <Select
        label={t('events_person')}
        value={filter.person}
        options={named(facets.people)}
        onChoose={(person) => change({ person })}
      />
      {hasClients && (
        <Select
          label={t('events_client')}
          value={filter.client}
          options={named(facets.clients)}
          onChoose={(client) => change({ client })}
        />
      )}
      <Select
        label={t('events_event')}
        value={chosenEvent(filter)}
        options={once(facets.types, () => eventOptions(facets))}
        onChoose={chooseEvent}
      />
      <Select
        label={t('events_device')}
        value={filter.device}
        options={named(facets.devices)}
        onChoose={(device) => change({ device })}
      />
      <Select
        label={t('events_address')}
        value={filter.ip}
        options={named(facets.ips)}
        onChoose={(ip) => change({ ip })}
      />
      {isFiltering(filter) && (
        <Button
          kind="quiet"
          size="s"
          onClick={() => {
            explorer.filter.value = NO_FILTER;
          }}
        >
          {t('events_clear_filters')}
        </Button>
      )}
    </div>
  );
}
