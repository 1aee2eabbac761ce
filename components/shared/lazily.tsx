import { useSignal } from '@preact/signals';
import type { ComponentType, FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';

/** A part that is seldom seen: its code comes when it is first shown, out of the extension itself. */
export function lazily<P extends object>(load: () => Promise<ComponentType<P>>): FunctionComponent<P> {
  let known: ComponentType<P> | null = null;
  return function Lazy(props: P) {
    const loaded = useSignal(known);
    useEffect(() => {
      if (known) return;
      void load().then((Part) => {
        known = Part;
        loaded.value = Part;
      });
    }, []);
    const Part = loaded.value;
    return Part ? <Part {...props} /> : null;
  };
}
