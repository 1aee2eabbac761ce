import { useSignal } from '@preact/signals';
import { guessColumns, importClients } from '../../../../utils/domain/clientsImport.ts';
import { MOST_ITEMS } from '../../../../utils/domain/jobs.ts';
import { readPastedTable } from '../../../../utils/domain/pastedTable.ts';
import type { Provider } from '../../../../utils/domain/providers.ts';
import { t, tCount } from '../../../../utils/domain/text.ts';
import type { ConsoleApp } from '../../../../utils/state/consoleApp.ts';
import { Button } from '../../../shared/Button.tsx';
import { FailureNotice } from '../../../shared/FailureNotice.tsx';
import { Named } from '../../../shared/Named.tsx';
import { Notice } from '../../../shared/Notice.tsx';
import { Dialog } from '../../Dialog.tsx';
import { BulkColumns } from './BulkColumns.tsx';
import { BulkPreview } from './BulkPreview.tsx';
import { BulkSeats } from './BulkSeats.tsx';
import { BulkSource } from './BulkSource.tsx';

/** Many new clients out of a table: chosen or pasted, its columns named, every row looked at before anything is sent. */
export function BulkDialog({ app, provider }: { app: ConsoleApp; provider: Provider }) {
  const { clientDialogs, clientLife } = app;
  const { text, columns, plan, seats } = clientDialogs.bulk;
  const takesKnown = useSignal(false);
  const rows = readPastedTable(text.value);
  const guessed = columns.value ?? guessColumns(rows ?? []);
  const names = (app.clients.clients.value ?? []).map(({ name }) => name);
  const imported = importClients(rows ?? [], guessed, {
    kind: provider.kind,
    names,
    plan: plan.value,
    seats: seats.value,
  });
  const able = imported.filter(({ client }) => client !== null);
  const known = able.filter(({ isKnown }) => isKnown).length;
  const taken = takesKnown.value ? able : able.filter(({ isKnown }) => !isKnown);
  const clients = taken.flatMap(({ client }) => client ?? []);
  const failure = clientLife.failure.value;

  function notAllowed(): string | undefined {
    if (clients.length === 0) return t('bulk_none');
    return clients.length > MOST_ITEMS ? t('bulk_too_many', MOST_ITEMS) : undefined;
  }
  return (
    <Dialog
      title={<Named message="bulk_title" name={provider.name} />}
      isWide
      onClose={clientDialogs.close}
      summary={imported.length > 0 && tCount('bulk_summary', imported.length, String(clients.length))}
      actions={
        <>
          <Button onClick={clientDialogs.close}>{t('dialog_cancel')}</Button>
          <Button
            kind="primary"
            busy={clientLife.busy.value}
            notAllowed={notAllowed()}
            onClick={() => void clientDialogs.create(clients)}
          >
            {clients.length > 0 ? tCount('bulk_do', clients.length) : t('bulk_do_none')}
          </Button>
        </>
      }
    >
      {failure && <FailureNotice failure={failure} />}
      <BulkSource
        text={text.value}
        onText={(next) => {
          text.value = next;
          columns.value = null;
        }}
      />
      {rows === null && <Notice kind="danger">{t('bulk_unreadable')}</Notice>}
      {rows !== null && rows.length > 0 && (
        <>
          <BulkColumns
            rows={rows}
            guessed={guessed}
            onColumns={(next) => {
              columns.value = next;
            }}
            provider={provider}
            bulk={clientDialogs.bulk}
          />
          {known > 0 && (
            <label class="check">
              <input
                type="checkbox"
                checked={takesKnown.value}
                onChange={() => {
                  takesKnown.value = !takesKnown.value;
                }}
              />
              <span>{tCount('bulk_known', known)}</span>
            </label>
          )}
          <BulkPreview imported={imported} takesKnown={takesKnown.value} />
          <BulkSeats clients={clients} planSeats={clientDialogs.planSeats} />
        </>
      )}
    </Dialog>
  );
}
