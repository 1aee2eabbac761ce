import { Copy } from 'lucide-preact';
import { t } from '../../utils/domain/text.ts';
import { Button } from '../shared/Button.tsx';
import { copiedWords } from './copiedWords.ts';
import { useCopy } from './useCopy.ts';

/** A line for a ticket, shown beside the button that copies it. */
export function CopyNote({ note }: { note: string }) {
  const { copied, copy } = useCopy();
  return (
    <div class="copy-note">
      <Button size="s" icon={Copy} onClick={() => void copy(note)}>
        {t('note_copy')}
      </Button>
      <p class="small text-2" role="status">
        {copied.value?.text === note ? copiedWords(copied.value) : note}
      </p>
    </div>
  );
}
