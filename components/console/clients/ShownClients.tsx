import { formatNumber, t } from '../../../utils/domain/text.ts';
import type { ClientTableModel } from '../../../utils/state/clientTable.ts';

/** How many of all are left, announced; nothing while all are there. */
export function ShownClients({ table }: { table: ClientTableModel }) {
  const shown = table.shown.value.length;
  const { all } = table.counts.value;
  return (
    <p class="small text-2" role="status">
      {table.isNarrowed.value && t('clients_some', formatNumber(shown), formatNumber(all))}
    </p>
  );
}
