import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../utils/domain/text.ts';
import { Button } from './Button.tsx';
import { ReasonField } from './ReasonField.tsx';

export interface VaultReasonProps {
  onOpen: (reason: string) => void;
  onClose: () => void;
}

/** A ticket number or a few words, and then the vault is opened. Esc opens nothing. */
export function VaultReason({ onOpen, onClose }: VaultReasonProps) {
  const reason = useSignal('');
  const before = useRef(document.activeElement);
  useEffect(
    () => () => {
      if (before.current instanceof HTMLElement) before.current.focus();
    },
    [],
  );
  return (
    <form
      class="vault-reason"
      aria-label={t('client_open_vault_reason')}
      onSubmit={(event) => {
        event.preventDefault();
        onOpen(reason.value.trim());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <ReasonField reason={reason} autoFocus />
      <p class="small text-2">{t('client_open_vault_trace')}</p>
      <div class="across">
        <Button size="s" kind="quiet" onClick={onClose}>
          {t('dialog_cancel')}
        </Button>
        <Button size="s" kind="primary" type="submit" icon="vault">
          {t('client_open_vault')}
        </Button>
      </div>
    </form>
  );
}
