import { computed, signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { Failure } from '../domain/failures.ts';
import { countPeople, onlyAdmin, type Person } from '../domain/people.ts';

export type PeopleModel = ReturnType<typeof createPeople>;

/** The provider's own team. */
export function createPeople(bridge: Bridge) {
  const people = signal<Person[] | null>(null);
  const loading = signal(false);
  const failure = signal<Failure | null>(null);
  const query = signal('');
  /** An answer that comes after the list was cleared is another provider's. */
  let epoch = 0;

  const shown = computed(() => {
    const needle = query.value.trim().toLowerCase();
    return (people.value ?? []).filter((person) =>
      `${person.name ?? ''} ${person.email}`.toLowerCase().includes(needle),
    );
  });

  return {
    people,
    loading,
    failure,
    query,
    shown,
    counts: computed(() => countPeople(people.value ?? [])),
    onlyAdmin: computed(() => onlyAdmin(people.value ?? [])),
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
    },
  };
}
