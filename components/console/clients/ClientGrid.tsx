import type { ClientColumn } from '../../../utils/domain/clientColumns.ts';
import type { Client } from '../../../utils/domain/clients.ts';
import { clientStatus } from '../../../utils/domain/clientTable.ts';
import { t } from '../../../utils/domain/text.ts';
import type { ConsoleApp } from '../../../utils/state/consoleApp.ts';
import { IconButton } from '../../shared/IconButton.tsx';
import { type Place, placeBelow } from '../table/ContextMenu.tsx';
import { Grid, type GridColumn } from '../table/Grid.tsx';
import { sortedBy } from '../table/GridHead.tsx';
import { AssignedCell, ClientCell, RemainingCell, StatusCell, TagsCell, UsedCell } from './ClientCells.tsx';
import { columnWords } from './columnWords.ts';

const ROW_HEIGHT = 44;

export interface ClientGridProps {
  app: ConsoleApp;
  onOpen: (client: Client) => void;
  onMenu: (client: Client, at: Place) => void;
  /** Whose menu is open. */
  menuOf: Client | null;
}

type Shape = Omit<GridColumn<Client, ClientColumn>, 'name' | 'label'>;

/** All clients that are shown, one a row. */
export function ClientGrid({ app, onOpen, onMenu, menuOf }: ClientGridProps) {
  const { clientTable, clientColumns } = app;
  const halfMade = clientTable.halfMade.value;
  const shapes: Record<ClientColumn, Shape> = {
    client: {
      width: 'minmax(180px, 3fr)',
      sorts: true,
      cell: (client) => <ClientCell client={client} onOpen={() => onOpen(client)} />,
    },
    code: { width: '64px', sorts: true, isOptional: true, cell: ({ code }) => code },
    plan: { width: 'minmax(96px, 1fr)', sorts: true, isOptional: true, cell: ({ plan }) => plan },
    assigned: {
      width: '84px',
      isFigure: true,
      sorts: true,
      cell: (client) => <AssignedCell client={client} />,
    },
    used: { width: '64px', isFigure: true, sorts: true, cell: (client) => <UsedCell client={client} /> },
    remaining: {
      width: '92px',
      isFigure: true,
      sorts: true,
      cell: (client) => <RemainingCell client={client} />,
    },
    status: {
      width: 'minmax(110px, 1fr)',
      sorts: true,
      cell: (client) => <StatusCell status={clientStatus(client, halfMade)} />,
    },
    tags: { width: 'minmax(100px, 1.5fr)', isOptional: true, cell: (client) => <TagsCell client={client} /> },
  };
  const columns: GridColumn<Client, ClientColumn | 'doors'>[] = [
    ...clientColumns.columns.value.map((name) => ({ name, label: columnWords(name), ...shapes[name] })),
    {
      name: 'doors',
      label: t('grid_actions'),
      width: '36px',
      cell: (client) => (
        <span class="grid-doors">
          <IconButton
            icon="more"
            label={t('client_more', client.name)}
            expanded={menuOf?.id === client.id}
            onClick={(event) => {
              if (event.currentTarget instanceof Element) onMenu(client, placeBelow(event.currentTarget));
            }}
          />
        </span>
      ),
    },
  ];
  const order = clientTable.order.value;
  return (
    <Grid
      label={t('clients_caption')}
      rows={clientTable.shown.value}
      keyOf={({ id }) => id}
      nameOf={({ name }) => name}
      columns={columns}
      order={order}
      onSort={(column) => {
        if (column === 'doors' || column === 'tags') return;
        clientTable.sort(order ? { ...sortedBy(order, column), column } : { column, direction: 'ascending' });
      }}
      rowHeight={ROW_HEIGHT}
      onOpen={onOpen}
      onMenu={onMenu}
    />
  );
}
