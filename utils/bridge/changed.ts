import { browser } from 'wxt/browser';

/**
 * What a page may want to read again. `session`: state or lock; `paint`: the painted strings; `hosts`: whom we may talk
 * to; `requests`: Bitwarden asked to wait; `dropped`: part of an answer was not used; `keys`: one is not what
 * it was; `labels`: what a technician attached to clients; `tabs`: those of the web vault that are ours;
 * `onboarding`: a step was ticked off; `jobs`: one went on, or is new.
 */
export type Topic =
  | 'session'
  | 'paint'
  | 'providers'
  | 'hosts'
  | 'requests'
  | 'dropped'
  | 'keys'
  | 'labels'
  | 'onboarding'
  | 'tabs'
  | 'jobs';

/** The one key pages listen to: topic -> revision. */
export const CHANGED = 'changed';

type Revisions = Partial<Record<Topic, number>>;

/**
 * Calls back with the topics whose revision moved. The only subscription to storage a page has.
 *
 * @returns stops listening
 */
export function onChanged(listener: (topics: Topic[]) => void): () => void {
  const hear = (changes: Record<string, { oldValue?: unknown; newValue?: unknown }>, area: string) => {
    const change = changes[CHANGED];
    if (area !== 'session' || !change) return;
    const before = (change.oldValue ?? {}) as Revisions;
    const after = (change.newValue ?? {}) as Revisions;
    const topics = (Object.keys(after) as Topic[]).filter((topic) => before[topic] !== after[topic]);
    if (topics.length) listener(topics);
  };
  browser.storage.onChanged.addListener(hear);
  return () => browser.storage.onChanged.removeListener(hear);
}
