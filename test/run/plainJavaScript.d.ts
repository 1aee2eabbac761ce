/** Types of what the set-up needs as plain JavaScript and the harness imports too. */
declare module '*/browsers.mjs' {
  /** The program file of a browser that runs and is new enough; null when there is none. */
  export function findBrowser(browser: 'chromium' | 'firefox'): string | null;
}
