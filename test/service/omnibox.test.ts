import { beforeEach, describe, expect, it } from 'vitest';
import { omniboxText, type Suggestion } from '../../entrypoints/background/omnibox.ts';
import { plainText } from '../../utils/domain/plainText.ts';
import { useEnglish } from '../component/catalogue.ts';
import { DEMO_PASSWORD } from '../server/server.ts';
import { isShown } from './isShown.ts';
import { holdSealed, KIM, useScene } from './races/gate.ts';

useEnglish();
const scene = useScene();
beforeEach(async () => {
  await scene.world.signIn(KIM, DEMO_PASSWORD);
  await scene.world.get('clients.list', {});
});

/** What the address bar shows after typing this; null when nothing was answered. */
async function suggestions(text: string): Promise<Suggestion[] | null> {
  let shown: Suggestion[] | null = null;
  await scene.world.worker.omnibox.typed(text, (answer) => {
    shown = answer;
  });
  return shown;
}
const names = async (text: string) => (await suggestions(text))?.map(({ description }) => description);
const enter = (text: string) => scene.world.worker.omnibox.entered(text);
const vaultPages = () => scene.world.tabs.map((url) => url.split('/#/')[1]);
async function client(name: string) {
  const found = (await scene.world.get('clients.list', {})).clients.find((each) => each.name === name);
  if (!found) throw new Error(`no client ${name}`);
  return found;
}

const showNames = (showsNames: boolean) => scene.world.get('addressBar.write', { showsNames });

describe('names of clients in the address bar', () => {
  it('are not there until a person says so, because the browser may keep what is chosen', async () => {
    const clover = await client('Clover Dental');
    expect(await scene.world.get('addressBar.read', {})).toEqual({ names: 'hidden' });
    expect((await suggestions('clo de'))?.[0]).toEqual({ content: clover.id, description: 'CD, match 1' });
    expect(scene.world.omniboxHint).toMatch(/^Enter opens the first client below\. To see names/);
    expect(await showNames(true)).toEqual({ names: 'shown' });
    expect((await names('clo de'))?.[0]).toBe('Clover Dental');
  });

  it('stay as they were said in a worker that has just been started, and can be hidden again', async () => {
    await showNames(true);
    scene.world.killWorker();
    expect(await names('clover')).toContain('Clover Dental');
    expect(await showNames(false)).toEqual({ names: 'hidden' });
    expect(await names('clover')).not.toContain('Clover Dental');
  });

  it('are always there in a browser that keeps nothing', async () => {
    scene.world.platform.keepsAddressBar = false;
    scene.world.killWorker();
    expect(await scene.world.get('addressBar.read', {})).toEqual({ names: 'always' });
    expect(await names('clover')).toContain('Clover Dental');
    expect(await showNames(false)).toEqual({ names: 'always' });
  });

  it('are not told to a locked Switchboard’s pages', async () => {
    await scene.world.get('session.lock', {});
    expect(await scene.world.failure('addressBar.write', { showsNames: true })).toBe('locked');
  });
});

describe('typing after the keyword', () => {
  beforeEach(() => showNames(true));

  it('suggests the clients found, the best first, by name and no other fact', async () => {
    const clover = await client('Clover Dental');
    expect((await suggestions('clo de'))?.[0]).toEqual({ content: clover.id, description: 'Clover Dental' });
    expect(scene.world.omniboxHint).toBe('Enter opens the first client below');
  });

  it('suggests at most five, and nothing before a letter was typed', async () => {
    expect(await suggestions('e')).toHaveLength(5);
    expect(await suggestions('  ')).toEqual([]);
    expect(await names('no such client at all')).toEqual([]);
    expect(scene.world.omniboxHint).toMatch(/^No client of that name/);
  });

  it('leaves out what may not be opened', async () => {
    expect(await names('Fjord Architects')).not.toContain('Fjord Architects');
  });

  it('asks the server nothing and leaves no trace', async () => {
    const before = [scene.network.sent.length, scene.server.eventCounts()];
    await suggestions('clo');
    expect([scene.network.sent.length, scene.server.eventCounts()]).toEqual(before);
  });

  it('works in a worker that has just been started', async () => {
    scene.world.killWorker();
    expect(await names('clover')).toContain('Clover Dental');
  });

  it('answers the last of two fast inputs only', async () => {
    const answered: string[] = [];
    const type = (text: string) => scene.world.worker.omnibox.typed(text, () => answered.push(text));
    await Promise.all([type('acm'), type('clo')]);
    expect(answered).toEqual(['clo']);
    await enter('acm');
    expect(vaultPages()).toEqual([]);
  });
});

describe('a locked Switchboard', () => {
  beforeEach(() => showNames(true));

  it('suggests nothing and says no name', async () => {
    await suggestions('clover');
    await scene.world.get('session.lock', {});
    expect(await suggestions('clover')).toBeNull();
    expect(scene.world.omniboxHint).toBe('Switchboard is locked. Enter opens it to unlock.');
  });

  it('is one whose time ran out, too', async () => {
    await suggestions('clover');
    scene.world.passTime(15 * 60_000);
    expect(await suggestions('clover')).toBeNull();
    expect(scene.world.omniboxHint).toBe('Switchboard is locked. Enter opens it to unlock.');
  });

  it('suggests nothing when the lock comes while it looks', async () => {
    scene.world.killWorker();
    const gate = holdSealed(scene.world.platform.disk, 'readSealed', 'clients');
    const looking = suggestions('clover');
    await gate.reached;
    await scene.world.worker.command('lock-now');
    gate.open();
    expect(await looking).toBeNull();
  });

  it('opens no client that was suggested before, but the console', async () => {
    const clover = await client('Clover Dental');
    await suggestions('clover');
    await scene.world.get('session.lock', {});
    await enter(clover.id);
    await enter('clover');
    expect([vaultPages(), scene.world.consoles]).toEqual([[], 2]);
    await scene.world.get('session.unlock', { password: DEMO_PASSWORD });
    await enter('clover');
    expect([vaultPages(), scene.world.consoles]).toEqual([[], 3]);
  });

  it('says who has to do what when nobody is signed in', async () => {
    await scene.world.get('session.signOut', {});
    expect(await suggestions('clover')).toBeNull();
    expect(scene.world.omniboxHint).toMatch(/^Nobody is signed in/);
  });
});

describe('choosing', () => {
  it('opens the members page of that client, makes it the current one, and leaves no trace', async () => {
    const clover = await client('Clover Dental');
    const before = scene.server.eventCounts();
    await enter(clover.id);
    expect(vaultPages()).toEqual([`organizations/${clover.id}/members`]);
    await isShown(scene.world, { name: 'Clover Dental' });
    expect(scene.server.eventCounts()).toEqual(before);
  });

  it('by Enter alone opens the first that was suggested for that very text', async () => {
    const clover = await client('Clover Dental');
    await suggestions('clover');
    await enter('clover ');
    expect(vaultPages()).toEqual([`organizations/${clover.id}/members`]);
  });

  it('of a client with a page opens that page of it, as the popup does', async () => {
    const clover = await client('Clover Dental');
    await showNames(true);
    const [first] = (await suggestions('clover pol')) ?? [];
    expect(first).toEqual({ content: `${clover.id} policies`, description: 'Clover Dental: Policies' });
    await enter('clover pol');
    expect(vaultPages()).toEqual([`organizations/${clover.id}/settings/policies`]);
    await enter(`${clover.id} events`);
    expect(vaultPages()).toEqual([`organizations/${clover.id}/reporting/events`]);
  });

  it.each(['vault', 'elsewhere', 'members extra'])('never leads to “%s”', async (word) => {
    await enter(`${(await client('Clover Dental')).id} ${word}`);
    expect([vaultPages(), scene.world.consoles]).toEqual([[], 1]);
  });

  it('never opens what was not shown', async () => {
    await suggestions('clover');
    await enter('acme');
    scene.world.killWorker();
    await enter('clover');
    expect([vaultPages(), scene.world.consoles]).toEqual([[], 2]);
  });

  it.each([
    ['a client that is none of this provider', async () => '99999999-9999-4999-8999-999999999999'],
    ['a suspended client', async () => (await client('Fjord Architects')).id],
  ])('opens the console instead of %s, and enters nothing', async (_, id) => {
    await enter(await id());
    expect([vaultPages(), scene.world.consoles, scene.world.toolbar]).toEqual([[], 1, null]);
  });
});

describe('words in the address bar', () => {
  beforeEach(() => showNames(true));

  it('are words and nothing else, whatever the server calls its clients', async () => {
    scene.server.faults.set(['names-spoofed']);
    await scene.world.get('clients.refresh', {});
    const shown: string[] = [];
    for (const letter of 'abcdefghijklm') shown.push(...((await names(letter)) ?? []));
    expect(shown.length).toBeGreaterThan(20);
    for (const description of shown) {
      expect(description).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|apos);)/);
      expect(plainText(description)).toBe(description);
    }
    expect(shown.join('|')).toContain('&lt;/match&gt;&lt;url&gt;x&lt;/url&gt;');
  });

  it('are escaped where they are read as XML and as they are elsewhere', () => {
    const name = `<url>A & B's "x"</url>\u202Egnp\u0000\uD800\uFFFE`;
    expect(omniboxText(name, true)).toBe('&lt;url&gt;A &amp; B&apos;s &quot;x&quot;&lt;/url&gt;gnp');
    expect(omniboxText(name, false)).toBe(`<url>A & B's "x"</url>gnp`);
  });
});
