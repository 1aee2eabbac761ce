import { Copy } from 'lucide-preact';
import { t } from '../../../utils/domain/text.ts';
import { Icon } from '../../shared/Icon.tsx';

/** Copies a line about the row. Not a stop of Tab: whoever is in the row presses C. */
export function CopyCell({ onCopy }: { onCopy: () => void }) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={t('note_copy')}
      aria-keyshortcuts="C"
      title={t('note_copy_key')}
      tabIndex={-1}
      onClick={onCopy}
    >
      <Icon name={Copy} />
    </button>
  );
}

/** The key that does the same in the row that has the focus. @returns whether it was that key */
export function isCopyKey(key: string, onCopy: () => void): boolean {
  if (key !== 'c') return false;
  onCopy();
  return true;
}
