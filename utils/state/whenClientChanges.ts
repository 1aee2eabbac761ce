import { effect } from '@preact/signals';
import type { createContext } from './context.ts';

/** What was read for one client is never shown under another. */
export function whenClientChanges(
  { client }: Pick<ReturnType<typeof createContext>, 'client'>,
  clear: () => void,
): void {
  let read: string | null = null;
  effect(() => {
    const shown = client.value?.id ?? null;
    if (shown === read) return;
    read = shown;
    clear();
  });
}
