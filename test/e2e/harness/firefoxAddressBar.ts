/**
 * Firefox's own address bar, worked inside its window by `runPrivileged`. Each function is sent as text: it sees the
 * globals declared here and its arguments, nothing else of this file.
 */

interface Line {
  /** Whether it is the browser's own, which Enter alone takes. */
  heuristic: boolean;
  payload: { title: string };
}

declare const gURLBar: {
  value: string;
  focus(): void;
  startQuery(options: object): void;
  lastQueryContextPromise: Promise<{ results: Line[] }>;
  view: { selectedRowIndex: number };
  handleCommand(): void;
};

/** Types and waits until all lines are there; returns those below the browser's own. */
export async function typeInUrlbar(text: string): Promise<string[]> {
  gURLBar.focus();
  gURLBar.value = text;
  gURLBar.startQuery({ allowAutofill: false, searchString: text });
  const { results } = await gURLBar.lastQueryContextPromise;
  return results.filter(({ heuristic }) => !heuristic).map(({ payload }) => payload.title);
}

/** Enter on the line in this place; 0 is the browser's own. */
export function enterInUrlbar(row: number): void {
  gURLBar.view.selectedRowIndex = row;
  gURLBar.handleCommand();
}
