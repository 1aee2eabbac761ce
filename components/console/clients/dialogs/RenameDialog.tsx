import { useSignal } from '@preact/signals';
import type { Client } from '../../../../utils/domain/clients.ts';
import { LONGEST_CLIENT_NAME } from '../../../../utils/domain/newClient.ts';
import { t, tMember } from '../../../../utils/domain/text.ts';
import { nameProblem, tidyName } from '../../../../utils/domain/typedClient.ts';
import type { ConsoleApp } from '../../../../utils/state/consoleApp.ts';
import { Field } from '../../../shared/Field.tsx';
import { ChangeDialog } from './ChangeDialog.tsx';

/** Another name for a client. */
export function RenameDialog({ app, client }: { app: ConsoleApp; client: Client }) {
  const { clientDialogs } = app;
  const name = useSignal(client.name);
  const tidy = tidyName(name.value);
  const problem = nameProblem(tidy);
  const same = tidy === client.name ? t('rename_same') : undefined;
  return (
    <ChangeDialog
      app={app}
      client={client}
      title={t('rename_title')}
      doWords={t('rename_do')}
      deed={t('note_renamed', tidy)}
      notAllowed={problem ? tMember('typed_problem', problem) : same}
      onDo={() => void clientDialogs.rename(tidy)}
    >
      <Field
        label={t('new_client_name')}
        name="clientName"
        value={name.value}
        error={problem ? tMember('typed_problem', problem) : undefined}
        hint={t('new_client_name_hint', LONGEST_CLIENT_NAME)}
        onInput={(text) => {
          name.value = text;
        }}
      />
      <p class="text-2">{t('rename_text')}</p>
    </ChangeDialog>
  );
}
