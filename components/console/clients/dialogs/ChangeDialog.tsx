import type { ComponentChildren } from 'preact';
import type { Client } from '../../../../utils/domain/clients.ts';
import { t } from '../../../../utils/domain/text.ts';
import type { ConsoleApp } from '../../../../utils/state/consoleApp.ts';
import { Button } from '../../../shared/Button.tsx';
import { FailureNotice } from '../../../shared/FailureNotice.tsx';
import { Dialog } from '../../Dialog.tsx';
import { ClientBand } from './ClientBand.tsx';
import { OutcomeNotice } from './OutcomeNotice.tsx';

export interface ChangeDialogProps {
  app: ConsoleApp;
  client: Client;
  title: ComponentChildren;
  doWords: string;
  isDanger?: boolean;
  /** Why it cannot be done now. */
  notAllowed?: string | undefined;
  onDo: () => void;
  children: ComponentChildren;
}

/** One change of one client, headed by which one; afterwards it says how that ended. */
export function ChangeDialog(props: ChangeDialogProps) {
  const { app, client, title, doWords, isDanger = false, notAllowed, onDo, children } = props;
  const { clientDialogs, clientLife } = app;
  const outcome = clientLife.outcome.value;
  const failure = clientLife.failure.value;
  const isOver = outcome !== null && outcome.outcome !== 'refused';
  return (
    <Dialog
      title={title}
      band={<ClientBand client={client} />}
      onClose={clientDialogs.close}
      actions={
        isOver ? (
          <Button kind="primary" onClick={clientDialogs.close}>
            {t('dialog_close')}
          </Button>
        ) : (
          <>
            <Button onClick={clientDialogs.close}>{t('dialog_cancel')}</Button>
            <Button
              kind={isDanger ? 'danger' : 'primary'}
              busy={clientLife.busy.value}
              notAllowed={notAllowed}
              onClick={onDo}
            >
              {doWords}
            </Button>
          </>
        )
      }
    >
      {failure && <FailureNotice failure={failure} onRetry={() => void clientDialogs.prepareAgain()} />}
      {outcome && <OutcomeNotice outcome={outcome} />}
      {!isOver && (
        <form
          class="dialog-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (notAllowed === undefined && !clientLife.busy.value) onDo();
          }}
        >
          {children}
        </form>
      )}
    </Dialog>
  );
}
