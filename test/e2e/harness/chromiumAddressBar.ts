/**
 * Chromium's address bar is no page: what it would tell the worker is told inside the worker, and what the worker
 * answers is read by Chromium's own parser. Each function is sent as text: it sees the globals declared here and its
 * arguments, nothing else of this file.
 */

interface Suggestion {
  content: string;
  description: string;
}

interface Omnibox {
  onInputChanged: { dispatch(text: string, suggest: (suggestions: Suggestion[]) => void): void };
  onInputEntered: { dispatch(text: string, disposition: string): void };
  setDefaultSuggestion(line: { description: string }): Promise<void>;
}

declare const chrome: { omnibox: Omnibox };

/**
 * Types a text, as the one who typed would after the keyword. Resolves when the worker has said its line, with what it
 * suggested along with it.
 *
 * @throws when Chromium does not read one of the lines
 */
export async function typeInOmnibox(text: string): Promise<Suggestion[]> {
  const { browser: other } = globalThis as unknown as { browser: typeof chrome };
  const spied = new Set([chrome.omnibox, other.omnibox]);
  const { setDefaultSuggestion: read } = chrome.omnibox;
  let suggested: Suggestion[] = [];
  try {
    const line = await new Promise<{ description: string }>((resolve) => {
      for (const omnibox of spied)
        omnibox.setDefaultSuggestion = (said) => {
          resolve(said);
          return Promise.resolve();
        };
      chrome.omnibox.onInputChanged.dispatch(text, (suggestions) => {
        suggested = suggestions;
      });
    });
    for (const { description } of [...suggested, line]) await read({ description });
    return suggested;
  } finally {
    for (const omnibox of spied) omnibox.setDefaultSuggestion = read;
  }
}

/** Takes what was typed or suggested. */
export function enterInOmnibox(content: string): void {
  chrome.omnibox.onInputEntered.dispatch(content, 'currentTab');
}
