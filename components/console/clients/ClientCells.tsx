import { Hammer, KeyRound } from 'lucide-preact';
import type { Client } from '../../../utils/domain/clients.ts';
import type { ClientStatus } from '../../../utils/domain/clientTable.ts';
import { remainingSeats, seatLevel } from '../../../utils/domain/seats.ts';
import { formatNumber, t } from '../../../utils/domain/text.ts';
import { Badge } from '../../shared/Badge.tsx';
import { classes } from '../../shared/classes.ts';
import { Monogram } from '../../shared/Monogram.tsx';

/** Colour, code and name; pressed, the client's page opens. */
export function ClientCell({ client, onOpen }: { client: Client; onOpen: () => void }) {
  return (
    <span class="client-cell">
      <Monogram code={client.code} hue={client.hue} muted={client.trouble === 'unreadable'} />
      <button type="button" class="link-button cut" tabIndex={-1} onClick={onOpen}>
        <bdi>{client.name}</bdi>
      </button>
    </span>
  );
}

const seatFigure = (count: number | null) => (count === null ? t('clients_unlimited') : formatNumber(count));

export const AssignedCell = ({ client }: { client: Client }) => (
  <span class="figure is-apart tabular">{seatFigure(client.seats.total)}</span>
);

export const UsedCell = ({ client }: { client: Client }) => (
  <span class="figure is-apart tabular">{formatNumber(client.seats.used)}</span>
);

/** Amber and red as everywhere, and the figure says it too. */
export const RemainingCell = ({ client }: { client: Client }) => (
  <span class={classes('figure is-apart tabular', `is-${seatLevel(client.seats)}`)}>
    {seatFigure(remainingSeats(client.seats))}
  </span>
);

const STATUS_BADGES = {
  halfMade: ['clients_half_made', 'danger', Hammer],
  unreadable: ['trouble_unreadable', 'danger', KeyRound],
  suspended: ['trouble_suspended', 'warn', 'suspended'],
} as const;

export function StatusCell({ status }: { status: ClientStatus }) {
  if (status === 'fine') return <span class="text-3">{t('clients_fine')}</span>;
  const [words, kind, icon] = STATUS_BADGES[status];
  return (
    <Badge kind={kind} icon={icon}>
      {t(words)}
    </Badge>
  );
}

export const TagsCell = ({ client }: { client: Client }) => (
  <bdi class="small cut">{client.tags.map((tag) => `#${tag}`).join(' ')}</bdi>
);
