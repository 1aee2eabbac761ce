import type { ComponentChildren } from 'preact';
import { IconButton } from './IconButton.tsx';
import { Menu } from './Menu.tsx';

export interface MoreMenuProps {
  label: string;
  /** `MenuItem`s. */
  children: ComponentChildren;
}

/** What else can be done, behind three dots. */
export const MoreMenu = ({ label, children }: MoreMenuProps) => (
  <Menu
    label={label}
    atEnd
    button={({ isOpen, onClick, buttonRef }) => (
      <IconButton icon="more" label={label} expanded={isOpen} onClick={onClick} buttonRef={buttonRef} />
    )}
  >
    {children}
  </Menu>
);
