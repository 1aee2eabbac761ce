import { type ClientPage, pageName } from '../../utils/domain/clientPages.ts';
import type { Match } from '../../utils/domain/search.ts';
import { t } from '../../utils/domain/text.ts';
import { Badge } from '../shared/Badge.tsx';
import { classes } from '../shared/classes.ts';
import { clientWords, troubleWord } from '../shared/clientWords.ts';
import { Icon } from '../shared/Icon.tsx';
import { Monogram } from '../shared/Monogram.tsx';
import { SeatMeter } from '../shared/SeatMeter.tsx';
import { MarkedName } from './MarkedName.tsx';
import { ROW_HEIGHT } from './visibleRows.ts';

export interface ClientRowProps {
  match: Match;
  /** Place in the list, from 0. */
  at: number;
  count: number;
  isSelected: boolean;
  isCurrent: boolean;
  /** In a tab of the web vault. */
  isOpen: boolean;
  /** The worker was asked to switch here and has not answered. */
  isEntering: boolean;
  /** The page that was asked for, on the row where Enter takes effect. */
  leadsTo: ClientPage | null;
  /** Why that page does not open. */
  notAllowed: string | null | undefined;
  onPin: () => void;
  /** The first of those used last, or of the rest. */
  startsGroup: boolean;
  onChoose: (event: MouseEvent) => void;
}

/** The same in every row; a row that changes does not draw it anew. */
const STAR = <Icon name="star" size={14} />;

/** Id of the element of a client's row. */
export const rowId = (clientId: string) => `client-${clientId}`;

export function ClientRow(props: ClientRowProps) {
  const {
    match,
    at,
    count,
    isSelected,
    isCurrent,
    isOpen,
    isEntering,
    leadsTo,
    notAllowed,
    onChoose,
    onPin,
    startsGroup,
  } = props;
  const { client } = match;
  const isUnreadable = client.trouble === 'unreadable';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's, which keeps the focus
    // biome-ignore lint/a11y/useFocusableInteractive: an option of a combobox is pointed at, never focused
    <div
      id={rowId(client.id)}
      class={classes(
        'row',
        isSelected && 'is-selected',
        isCurrent && 'is-current',
        startsGroup && 'starts-group',
      )}
      style={{ top: `${at * ROW_HEIGHT}px` }}
      role="option"
      aria-selected={isSelected}
      aria-current={isCurrent ? 'true' : undefined}
      aria-busy={isEntering}
      aria-setsize={count}
      aria-posinset={at + 1}
      onClick={onChoose}
    >
      <span class="visually-hidden">
        {clientWords(client, isCurrent, isOpen)}
        {leadsTo && `, ${notAllowed ?? t('popup_leads_to', pageName(leadsTo))}`}
      </span>
      <Monogram code={client.code} hue={client.hue} solid={isCurrent} muted={isUnreadable} />
      <span class="name" aria-hidden="true">
        <span class="cut" title={client.name}>
          <MarkedName {...match} />
        </span>
        {client.tags.length > 0 && (
          <span class="tags cut" dir="auto">
            {client.tags.map((tag) => `#${tag}`).join(' ')}
          </span>
        )}
        {isEntering ? <Icon name="waiting" size={12} /> : isOpen && <Icon name="webVault" size={12} />}
        {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the key is the combobox's, an option holds no button */}
        <span
          class={classes('star', client.isPinned && 'is-on')}
          title={t(client.isPinned ? 'popup_unpin' : 'popup_pin')}
          onClick={(event) => {
            event.stopPropagation();
            onPin();
          }}
        >
          {STAR}
        </span>
      </span>
      <span class="facts" aria-hidden="true">
        {client.trouble ? (
          <span class="state">
            <Badge kind={isUnreadable ? 'danger' : 'warn'} icon={isUnreadable ? 'danger' : 'suspended'}>
              {troubleWord(client)}
            </Badge>
          </span>
        ) : leadsTo ? (
          <span class="state" title={notAllowed ?? undefined}>
            <Badge kind={notAllowed ? 'warn' : 'accent'} icon={notAllowed ? 'lock' : 'open'}>
              {pageName(leadsTo)}
            </Badge>
          </span>
        ) : (
          <>
            <span class="plan cut">{client.plan}</span>
            <SeatMeter seats={client.seats} />
          </>
        )}
      </span>
    </div>
  );
}
