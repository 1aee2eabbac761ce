import type { Client } from '../../../../utils/domain/clients.ts';
import { LifeDialog, type LifeDialogProps } from './LifeDialog.tsx';

export interface ChangeDialogProps
  extends Pick<
    LifeDialogProps,
    'app' | 'title' | 'doWords' | 'deed' | 'isDanger' | 'notAllowed' | 'onDo' | 'children'
  > {
  client: Client;
}

/** One change of one client, headed by which one. */
export function ChangeDialog({ children, ...props }: ChangeDialogProps) {
  const { app, notAllowed, onDo } = props;
  return (
    <LifeDialog {...props} onRetry={() => void app.clientDialogs.prepareAgain()}>
      <form
        class="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (notAllowed === undefined && !app.clientLife.busy.value) onDo();
        }}
      >
        {children}
      </form>
    </LifeDialog>
  );
}
