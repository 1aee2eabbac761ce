/** Milliseconds since the popup's address was opened. */
export interface Opening {
  /** The first frame with a row of the list is painted. */
  firstPaint: number;
  /** The frame with the whole list is painted: until then only its beginning was there. */
  wholeList: number;
}

/** Milliseconds since the input event. */
export interface Key {
  /** What the search field held after this key. */
  query: string;
  /** Our code is done: what is shown has changed in the document. */
  changed: number;
  painted: number;
}

export interface LongTask {
  start: number;
  duration: number;
}

export interface PopupProbe {
  opening: Promise<Opening>;
  /** Every key so far, as soon as there are so many. */
  keys(count: number): Promise<Key[]>;
  /** Resolves when nothing was busy, changed or took long for so many milliseconds. */
  quiet(milliseconds: number): Promise<void>;
  /** Tasks over 50 ms so far. */
  longTasks: LongTask[];
}

declare global {
  interface Window {
    popupProbe: PopupProbe;
  }
}

/**
 * Runs in the popup before its own scripts and is sent there as text, so that it can use nothing of this file.
 *
 * @param clients in the whole list
 */
export function installProbe(clients: number): void {
  const longTasks: LongTask[] = [];
  const keys: Key[] = [];
  let lastEvent = 0;
  let heard = () => {};
  let typed: { query: string; start: number } | null = null;
  const opened = Promise.withResolvers<Opening>();
  const opening = { firstPaint: 0, wholeList: 0 };
  let hasRows = false;
  let hasAll = false;

  /** A message sent within a frame is delivered right after that frame is painted. */
  function afterFrame(report: (now: number) => void): void {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => report(performance.now());
      port2.postMessage(null);
    });
  }

  function followOpening(): void {
    const row = document.querySelector('[role=option]');
    if (row && !hasRows) {
      hasRows = true;
      afterFrame((now) => {
        opening.firstPaint = now;
      });
    }
    if (row?.ariaSetSize === String(clients) && !hasAll) {
      hasAll = true;
      afterFrame((now) => {
        opening.wholeList = now;
        opened.resolve(opening);
      });
    }
  }

  function followKey(): void {
    if (!typed) return;
    const { query, start } = typed;
    typed = null;
    const changed = performance.now() - start;
    afterFrame((now) => {
      keys.push({ query, changed, painted: now - start });
      heard();
    });
  }

  new MutationObserver(() => {
    lastEvent = performance.now();
    if (!hasAll) followOpening();
    followKey();
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });

  addEventListener(
    'input',
    (event) => {
      if (event.target instanceof HTMLInputElement)
        typed = { query: event.target.value, start: event.timeStamp };
    },
    true,
  );

  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      longTasks.push({ start: startTime, duration });
      lastEvent = performance.now();
    }
  }).observe({ type: 'longtask', buffered: true });

  window.popupProbe = {
    opening: opened.promise,
    longTasks,
    keys: (count) =>
      new Promise((resolve) => {
        heard = () => {
          if (keys.length >= count) resolve(keys);
        };
        heard();
      }),
    quiet: (milliseconds) =>
      new Promise((resolve) => {
        const look = () => {
          const isBusy = document.querySelector('[aria-busy=true]') !== null;
          const left = lastEvent + milliseconds - performance.now();
          if (!isBusy && left <= 0) resolve();
          else setTimeout(look, Math.max(left, 20));
        };
        look();
      }),
  };
}
