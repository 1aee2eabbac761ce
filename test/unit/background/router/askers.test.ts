import { describe, expect, it } from 'vitest';
import type { Sender } from '../../../../entrypoints/background/router.ts';
import { CONTRACT, type Operation, type PageName } from '../../../../utils/bridge/contract.ts';
import { envelope, ID, ORIGIN, options, popup, refused, setUp, sidePanel } from './setUp.ts';

describe('the router', () => {
  it('answers one of our pages', async () => {
    const { route, reached } = setUp({ output: [] });
    expect(await route(envelope('people.list'), options)).toEqual({ ok: true, value: [] });
    expect(reached).toHaveBeenCalledOnce();
  });

  it.each<[string, Sender]>([
    ['a web page', { id: ID, url: 'https://evil.example/popup.html', frameId: 0 }],
    ['a content script', { id: ID, url: 'https://vault.bitwarden.com/', frameId: 0 }],
    [
      'another extension',
      { id: 'ponmlkjihgfedcbaponmlkjihgfedcba', url: 'chrome-extension://ponm/popup.html' },
    ],
    ['another extension that borrows our address', { id: 'other', url: `${ORIGIN}/popup.html`, frameId: 0 }],
    [
      'a web page that is named like the side panel',
      { id: ID, url: 'https://evil.example/sidepanel.html', frameId: 0 },
    ],
    ['the side panel inside a frame', { ...sidePanel, frameId: 7 }],
    ['a path below the side panel', { ...sidePanel, url: `${ORIGIN}/sidepanel.html/x` }],
    ['our page inside a frame', { ...popup, frameId: 7 }],
    ['a page of ours that is not in the list', { ...popup, url: `${ORIGIN}/other.html` }],
    ['an address that only begins like ours', { ...popup, url: `${ORIGIN}.evil.example/popup.html` }],
    ['an address with a user part', { ...popup, url: `chrome-extension://x@${ID}.evil/popup.html` }],
    ['a prototype name as path', { ...popup, url: `${ORIGIN}/__proto__` }],
    ['a sender without an address', { id: ID }],
    ['a sender without anything', {}],
    ['an address that is none', { id: ID, url: 'popup.html' }],
  ])('refuses %s', async (_, sender) => {
    const { route, reached } = setUp();
    expect(await route(envelope('session.state'), sender)).toEqual(refused('badRequest'));
    expect(reached).not.toHaveBeenCalled();
  });

  it('refuses a page that is not in the list of the operation', async () => {
    const { route } = setUp({ output: [] });
    for (const page of [popup, sidePanel])
      expect(await route(envelope('people.list'), page)).toEqual(refused('badRequest'));
  });

  it('lets the side panel ask exactly what the popup may ask', () => {
    const askedBy = (page: PageName) =>
      Object.entries<Operation>(CONTRACT)
        .filter(([, { from }]) => from.includes(page))
        .map(([op]) => op);
    expect(askedBy('sidepanel')).toEqual(askedBy('popup'));
    expect(askedBy('sidepanel')).not.toEqual(askedBy('options'));
  });

  it('answers the side panel in its own client', async () => {
    const { route } = setUp();
    const open = envelope('client.open', {}, { context: 'token-1' });
    expect(await route(open, { ...sidePanel, documentId: 'D9' })).toEqual(refused('staleContext'));
    expect(await route({ ...open, id: 'message-2' }, sidePanel)).toEqual({ ok: true, value: {} });
  });
});
