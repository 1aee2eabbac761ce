import { clientsFile } from '../../../utils/domain/clientsFile.ts';
import type { ClientTableModel } from '../../../utils/state/clientTable.ts';
import { ExportButton } from '../ExportButton.tsx';

/** Everything that search and filters leave, in its order, as a table. */
export const ExportClients = ({ table }: { table: ClientTableModel }) => (
  <ExportButton
    name="clients"
    isEmpty={!table.isAnyShown.value}
    write={(writing) => clientsFile(table.shown.value, table.halfMade.value, writing)}
  />
);
