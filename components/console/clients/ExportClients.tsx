import { useSignal } from '@preact/signals';
import { clientsFile } from '../../../utils/domain/clientsFile.ts';
import { dateOf } from '../../../utils/domain/logRange.ts';
import { t } from '../../../utils/domain/text.ts';
import type { ClientTableModel } from '../../../utils/state/clientTable.ts';
import { Button } from '../../shared/Button.tsx';
import { saveFile } from '../events/saveFile.ts';

const toPart = (text: string) => new Blob([text]);

/** Lets the page answer keys in between. */
const breathe = () => new Promise<void>((resolve) => setTimeout(resolve));

/** Everything that search and filters leave, in its order, as a table. */
export function ExportClients({ table }: { table: ClientTableModel }) {
  const busy = useSignal(false);
  const save = async () => {
    busy.value = true;
    try {
      const parts = await clientsFile(table.shown.value, table.halfMade.value, breathe, toPart);
      saveFile(`clients-${dateOf(Date.now())}.csv`, 'text/csv', parts);
    } finally {
      busy.value = false;
    }
  };
  const none = table.shown.value.length === 0 ? t('clients_export_none') : undefined;
  return (
    <Button busy={busy.value} notAllowed={none} onClick={() => void save()}>
      {t('clients_export')}
    </Button>
  );
}
