import type { ComponentChildren } from 'preact';
import { classes } from './classes.ts';
import { Icon, type IconName } from './Icon.tsx';

export interface BadgeProps {
  kind?: 'neutral' | 'warn' | 'danger' | 'ok' | 'accent' | undefined;
  icon?: IconName | undefined;
  children: ComponentChildren;
}

/** A state that is not the normal one. */
export function Badge({ kind = 'neutral', icon, children }: BadgeProps) {
  return (
    <span class={classes('badge', kind !== 'neutral' && `badge-${kind}`)}>
      {icon && <Icon name={icon} size={12} />}
      {children}
    </span>
  );
}
