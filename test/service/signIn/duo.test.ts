import { describe, expect, it } from 'vitest';
import { useWaiting } from './waiting.ts';

const scene = useWaiting();
const DUA = 'dua@northwind.example';

/** Duo was asked in a tab, which stands where Duo came back to. */
async function askDuo() {
  const { signIn } = await scene.begin(DUA, 'secondStep');
  const step = { signIn: signIn.id, kind: 'duo', remember: false } as const;
  await scene.world.get('signIn.duo', step, { page: 'popup' });
  const tab = scene.world.tabs.length - 1;
  const frame = scene.world.tabs[tab] ?? '';
  const approved = await fetch(frame);
  return { tab, frame, signIn, back: approved.url };
}

describe('Duo', () => {
  it('asks in a tab, whose last address opens the vault without a page of ours', async () => {
    const { tab, back, frame } = await askDuo();
    expect(frame.startsWith(`${scene.server.url}/duo/frame?state=`)).toBe(true);
    scene.world.moveTab(tab, `${scene.server.url}/somewhere/else`);
    scene.world.moveTab(tab, back);
    await expect.poll(async () => (await scene.world.get('session.state', {})).state).toBe('unlocked');
    expect(scene.world.closedTabs).toEqual([tab]);
    expect(scene.tokenRequests()).toBe(2);
  });

  it('is waited for in a tab that shows nothing yet', async () => {
    scene.world.platform.tabAddress = async () => '';
    await askDuo();
    expect(scene.world.stored().signIn).toMatchObject({ duo: { kind: 'duo' } });
    expect(scene.world.closedTabs).toEqual([]);
  });

  it('that is heard of twice at the same address is answered once', async () => {
    const { tab, back } = await askDuo();
    scene.world.moveTab(tab, back);
    scene.world.moveTab(tab, back);
    await expect.poll(async () => (await scene.world.get('session.state', {})).state).toBe('unlocked');
    await scene.world.get('clients.list', {});
    expect(scene.tokenRequests()).toBe(2);
    expect(Object.keys(scene.world.stored())).not.toContain('signIn');
  });

  it('is taken up by a worker that was ended meanwhile', async () => {
    const { tab, back } = await askDuo();
    scene.world.killWorker();
    scene.world.tabs[tab] = back;
    await scene.view('unlocked');
  });

  it('answers in its own tab and on the web vault’s own page alone', async () => {
    const { tab, back } = await askDuo();
    const elsewhere = back.replace('127.0.0.1', 'localhost');
    scene.world.moveTab(tab, elsewhere);
    scene.world.moveTab(tab + 1, back);
    const { steps } = await scene.view('secondStep');
    expect(steps.failed).toBeNull();
    expect(scene.tokenRequests()).toBe(1);
    expect(scene.world.closedTabs).toEqual([]);
  });

  it('that brings another state sends nothing on, and says so', async () => {
    const { tab, back } = await askDuo();
    const foreign = new URL(back);
    foreign.searchParams.set('state', 'another');
    scene.world.moveTab(tab, foreign.href);
    await expect.poll(async () => (await scene.view('secondStep')).steps.failed).toBe('duoRefused');
    expect(scene.tokenRequests()).toBe(1);
    expect(scene.world.closedTabs).toEqual([tab]);
  });

  it('whose answer Bitwarden refuses leaves the sign-in waiting, with the reason', async () => {
    const { tab, back } = await askDuo();
    const wrong = new URL(back);
    wrong.searchParams.set('code', 'another');
    scene.world.moveTab(tab, wrong.href);
    await expect.poll(async () => (await scene.view('secondStep')).steps.failed).toBe('wrongCode');
  });

  it('whose tab is closed can be asked again', async () => {
    const { tab, signIn } = await askDuo();
    scene.world.moveTab(tab, null);
    await expect.poll(() => scene.world.stored().signIn).toMatchObject({ duo: null });
    await scene.world.get('signIn.duo', { signIn: signIn.id, kind: 'duo', remember: false });
    expect(scene.world.tabs).toHaveLength(2);
  });

  it('is not opened without the permission to hear from the web vault’s tab', async () => {
    const { signIn } = await scene.begin(DUA, 'secondStep');
    scene.world.platform.hasHosts = async () => false;
    const step = { signIn: signIn.id, kind: 'duo', remember: false } as const;
    expect(await scene.world.failure('signIn.duo', step)).toBe('vaultHost');
    expect(scene.world.tabs).toEqual([]);
  });

  it.each(['duo-unavailable', 'duo-elsewhere'])('is not opened at all with the fault %s', async (fault) => {
    scene.server.faults.set([fault]);
    const { steps, signIn } = await scene.begin(DUA, 'secondStep');
    expect(steps).toMatchObject({ open: ['recoveryCode'], closed: ['duoUnavailable'] });
    const step = { signIn: signIn.id, kind: 'duo', remember: false } as const;
    expect(await scene.world.failure('signIn.duo', step)).toBe('duoRefused');
    expect(scene.world.tabs).toEqual([]);
  });
});
