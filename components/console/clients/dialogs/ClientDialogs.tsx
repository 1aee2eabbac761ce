import type { Provider } from '../../../../utils/domain/providers.ts';
import type { ConsoleApp } from '../../../../utils/state/consoleApp.ts';
import { AddExistingDialog } from './AddExistingDialog.tsx';
import { BulkDialog } from './BulkDialog.tsx';
import { CreateDialog } from './CreateDialog.tsx';
import { RenameDialog } from './RenameDialog.tsx';
import { SeatsDialog } from './SeatsDialog.tsx';
import { UnlinkDialog } from './UnlinkDialog.tsx';

/** Whichever is open. */
export function ClientDialogs({ app, provider }: { app: ConsoleApp; provider: Provider }) {
  const dialog = app.clientDialogs.dialog.value;
  switch (dialog?.kind) {
    case 'create':
      return <CreateDialog app={app} provider={provider} />;
    case 'bulk':
      return <BulkDialog app={app} provider={provider} />;
    case 'add':
      return <AddExistingDialog app={app} provider={provider} />;
    case 'rename':
      return <RenameDialog app={app} client={dialog.client} />;
    case 'seats':
      return <SeatsDialog app={app} provider={provider} client={dialog.client} />;
    case 'unlink':
      return <UnlinkDialog app={app} client={dialog.client} />;
    default:
      return null;
  }
}
