import type { ComponentChildren } from 'preact';
import { classes } from '../shared/classes.ts';
import { Icon, type IconName } from '../shared/Icon.tsx';
import { Menu } from '../shared/Menu.tsx';

export interface ButtonMenuProps {
  /** Of the button, and of its menu. */
  label: string;
  icon?: IconName;
  isPrimary?: boolean;
  size?: 's' | 'm';
  isBusy?: boolean;
  /** `MenuItem`s. */
  children: ComponentChildren;
}

/** A button of a page that opens a menu. */
export const ButtonMenu = ({
  label,
  icon,
  isPrimary = false,
  size = 'm',
  isBusy,
  children,
}: ButtonMenuProps) => (
  <Menu
    label={label}
    atEnd
    button={({ isOpen, onClick, buttonRef }) => (
      <button
        ref={buttonRef}
        type="button"
        class={classes(`button button-${size}`, isPrimary ? 'button-primary' : 'button-secondary')}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-busy={isBusy}
        onClick={onClick}
      >
        {icon && <Icon name={icon} />}
        {label}
        <Icon name={isBusy ? 'waiting' : 'down'} size={14} />
      </button>
    )}
  >
    {children}
  </Menu>
);
