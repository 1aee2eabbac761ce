import type { LongTask } from './popupProbe.ts';

export interface ConsoleProbe {
  /** From the input event of each key, in milliseconds: our code is done, and the frame after it is painted. */
  changed: number[];
  painted: number[];
  /** Tasks over 50 ms so far. */
  longTasks: LongTask[];
}

declare global {
  interface Window {
    consoleProbe: ConsoleProbe;
  }
}

/** Runs in the console before its own scripts, and is sent there as text. */
export function installConsoleProbe(): void {
  const probe: ConsoleProbe = { changed: [], painted: [], longTasks: [] };
  let typed: number | null = null;

  function follow(start: number): void {
    typed = null;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => probe.painted.push(performance.now() - start);
      port2.postMessage(null);
    });
  }
  new MutationObserver(() => {
    if (typed === null) return;
    probe.changed.push(performance.now() - typed);
    follow(typed);
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  addEventListener(
    'input',
    (event) => {
      const start = event.timeStamp;
      typed = start;
      // another letter of the only name there is left changes nothing: it is painted with the next frame all the same
      requestAnimationFrame(() => typed === start && follow(start));
    },
    true,
  );
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      probe.longTasks.push({ start: startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
  window.consoleProbe = probe;
}
