import type { ComponentChildren } from 'preact';
import type { AttentionItem } from '../../utils/domain/attention.ts';
import { formatNumber } from '../../utils/domain/text.ts';
import { classes } from '../shared/classes.ts';
import { Icon, type IconName } from '../shared/Icon.tsx';
import { attentionTitle } from './overview/attentionWords.ts';
import { hrefOf, type RouteName } from './routes.ts';

export interface ConsoleNavEntryProps {
  route: RouteName;
  icon: IconName;
  isCurrent: boolean;
  waiting: readonly AttentionItem[];
  children: ComponentChildren;
}

/** The way to a page, with how much waits there; the sentence behind the number is its description. */
export function ConsoleNavEntry({ route, icon, isCurrent, waiting, children }: ConsoleNavEntryProps) {
  const id = `nav-${route}-waiting`;
  const count = waiting.reduce((sum, item) => sum + item.count, 0);
  const words = waiting.map(attentionTitle).join(' ');
  const isSevere = waiting.some(({ level }) => level === 'danger');
  return (
    <>
      <a
        class="nav-link"
        href={hrefOf(route)}
        aria-current={isCurrent ? 'page' : undefined}
        aria-describedby={count > 0 ? id : undefined}
      >
        <Icon name={icon} />
        {children}
        {count > 0 && (
          <span class={classes('count', isSevere && 'is-severe')} title={words} aria-hidden="true">
            {formatNumber(count)}
          </span>
        )}
      </a>
      {count > 0 && (
        <span id={id} hidden>
          {words}
        </span>
      )}
    </>
  );
}
