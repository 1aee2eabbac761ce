import type { ClientCounts } from '../../../utils/domain/clientTable.ts';
import { currentLocale, tCount } from '../../../utils/domain/text.ts';

/** `180 clients: 12 without a free seat, 3 suspended`; what there is none of is left out. */
export function clientsSummary({ all, full, halfMade, suspended, unreadable }: ClientCounts): string {
  const parts = [
    halfMade > 0 && tCount('clients_half_made_count', halfMade),
    full > 0 && tCount('clients_full', full),
    suspended > 0 && tCount('clients_suspended', suspended),
    unreadable > 0 && tCount('clients_unreadable', unreadable),
  ].filter((part) => part !== false);
  if (parts.length === 0) return tCount('console_clients_all', all);
  const list = new Intl.ListFormat(currentLocale(), { type: 'unit', style: 'short' }).format(parts);
  return tCount('clients_summary', all, list);
}
