import { type ReadonlySignal, type Signal, useSignal, useSignalEffect } from '@preact/signals';

/** Longer than between two keys of somebody who types; milliseconds. */
const REST = 150;

/** A value as it is once it has not changed for a moment: what costs much does not stand in the way of keys. */
export function useSettled<T>(value: ReadonlySignal<T>): Signal<T> {
  const settled = useSignal(value.peek());
  useSignalEffect(() => {
    const next = value.value;
    if (next === settled.peek()) return;
    const timer = setTimeout(() => {
      settled.value = next;
    }, REST);
    return () => clearTimeout(timer);
  });
  return settled;
}
