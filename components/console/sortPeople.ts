import type { Person, PersonStatus } from '../../utils/domain/people.ts';
import type { ProviderRole } from '../../utils/domain/providers.ts';

export type PeopleColumn = 'person' | 'role' | 'status';

export interface PeopleOrder {
  column: PeopleColumn;
  direction: 'ascending' | 'descending';
}

const ROLE_RANK: Record<ProviderRole, number> = { providerAdmin: 0, serviceUser: 1 };
/** Who waits for someone comes first. */
const STATUS_RANK: Record<PersonStatus, number> = { accepted: 0, invited: 1, confirmed: 2 };

/** A sorted copy; equal ones stay in the order of their names. */
export function sortPeople(people: readonly Person[], order: PeopleOrder, locale?: string): Person[] {
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const byName = (a: Person, b: Person) => collator.compare(a.name ?? a.email, b.name ?? b.email);
  const sign = order.direction === 'ascending' ? 1 : -1;
  const compare: Record<PeopleColumn, (a: Person, b: Person) => number> = {
    person: (a, b) => sign * byName(a, b),
    role: (a, b) => sign * (ROLE_RANK[a.role] - ROLE_RANK[b.role]) || byName(a, b),
    status: (a, b) => sign * (STATUS_RANK[a.status] - STATUS_RANK[b.status]) || byName(a, b),
  };
  return [...people].sort(compare[order.column]);
}
