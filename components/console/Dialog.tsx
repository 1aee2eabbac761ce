import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../utils/domain/text.ts';
import { IconButton } from '../shared/IconButton.tsx';

export interface DialogProps {
  title: ComponentChildren;
  /** Esc, the cross, and whatever button says so. */
  onClose: () => void;
  children: ComponentChildren;
  /** Beside the buttons: what they will do. */
  summary?: ComponentChildren;
  /** The buttons, the one that does it last. */
  actions: ComponentChildren;
}

/** In front of the page until it is answered. The focus comes back to where it was. */
export function Dialog({ title, onClose, children, summary, actions }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useLayoutEffect(() => {
    const before = document.activeElement;
    const element = dialog.current;
    element?.showModal();
    return () => {
      // as long as it is open, nothing behind it takes the focus
      element?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      class="dialog"
      ref={dialog}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header class="dialog-head">
        <h2 id={heading}>{title}</h2>
        <IconButton icon="close" label={t('dialog_close')} onClick={onClose} />
      </header>
      <div class="dialog-body">{children}</div>
      <footer class="dialog-foot">
        <span class="grow small text-2" role="status">
          {summary}
        </span>
        {actions}
      </footer>
    </dialog>
  );
}
