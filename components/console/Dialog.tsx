import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../utils/domain/text.ts';
import { classes } from '../shared/classes.ts';
import { IconButton } from '../shared/IconButton.tsx';

export interface DialogProps {
  title: ComponentChildren;
  /** Esc, the cross, and whatever button says so. */
  onClose: () => void;
  children: ComponentChildren;
  /** Whose it is, above the title and the first that is said. */
  band?: ComponentChildren;
  /** With a table in it. */
  isWide?: boolean;
  /** Beside the buttons: what they will do. */
  summary?: ComponentChildren;
  /** The buttons, the one that does it last. */
  actions: ComponentChildren;
}

const FIELD = '.dialog-body :is(input[type="text"], input[type="email"], textarea)';

/** In front of the page until it is answered. What is typed goes into its first field; the focus comes back to where it was. */
export function Dialog({ title, onClose, children, band, isWide, summary, actions }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  // as it is first rendered: a field in it may take the focus before it opens
  const before = useRef(document.activeElement);
  const heading = useId();
  const whose = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // the browser would give it to the cross
    const field = element?.querySelector<HTMLInputElement | HTMLTextAreaElement>(FIELD);
    field?.focus();
    if (field instanceof HTMLInputElement) field.select();
    return () => {
      // as long as it is open, nothing behind it takes the focus
      element?.close();
      if (before.current instanceof HTMLElement) before.current.focus();
    };
  }, []);
  // what had it is gone, as a form is once it was sent: then to the button that comes next
  useLayoutEffect(() => {
    if (document.activeElement !== document.body) return;
    dialog.current?.querySelector<HTMLElement>('.dialog-foot button:last-of-type')?.focus();
  });
  return (
    <dialog
      class={classes('dialog', isWide && 'is-wide')}
      ref={dialog}
      aria-labelledby={heading}
      aria-describedby={band ? whose : undefined}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      {band && <div id={whose}>{band}</div>}
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
