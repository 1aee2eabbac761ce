import { useSignal } from '@preact/signals';
import { type ExportFormat, exportEvents } from '../../../utils/domain/eventExport.ts';
import { isFiltering } from '../../../utils/domain/eventFilter.ts';
import type { LogEvent } from '../../../utils/domain/events.ts';
import { dateOf } from '../../../utils/domain/logRange.ts';
import { t, tCount } from '../../../utils/domain/text.ts';
import { zoneName } from '../../../utils/domain/time.ts';
import type { Explorer } from '../../../utils/state/explorer.ts';
import { MenuItem } from '../../shared/MenuItem.tsx';
import { ButtonMenu } from '../ButtonMenu.tsx';
import { coverageWords } from './coverageWords.ts';
import { filterWords } from './filterWords.ts';
import { saveFile } from './saveFile.ts';

export interface ExportMenuProps {
  explorer: Explorer;
  /** Which log, of whom. */
  title: string;
  reasonOf: (event: LogEvent) => string | null;
}

const TYPES: Record<ExportFormat, string> = { csv: 'text/csv', jsonl: 'application/jsonl' };

const toPart = (text: string) => new Blob([text]);

/** Lets the page answer keys in between. */
const breath = {
  now: () => performance.now(),
  breathe: () => new Promise<void>((resolve) => setTimeout(resolve)),
};

/** Everything the filter leaves of what is loaded, and not only what is on screen. */
export function ExportMenu({ explorer, title, reasonOf }: ExportMenuProps) {
  const busy = useSignal(false);
  const isFailed = useSignal(false);
  const { shown, filter, wanted } = explorer;
  const save = async (format: ExportFormat) => {
    if (busy.value) return;
    busy.value = true;
    isFailed.value = false;
    try {
      const { start, end } = wanted.value;
      const facts = {
        log: title,
        zone: t('events_zone', zoneName(Date.now())),
        coverage: `${dateOf(start)} – ${dateOf(end)}: ${coverageWords(explorer)}`,
        filters: isFiltering(filter.value) ? filterWords(filter.value) : '',
      };
      const parts = await exportEvents(shown.value, { format, facts, reasonOf }, breath, toPart);
      saveFile(`events-${dateOf(start)}-${dateOf(end)}.${format}`, TYPES[format], parts);
    } catch {
      // too little memory or no room for the file: nothing was saved
      isFailed.value = true;
    } finally {
      busy.value = false;
    }
  };
  return (
    <>
      {isFailed.value && (
        <p class="text-danger" role="alert">
          {t('events_export_failed')}
        </p>
      )}
      <ButtonMenu label={t('events_export')} size="s" isBusy={busy.value}>
        <MenuItem second={tCount('events_export_rows', shown.value.length)} onChoose={() => void save('csv')}>
          {t('events_export_csv')}
        </MenuItem>
        <MenuItem
          second={tCount('events_export_rows', shown.value.length)}
          onChoose={() => void save('jsonl')}
        >
          {t('events_export_jsonl')}
        </MenuItem>
      </ButtonMenu>
    </>
  );
}
