import { useSignal } from '@preact/signals';
import { Copy } from 'lucide-preact';
import { t } from '../../utils/domain/text.ts';
import { Button } from '../shared/Button.tsx';

/** A line for a ticket, shown beside the button that copies it. */
export function CopyNote({ note }: { note: string }) {
  const copied = useSignal<string | null>(null);
  const copy = async () => {
    await navigator.clipboard.writeText(note);
    copied.value = note;
  };
  return (
    <div class="copy-note">
      <Button size="s" icon={Copy} onClick={() => void copy()}>
        {t('note_copy')}
      </Button>
      <p class="small text-2" role="status">
        {copied.value === note ? t('note_copied', note) : note}
      </p>
    </div>
  );
}
