import { useSignal } from '@preact/signals';
import type { Client } from '../../../../utils/domain/clients.ts';
import { t } from '../../../../utils/domain/text.ts';
import { LONGEST_REASON } from '../../../../utils/domain/vaultReason.ts';
import { Button } from '../../../shared/Button.tsx';
import { Field } from '../../../shared/Field.tsx';
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
        <Field
          label={t('vault_reason')}
          hint={t('vault_reason_kept')}
          value={reason.value}
          onInput={(text) => {
            reason.value = text.slice(0, LONGEST_REASON);
          }}
        />
      </form>
      <p class="text-2">{t('client_open_vault_trace')}</p>
    </Dialog>
  );
}
