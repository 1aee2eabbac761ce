import type { ComponentChildren } from 'preact';
import type { Client } from '../../../../utils/domain/clients.ts';
import { t } from '../../../../utils/domain/text.ts';
import type { ConsoleApp } from '../../../../utils/state/consoleApp.ts';
import { Button } from '../../../shared/Button.tsx';
import { FailureNotice } from '../../../shared/FailureNotice.tsx';
import { Dialog } from '../../Dialog.tsx';
import { ClientBand } from './ClientBand.tsx';
import { LifeNote } from './LifeNote.tsx';
import { OutcomeNotice } from './OutcomeNotice.tsx';

export interface LifeDialogProps {
  app: ConsoleApp;
  title: ComponentChildren;
  /** Whom it is about, where that is a client already. */
  client?: Client;
  doWords: ComponentChildren;
  /** What is done, as a ticket says it. */
  deed: string;
  isDanger?: boolean;
  /** Why it cannot be done now. */
  notAllowed?: string | undefined;
  onDo: () => void;
  /** What could not be read is read once more. */
  onRetry: () => void;
  /** Until it is over. */
  children: ComponentChildren;
  /** Once it is done. */
  afterwards?: ComponentChildren;
}

/** One change of which clients there are, or of one of them; afterwards it says how that ended. */
export function LifeDialog(props: LifeDialogProps) {
  const { app, title, client, doWords, deed, isDanger = false, notAllowed, onDo, onRetry } = props;
  const { clientDialogs, clientLife } = app;
  const outcome = clientLife.outcome.value;
  const failure = clientLife.failure.value;
  const isOver = outcome !== null && outcome.outcome !== 'refused';
  return (
    <Dialog
      title={title}
      band={client && <ClientBand client={client} />}
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
      {failure && <FailureNotice failure={failure} onRetry={onRetry} />}
      {outcome && <OutcomeNotice outcome={outcome} />}
      {outcome && <LifeNote app={app} client={client} deed={deed} outcome={outcome} />}
      {outcome?.outcome === 'done' && props.afterwards}
      {!isOver && props.children}
    </Dialog>
  );
}
