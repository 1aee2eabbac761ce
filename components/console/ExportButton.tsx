import { useSignal } from '@preact/signals';
import { Download } from 'lucide-preact';
import { dateOf } from '../../utils/domain/logRange.ts';
import type { FileWriting } from '../../utils/domain/tableFile.ts';
import { t } from '../../utils/domain/text.ts';
import { Button } from '../shared/Button.tsx';
import { saveFile } from './events/saveFile.ts';

const WRITING: FileWriting<Blob> = {
  breathe: () => new Promise((resolve) => setTimeout(resolve)),
  toPart: (text) => new Blob([text]),
};

export interface ExportButtonProps {
  /** Of the file; the day follows. */
  name: string;
  /** There is nothing to be saved. */
  isEmpty: boolean;
  write: (writing: FileWriting<Blob>) => Promise<Blob[]>;
}

/** Saves a table as a file. */
export function ExportButton({ name, isEmpty, write }: ExportButtonProps) {
  const busy = useSignal(false);
  const save = async () => {
    busy.value = true;
    try {
      saveFile(`${name}-${dateOf(Date.now())}.csv`, 'text/csv', await write(WRITING));
    } finally {
      busy.value = false;
    }
  };
  return (
    <Button
      icon={Download}
      busy={busy.value}
      notAllowed={isEmpty ? t('clients_export_none') : undefined}
      onClick={() => void save()}
    >
      {t('clients_export')}
    </Button>
  );
}
