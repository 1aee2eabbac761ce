import { useSignal } from '@preact/signals';
import type { Client } from '../../../../utils/domain/clients.ts';
import { t, tCount } from '../../../../utils/domain/text.ts';
import { tidyName } from '../../../../utils/domain/typedClient.ts';
import type { ConsoleApp } from '../../../../utils/state/consoleApp.ts';
import { Field } from '../../../shared/Field.tsx';
import { Named } from '../../../shared/Named.tsx';
import { Notice } from '../../../shared/Notice.tsx';
import { ChangeDialog } from './ChangeDialog.tsx';

/** A client goes its own way: checked before, and confirmed by its name. */
export function UnlinkDialog({ app, client }: { app: ConsoleApp; client: Client }) {
  const { clientDialogs } = app;
  const typed = useSignal('');
  /** undefined: not read yet; null: Bitwarden did not say. */
  const owners = clientDialogs.owners.value;
  const isNamed = tidyName(typed.value) === tidyName(client.name);

  function notAllowed(): string | undefined {
    if (owners === undefined) return t('unlink_checking');
    if (owners === 0) return t('unlink_no_owner');
    return isNamed ? undefined : t('unlink_not_named');
  }
  return (
    <ChangeDialog
      app={app}
      client={client}
      title={<Named message="unlink_title" name={client.name} />}
      doWords={t('unlink_do')}
      deed={t('note_unlinked')}
      isDanger
      notAllowed={notAllowed()}
      onDo={() => void clientDialogs.unlink()}
    >
      {owners === undefined && <Notice kind="neutral">{t('unlink_checking')}</Notice>}
      {owners === 0 && <Notice kind="danger">{t('unlink_no_owner')}</Notice>}
      {owners === null && <Notice kind="warn">{t('unlink_owner_unknown')}</Notice>}
      {typeof owners === 'number' && owners > 0 && (
        <Notice kind="ok">{tCount('unlink_owners', owners)}</Notice>
      )}
      <ul class="said-list">
        <li>{t('unlink_lost')}</li>
        <li>{t('unlink_billing')}</li>
        <li>{t('unlink_logged')}</li>
      </ul>
      <Field
        label={t('unlink_name')}
        name="unlinkName"
        value={typed.value}
        hint={t('unlink_name_hint', client.name)}
        onInput={(text) => {
          typed.value = text;
        }}
      />
    </ChangeDialog>
  );
}
