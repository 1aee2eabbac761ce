import { expect } from 'vitest';
import { toHex } from '../../../../utils/crypto/bytes.ts';
import { openWithPrivateKey } from '../../../../utils/crypto/rsa.ts';
import { FORGED_PUBLIC_KEY } from '../../../server/faults/lies/keys.ts';
import type { RunningServer } from '../../../server/server.ts';
import type { Get } from '../asking.ts';
import { clientKeysOf, openAccount } from './openKeys.ts';
import { ADMIN, type Scene, type Seen } from './scene.ts';

/** What opens under the fault, and what opens without it. */
async function both(server: RunningServer) {
  const lied = await openAccount(server, ADMIN);
  const lies = await clientKeysOf(lied);
  server.faults.set([]);
  const true_ = await openAccount(server, ADMIN);
  return { lied, lies, true_, truths: await clientKeysOf(true_) };
}

const hexOf = (keys: Map<string, Uint8Array<ArrayBuffer>>, id: string | undefined) => {
  const key = keys.get(id ?? '');
  return key ? toHex(key) : null;
};

/** The list of clients and sync tell the same lie. */
async function alike({ server, get, provider }: Scene, fault: string): Promise<void> {
  server.faults.set([fault]);
  const listed = (await get(`/providers/${provider}/organizations`)).body.data;
  const synced = (await get('/sync')).body.profile.providerOrganizations;
  expect(listed.map(({ key }: { key: string }) => key)).toEqual(
    synced.map(({ key }: { key: string }) => key),
  );
}

/** Whose public key stands where Leo's should. */
async function personKey(server: RunningServer, get: Get): Promise<'true' | 'theirs'> {
  const account = server.state.accountByEmail('leo@northwind.example');
  const { publicKey } = (await get(`/users/${account?.id}/public-key`)).body;
  if (publicKey === account?.keys?.publicKey) return 'true';
  expect(publicKey).toBe(FORGED_PUBLIC_KEY);
  return 'theirs';
}

/** Faults of keys: all of them well-formed, most of them opening. */
export const KEYS: Record<string, Seen> = {
  async 'provider-key-swapped'(scene) {
    const { lied, lies, true_, truths } = await both(scene.server);
    expect(toHex(lied.providerKey)).not.toBe(toHex(true_.providerKey));
    expect(lies.size).toBe(lied.profile.providerOrganizations.length);
    for (const [id, key] of truths) expect(hexOf(lies, id)).not.toBe(toHex(key));
    await alike(scene, 'provider-key-swapped');
  },
  async 'provider-key-missing'({ get }) {
    const { profile } = (await get('/sync')).body;
    expect(profile.providers.map(({ key }: { key: null }) => key)).toEqual([null]);
    expect(profile.providerOrganizations[0].key).toMatch(/^2\./);
  },
  async 'client-key-rsa'(scene) {
    const { privateKey, profile } = await openAccount(scene.server, ADMIN);
    const [first, second] = profile.providerOrganizations;
    expect(first.key).toMatch(/^4\./);
    expect(second.key).toMatch(/^2\./);
    expect(await openWithPrivateKey('providerKey', first.key, privateKey)).toHaveLength(64);
    await alike(scene, 'client-key-rsa');
  },
  async 'client-key-shared'(scene) {
    const { lied, lies, truths } = await both(scene.server);
    const [first, second] = lied.profile.providerOrganizations;
    expect(hexOf(lies, second.id)).toBe(hexOf(lies, first.id));
    expect(hexOf(truths, second.id)).not.toBe(hexOf(truths, first.id));
    await alike(scene, 'client-key-shared');
  },
  async 'client-keys-exchanged'(scene) {
    const { lied, lies, truths } = await both(scene.server);
    const [first, second] = lied.profile.providerOrganizations;
    expect([hexOf(lies, first.id), hexOf(lies, second.id)]).toEqual([
      hexOf(truths, second.id),
      hexOf(truths, first.id),
    ]);
    await alike(scene, 'client-keys-exchanged');
  },
  async 'client-key-changed'(scene) {
    const { lied, lies, true_, truths } = await both(scene.server);
    const [first, second] = lied.profile.providerOrganizations;
    expect(toHex(lied.providerKey)).toBe(toHex(true_.providerKey));
    expect(lies.get(first.id)).toHaveLength(64);
    expect(hexOf(lies, first.id)).not.toBe(hexOf(truths, first.id));
    expect(hexOf(lies, second.id)).toBe(hexOf(truths, second.id));
    await alike(scene, 'client-key-changed');
  },
  async 'person-key-swapped'({ server, get }) {
    expect(await personKey(server, get)).toBe('theirs');
  },
  async 'person-key-alternated'({ server, get }) {
    const looks = [await personKey(server, get), await personKey(server, get), await personKey(server, get)];
    expect(looks).toEqual(['true', 'theirs', 'theirs']);
  },
  async 'direct-key-differs'({ server }) {
    const { lied, lies } = await both(server);
    const [direct] = lied.profile.organizations;
    const opened = await openWithPrivateKey('providerKey', direct.key, lied.privateKey);
    expect(opened).toHaveLength(64);
    expect(hexOf(lies, direct.id)).not.toBeNull();
    expect(toHex(opened)).not.toBe(hexOf(lies, direct.id));
  },
};
