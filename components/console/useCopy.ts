import { useSignal } from '@preact/signals';

export interface Copied {
  text: string;
  /** false: the browser refused. */
  isDone: boolean;
}

/** Copies into the clipboard, and knows what came of it. */
export function useCopy() {
  const copied = useSignal<Copied | null>(null);
  const copy = async (text: string): Promise<void> => {
    const isDone = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    copied.value = { text, isDone };
  };
  return { copied, copy };
}
