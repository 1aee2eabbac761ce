import { useSignal } from '@preact/signals';
import type { Client } from '../../../../utils/domain/clients.ts';
import { t } from '../../../../utils/domain/text.ts';
import { Button } from '../../../shared/Button.tsx';
import { ReasonField } from '../../../shared/ReasonField.tsx';
import { Dialog } from '../../Dialog.tsx';
import { ClientBand } from './ClientBand.tsx';

interface VaultReasonDialogProps {
  client: Client;
  onOpen: (reason: string) => void;
  onClose: () => void;
}

/** A ticket number or a few words, and then the vault is opened, which Bitwarden records. */
export function VaultReasonDialog({ client, onOpen, onClose }: VaultReasonDialogProps) {
  const reason = useSignal('');
  return (
    <Dialog
      title={t('client_open_vault_reason')}
      band={<ClientBand client={client} words={t('client_band_vault')} />}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('dialog_cancel')}</Button>
          <Button kind="primary" icon="vault" onClick={() => onOpen(reason.value.trim())}>
            {t('client_open_vault')}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onOpen(reason.value.trim());
        }}
      >
        <ReasonField reason={reason} />
      </form>
      <p class="text-2">{t('client_open_vault_trace')}</p>
    </Dialog>
  );
}
