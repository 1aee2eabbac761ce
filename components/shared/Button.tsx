import type { ComponentChildren, RefObject } from 'preact';
import { useId } from 'preact/hooks';
import { classes } from './classes.ts';
import { Icon, type IconName } from './Icon.tsx';

export interface ButtonProps {
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger' | undefined;
  size?: 's' | 'm' | 'l' | undefined;
  icon?: IconName | undefined;
  /** The icon stands after the words: it says where they lead. */
  iconAtEnd?: boolean | undefined;
  /** The label stays, the icon turns to waiting, a second press is ignored. */
  busy?: boolean | undefined;
  /** Why it cannot be pressed now; it stays focusable and says so. */
  notAllowed?: string | undefined;
  onClick?: ((event: MouseEvent) => void) | undefined;
  children: ComponentChildren;
  type?: 'button' | 'submit' | undefined;
  /** Keys that do the same, as `aria-keyshortcuts` spells them. */
  keys?: string | undefined;
  /** As wide as what holds it. */
  wide?: boolean | undefined;
  buttonRef?: RefObject<HTMLButtonElement | null> | undefined;
}

export function Button({
  kind = 'secondary',
  size = 'm',
  icon,
  iconAtEnd = false,
  busy = false,
  notAllowed,
  onClick,
  children,
  type = 'button',
  keys,
  wide = false,
  buttonRef,
}: ButtonProps) {
  const reasonId = useId();
  const press = (event: MouseEvent) => {
    if (!busy && notAllowed === undefined) onClick?.(event);
    else event.preventDefault();
  };
  const shownIcon = busy ? 'waiting' : icon;
  const picture = shownIcon && <Icon name={shownIcon} size={size === 's' ? 14 : 16} />;
  return (
    <button
      ref={buttonRef ?? null}
      type={type}
      class={classes('button', `button-${kind}`, `button-${size}`, wide && 'is-wide')}
      aria-busy={busy}
      aria-disabled={notAllowed !== undefined}
      aria-describedby={notAllowed === undefined ? undefined : reasonId}
      title={notAllowed ?? keys}
      aria-keyshortcuts={keys}
      onClick={press}
    >
      {!iconAtEnd && picture}
      {children}
      {iconAtEnd && picture}
      {notAllowed !== undefined && (
        <span id={reasonId} hidden>
          {notAllowed}
        </span>
      )}
    </button>
  );
}
