import type { Client } from '../../../utils/domain/clients.ts';
import type { SeatColumn, SeatRow } from '../../../utils/domain/seatRows.ts';
import { t } from '../../../utils/domain/text.ts';
import type { SeatsModel } from '../../../utils/state/seats.ts';
import { Grid, type GridColumn } from '../table/Grid.tsx';
import { sortedBy } from '../table/GridHead.tsx';
import { monthWords } from './billWords.ts';
import { ChangeCell, FigureCell, NameCell, PlanCell, StateCell } from './SeatCells.tsx';

const ROW_HEIGHT = 40;

export interface SeatGridProps {
  model: SeatsModel;
  /** Enter on a client. */
  onOpen: (client: Client) => void;
}

/** Seats of each client, and of the MSP's own organizations. */
export function SeatGrid({ model, onOpen }: SeatGridProps) {
  const month = model.before.value?.month;
  const columns: GridColumn<SeatRow, SeatColumn>[] = [
    {
      name: 'name',
      label: t('bill_organization'),
      width: 'minmax(170px, 3fr)',
      sorts: true,
      cell: (row) => <NameCell row={row} />,
    },
    {
      name: 'plan',
      label: t('clients_plan'),
      width: 'minmax(90px, 1fr)',
      sorts: true,
      isOptional: true,
      cell: (row) => <PlanCell row={row} />,
    },
    {
      name: 'assigned',
      label: t('clients_assigned'),
      width: '84px',
      isFigure: true,
      sorts: true,
      cell: ({ seats }) => <FigureCell count={seats.total} none={t('clients_unlimited')} />,
    },
    {
      name: 'used',
      label: t('clients_used'),
      width: '64px',
      isFigure: true,
      sorts: true,
      cell: ({ seats }) => <FigureCell count={seats.used} none={t('bill_unknown')} />,
    },
    {
      name: 'remaining',
      label: t('clients_remaining'),
      width: '92px',
      isFigure: true,
      sorts: true,
      cell: ({ remaining, seats }) => (
        <FigureCell count={remaining} none={t(seats.used === null ? 'bill_unknown' : 'clients_unlimited')} />
      ),
    },
    {
      name: 'state',
      label: t('bill_threshold'),
      width: '112px',
      sorts: true,
      cell: (row) => <StateCell row={row} />,
    },
    ...(month
      ? [
          {
            name: 'change' as const,
            label: t('bill_since_month', monthWords(month)),
            width: 'minmax(150px, 1.4fr)',
            sorts: true,
            isOptional: true,
            cell: (row: SeatRow) => <ChangeCell row={row} />,
          },
        ]
      : []),
  ];
  return (
    <Grid
      label={t('bill_seats_caption')}
      rows={model.shown.value}
      keyOf={({ id }) => id}
      nameOf={({ name }) => name}
      columns={columns}
      order={model.order.value}
      onSort={(column) => {
        model.order.value = sortedBy(model.order.value, column);
      }}
      rowHeight={ROW_HEIGHT}
      onOpen={({ client }) => {
        if (client) onOpen(client);
      }}
    />
  );
}
