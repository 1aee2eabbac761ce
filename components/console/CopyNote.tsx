import { Copy } from 'lucide-preact';
import { t } from '../../utils/domain/text.ts';
import { Button } from '../shared/Button.tsx';
import { classes } from '../shared/classes.ts';
import { copiedWords } from './copiedWords.ts';
import { useCopy } from './useCopy.ts';

/** A line for a ticket, shown beside the button that copies it. */
export function CopyNote({ note }: { note: string }) {
  const { copied, copy } = useCopy();
  const said = copied.value?.text === note ? copied.value : null;
  return (
    <div class="copy-note">
      <Button size="s" icon={Copy} onClick={() => void copy(note)}>
        {t('note_copy')}
      </Button>
      <p class={classes('small text-2', said?.isDone === false && 'is-refused')} role="status">
        {said ? copiedWords(said) : note}
      </p>
    </div>
  );
}
