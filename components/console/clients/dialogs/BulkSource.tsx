import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import { t } from '../../../../utils/domain/text.ts';
import { Button } from '../../../shared/Button.tsx';

/** More is no list of clients. */
const LARGEST_FILE = 1_000_000;

/** A file, or what was copied out of a spreadsheet. */
export function BulkSource({ text, onText }: { text: string; onText: (text: string) => void }) {
  const field = useId();
  const input = useRef<HTMLInputElement>(null);
  const isTooLarge = useSignal(false);
  const read = async (file: File) => {
    isTooLarge.value = file.size > LARGEST_FILE;
    if (!isTooLarge.value) onText(await file.text());
  };
  return (
    <div class="field">
      <label for={field}>{t('bulk_table')}</label>
      <textarea
        id={field}
        name="table"
        class="textarea"
        rows={4}
        maxLength={LARGEST_FILE}
        value={text}
        autoComplete="off"
        spellcheck={false}
        aria-describedby={`${field}-said`}
        onInput={(event) => onText(event.currentTarget.value)}
      />
      <p class="hint" id={`${field}-said`}>
        <span>{isTooLarge.value ? t('bulk_too_large') : t('bulk_hint')}</span>
      </p>
      <div class="across">
        <Button size="s" onClick={() => input.current?.click()}>
          {t('bulk_choose_file')}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          hidden
          aria-label={t('bulk_choose_file')}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            event.currentTarget.value = '';
            if (file) void read(file);
          }}
        />
      </div>
    </div>
  );
}
