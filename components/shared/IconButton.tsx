import type { RefObject } from 'preact';
import { useId } from 'preact/hooks';
import { Icon, type IconName } from './Icon.tsx';

export interface IconButtonProps {
  icon: IconName;
  /** Its name, and its tooltip. */
  label: string;
  onClick: (event: MouseEvent) => void;
  /** Given for a toggle only. */
  pressed?: boolean | undefined;
  busy?: boolean | undefined;
  /** Why it cannot be pressed now. */
  notAllowed?: string | undefined;
  /** Given for the button of a menu only. */
  expanded?: boolean | undefined;
  buttonRef?: RefObject<HTMLButtonElement | null> | undefined;
}

export function IconButton({
  icon,
  label,
  onClick,
  pressed,
  busy = false,
  notAllowed,
  expanded,
  buttonRef,
}: IconButtonProps) {
  const reasonId = useId();
  return (
    <button
      ref={buttonRef ?? null}
      type="button"
      class="icon-button"
      aria-label={label}
      aria-pressed={pressed}
      aria-busy={busy}
      aria-disabled={notAllowed !== undefined}
      aria-describedby={notAllowed === undefined ? undefined : reasonId}
      aria-haspopup={expanded === undefined ? undefined : 'menu'}
      aria-expanded={expanded}
      title={notAllowed ?? label}
      onClick={(event) => {
        if (!busy && notAllowed === undefined) onClick(event);
      }}
    >
      <Icon name={busy ? 'waiting' : icon} />
      {notAllowed !== undefined && (
        <span id={reasonId} hidden>
          {notAllowed}
        </span>
      )}
    </button>
  );
}
