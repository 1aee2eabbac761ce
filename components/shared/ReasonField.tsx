import type { Signal } from '@preact/signals';
import { t } from '../../utils/domain/text.ts';
import { LONGEST_REASON } from '../../utils/domain/vaultReason.ts';
import { Field } from './Field.tsx';

export interface ReasonFieldProps {
  reason: Signal<string>;
  autoFocus?: boolean;
}

/** Why a vault is opened: a ticket number or a few words, kept on this computer alone. */
export function ReasonField({ reason, autoFocus = false }: ReasonFieldProps) {
  return (
    <Field
      label={t('vault_reason')}
      hint={t('vault_reason_kept')}
      value={reason.value}
      autoFocus={autoFocus}
      onInput={(text) => {
        reason.value = text.slice(0, LONGEST_REASON);
      }}
    />
  );
}
