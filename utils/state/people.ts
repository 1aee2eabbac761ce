import { computed, signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { Failure } from '../domain/failures.ts';
import { countPeople, onlyAdmin, type Person, type PersonStatus } from '../domain/people.ts';
import type { ProviderRole } from '../domain/providers.ts';

export type PeopleModel = ReturnType<typeof createPeople>;

/** The provider's own team. */
export function createPeople(bridge: Bridge) {
  const people = signal<Person[] | null>(null);
  const loading = signal(false);
  const failure = signal<Failure | null>(null);
  const query = signal('');
  /** null: whatever it is. */
  const status = signal<PersonStatus | null>(null);
  const role = signal<ProviderRole | null>(null);
  /** Ids; of those who are gone none is told. */
  const selection = signal<ReadonlySet<string>>(new Set());
  /** An answer that comes after the list was cleared is another provider's. */
  let epoch = 0;

  const shown = computed(() => {
    const needle = query.value.trim().toLowerCase();
    return (people.value ?? []).filter(
      (person) =>
        (status.value === null || person.status === status.value) &&
        (role.value === null || person.role === role.value) &&
        `${person.name ?? ''} ${person.email}`.toLowerCase().includes(needle),
    );
  });

  return {
    people,
    loading,
    failure,
    query,
    status,
    role,
    shown,
    selection,
    /** Those who are selected and shown: what is out of sight is not acted on. */
    selected: computed(() => shown.value.filter(({ id }) => selection.value.has(id))),
    isFiltered: computed(() => query.value.trim() !== '' || status.value !== null || role.value !== null),
    counts: computed(() => countPeople(people.value ?? [])),
    onlyAdmin: computed(() => onlyAdmin(people.value ?? [])),
    showAll() {
      query.value = '';
      status.value = null;
      role.value = null;
    },
    async load(): Promise<void> {
      const mine = ++epoch;
      loading.value = true;
      const result = await bridge.call('people.list', {}, { repeat: true });
      if (mine !== epoch) return;
      loading.value = false;
      failure.value = result.ok ? null : result.failure;
      if (result.ok) people.value = result.value;
    },
    clear() {
      epoch++;
      people.value = null;
      failure.value = null;
      loading.value = false;
      query.value = '';
      status.value = null;
      role.value = null;
      selection.value = new Set();
    },
  };
}
