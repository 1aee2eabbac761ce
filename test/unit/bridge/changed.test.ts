import { beforeEach, describe, expect, it } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { onChanged, type Topic } from '../../../utils/bridge/changed.ts';

let heard: Topic[][];
beforeEach(() => {
  fakeBrowser.reset();
  heard = [];
});

describe('what a page hears of storage', () => {
  it('is which topics moved, and nothing else that is kept there', async () => {
    const stop = onChanged((topics) => heard.push(topics));
    await browser.storage.session.set({ secrets: { userKey: 'x' }, 'paint.head': '{}', contexts: {} });
    await browser.storage.local.set({ changed: { session: 7 } });
    expect(heard).toEqual([]);
    await browser.storage.session.set({ changed: { session: 1 }, secrets: { userKey: 'y' } });
    await browser.storage.session.set({ changed: { session: 1, paint: 1, hosts: 3 } });
    expect(heard).toEqual([['session'], ['paint', 'hosts']]);
    stop();
    await browser.storage.session.set({ changed: { session: 2 } });
    expect(heard).toHaveLength(2);
  });
});
