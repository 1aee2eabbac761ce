import { useEffect } from 'preact/hooks';
import type { SearchModel } from '../../utils/state/search.ts';

/** Clients at a time: a millisecond or two of an idle moment. */
const AT_ONCE = 500;

/** Makes ready to search while nobody types, so that not even the first key of thousands of clients is slow. */
export function useReadyIndex({ index }: SearchModel): void {
  const shown = index.value;
  useEffect(() => {
    let waiting = 0;
    const wait = () => {
      // not every browser has idle moments: then the first key does it all
      waiting = globalThis.requestIdleCallback?.(() => shown.prepare(AT_ONCE) && wait()) ?? 0;
    };
    wait();
    return () => globalThis.cancelIdleCallback?.(waiting);
  }, [shown]);
}
