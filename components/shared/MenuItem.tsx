import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Icon, type IconName } from './Icon.tsx';

export interface MenuItemProps {
  /** What it does, or is. */
  children: ComponentChildren;
  /** A second, quieter line. */
  second?: ComponentChildren;
  icon?: IconName | undefined;
  /** Stands in place of the icon. */
  picture?: ComponentChildren;
  /** Given for one of several of which one holds. */
  checked?: boolean | undefined;
  /** Why it cannot be chosen now. */
  notAllowed?: string | undefined;
  onChoose: () => void;
}

/** One line of a menu: its words name it, the second line describes it, the whole of it can be pressed. */
export function MenuItem({ children, second, icon, picture, checked, notAllowed, onChoose }: MenuItemProps) {
  const secondId = useId();
  const described = notAllowed ?? second;
  return (
    <div class="menu-item" role="none">
      {picture ?? (icon ? <Icon name={icon} /> : <span />)}
      <span class="menu-words">
        <button
          type="button"
          class="menu-action cut"
          {...(checked === undefined
            ? { role: 'menuitem' as const }
            : { role: 'menuitemradio' as const, 'aria-checked': checked })}
          aria-disabled={notAllowed !== undefined}
          aria-describedby={described ? secondId : undefined}
          tabIndex={-1}
          onClick={() => {
            if (notAllowed === undefined) onChoose();
          }}
        >
          {children}
        </button>
        {described && (
          <span class="second" id={secondId}>
            {described}
          </span>
        )}
      </span>
      {checked && <Icon name="accept" />}
    </div>
  );
}

/** Items of one kind under a heading. */
export function MenuGroup({ label, children }: { label: ComponentChildren; children: ComponentChildren }) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu
    <div class="menu-group" role="group" aria-labelledby={id}>
      <div class="menu-head cut" id={id}>
        {label}
      </div>
      {children}
    </div>
  );
}
