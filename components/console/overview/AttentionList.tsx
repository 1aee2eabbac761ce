import { CloudAlert, UserPlus } from 'lucide-preact';
import type { AttentionItem, AttentionKind } from '../../../utils/domain/attention.ts';
import type { ClientFilter } from '../../../utils/domain/clientTable.ts';
import { formatNumber, t, tCount } from '../../../utils/domain/text.ts';
import type { ConsoleApp } from '../../../utils/state/consoleApp.ts';
import { classes } from '../../shared/classes.ts';
import { Icon, type IconName } from '../../shared/Icon.tsx';
import type { ClientWays } from '../clients/useClientWays.ts';
import { hrefOf } from '../routes.ts';
import { attentionAction, attentionNames, attentionText, attentionTitle } from './attentionWords.ts';
import { ClientLink } from './ClientLink.tsx';

const ICONS: Record<AttentionKind, IconName> = {
  onlyAdmin: 'danger',
  severe: 'warn',
  teamChanged: 'warn',
  halfMade: 'waiting',
  seatsOver: 'clients',
  serverWarning: 'warn',
  waiting: UserPlus,
  unreadable: 'warn',
  suspended: 'suspended',
  dropped: CloudAlert,
  seatsFull: 'clients',
  seatsNear: 'clients',
};

/** What the table of clients is filtered by. */
const FILTERS: Partial<Record<AttentionKind, Partial<ClientFilter>>> = {
  halfMade: { status: 'halfMade' },
  seatsOver: { seats: 'over' },
  seatsFull: { seats: 'full' },
  seatsNear: { seats: 'near' },
  suspended: { status: 'suspended' },
  unreadable: { status: 'unreadable' },
};

/** The list it leads to shows those it is about. */
function prepare({ kind, place }: AttentionItem, { people, clientTable }: ConsoleApp): void {
  if (place === 'people') {
    people.showAll();
    if (kind === 'waiting') people.status.value = 'accepted';
  }
  if (place === 'clients') {
    clientTable.showAll();
    clientTable.narrow(FILTERS[kind] ?? {});
  }
}

function Names({ item, ways }: { item: AttentionItem; ways: ClientWays }) {
  const names = attentionNames(item);
  const shown = Math.max(names.length, item.clients.length);
  const rest = item.kind === 'severe' ? 0 : item.count - shown;
  if (shown === 0) return null;
  return (
    <ul class="attention-names">
      {item.clients.map((client) => (
        <li key={client.id}>
          <ClientLink client={client} ways={ways} />
        </li>
      ))}
      {names.map((name) => (
        <li key={name}>
          <bdi>{name}</bdi>
        </li>
      ))}
      {rest > 0 && <li class="text-3">{tCount('attention_more', rest)}</li>}
    </ul>
  );
}

export interface AttentionListProps {
  app: ConsoleApp;
  items: readonly AttentionItem[];
  ways: ClientWays;
  /** What cannot be seen from here, each a sentence. */
  unseen: readonly string[];
}

/** What needs somebody, worst first, each with the way to where it is solved. */
export function AttentionList({ app, items, ways, unseen }: AttentionListProps) {
  return (
    <section class="card" aria-labelledby="attention-head">
      <header class="card-head">
        <h2 id="attention-head">{t('attention_title')}</h2>
        {items.length > 0 && <span class="count">{formatNumber(items.length)}</span>}
      </header>
      {items.length === 0 ? (
        <p class="attention-none">
          <Icon name="ok" />
          {t('attention_none')}
        </p>
      ) : (
        <ul class="attention">
          {items.map((item) => (
            <li key={item.kind} class={classes(item.level !== 'neutral' && `is-${item.level}`)}>
              <Icon name={ICONS[item.kind]} />
              <div class="grow">
                <b class="strong">{attentionTitle(item)}</b> <span class="text-2">{attentionText(item)}</span>
                <Names item={item} ways={ways} />
              </div>
              <a
                class="button button-secondary button-s"
                href={hrefOf(item.place)}
                onClick={() => prepare(item, app)}
              >
                {attentionAction(item)}
                <span class="visually-hidden">: {attentionTitle(item)}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {unseen.map((sentence) => (
        <p key={sentence} class="attention-unseen small text-3">
          {sentence}
        </p>
      ))}
    </section>
  );
}
