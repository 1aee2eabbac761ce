import type { Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { copiedWords } from '../copiedWords.ts';
import type { Copied } from '../useCopy.ts';

/** Long enough to read it; milliseconds. */
const SHOWN_FOR = 8_000;

/** Says at the foot of the window what a key on a row has copied. What was refused stays: it is there to be selected. */
export function CopiedLine({ copied }: { copied: Signal<Copied | null> }) {
  useEffect(() => {
    if (!copied.value?.isDone) return;
    const timer = setTimeout(() => {
      copied.value = null;
    }, SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [copied.value]);
  return (
    <p class="copied-line" role="status">
      {copied.value && copiedWords(copied.value)}
    </p>
  );
}
