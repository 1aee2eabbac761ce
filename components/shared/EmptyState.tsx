import type { ComponentChildren } from 'preact';
import { classes } from './classes.ts';
import { Icon, type IconName } from './Icon.tsx';

export interface EmptyStateProps {
  icon: IconName;
  /** What is, or is not, here. */
  title: ComponentChildren;
  /** Why. */
  children?: ComponentChildren;
  /** One button. */
  action?: ComponentChildren;
  danger?: boolean | undefined;
}

/** Fills the place of a list that has nothing to show. */
export function EmptyState({ icon, title, children, action, danger = false }: EmptyStateProps) {
  return (
    <div class="empty">
      <span class={classes('disc', danger && 'is-danger')}>
        <Icon name={icon} />
      </span>
      <h2>{title}</h2>
      {children && <div class="empty-text">{children}</div>}
      {action}
    </div>
  );
}
