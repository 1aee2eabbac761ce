import type { ComponentChildren } from 'preact';
import { classes } from './classes.ts';
import { Icon, type IconName } from './Icon.tsx';

export interface NoticeProps {
  kind: 'neutral' | 'warn' | 'danger' | 'ok';
  /** One sentence, or a sentence and a next step. */
  children: ComponentChildren;
  /** At most one button. */
  action?: ComponentChildren;
  icon?: IconName | undefined;
}

const ICON_OF: Record<NoticeProps['kind'], IconName> = {
  neutral: 'info',
  warn: 'warn',
  danger: 'danger',
  ok: 'ok',
};

/** What is true right now and matters for the page; stays as long as it is true. */
export function Notice({ kind, children, action, icon = ICON_OF[kind] }: NoticeProps) {
  return (
    <div
      class={classes('notice', kind !== 'neutral' && `notice-${kind}`)}
      role={kind === 'danger' ? 'alert' : 'status'}
    >
      <Icon name={icon} />
      <span class="grow">{children}</span>
      {action}
    </div>
  );
}
