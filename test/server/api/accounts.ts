import { type Context, Hono } from 'hono';
import type { Env, ServerContext } from '../context.ts';
import { NOT_FOUND } from '../errors.ts';
import { accountKeysResponse, saltOf } from '../identity/accountKeys.ts';
import type { Account } from '../model.ts';
import { pathId } from './guards.ts';
import { policiesOf } from './policies.ts';
import { profileResponse } from './profile.ts';

/** The caller's own account: sync, profile, keys; and the public keys of others (reference/identity-and-crypto.md section 7). */
export function accountRoutes(context: ServerContext): Hono<Env> {
  async function own(c: Context<Env>): Promise<{ account: Account; wrappedUserKey: string | null } | null> {
    const account = context.state.account(c.var.caller.accountId);
    if (!account) return null;
    const { wrappedUserKey } = await account.signInMaterial();
    return { account, wrappedUserKey };
  }

  return new Hono<Env>()
    .get('/sync', async (c) => {
      const found = await own(c);
      if (!found) return c.json(NOT_FOUND, 404);
      const { account, wrappedUserKey } = found;
      return c.json({
        object: 'sync',
        profile: profileResponse(context.state, account, wrappedUserKey),
        folders: [],
        collections: [],
        ciphers: [],
        domains: c.req.query('excludeDomains') === 'true' ? null : DOMAINS,
        ...policiesOf(context.state, account),
        sends: [],
        userDecryption: {
          masterPasswordUnlock: masterPasswordUnlock(account, wrappedUserKey),
          ...(account.userKeyId === null ? {} : { userKeyId: account.userKeyId }),
        },
      });
    })
    .get('/accounts/profile', async (c) => {
      const found = await own(c);
      if (!found) return c.json(NOT_FOUND, 404);
      return c.json(profileResponse(context.state, found.account, found.wrappedUserKey));
    })
    .get('/accounts/revision-date', (c) =>
      c.json(context.state.account(c.var.caller.accountId)?.revisedAt ?? -1),
    )
    .get('/accounts/keys', async (c) => {
      const found = await own(c);
      if (!found?.account.keys) return c.json(NOT_FOUND, 404);
      const { keys } = found.account;
      return c.json({
        object: 'keys',
        key: found.wrappedUserKey,
        publicKey: keys.publicKey,
        privateKey: keys.wrappedPrivateKey,
        accountKeys: accountKeysResponse(keys, 'object'),
      });
    })
    .get('/users/:userId/public-key', (c) => {
      const account = context.state.account(pathId(c, 'userId'));
      if (!account?.keys) return c.json(NOT_FOUND, 404);
      return c.json({ object: 'userKey', userId: account.id, publicKey: account.keys.publicKey });
    });
}

const DOMAINS = { object: 'domains', equivalentDomains: [], globalEquivalentDomains: [] };

function masterPasswordUnlock(account: Account, wrappedUserKey: string | null) {
  if (!account.hasMasterPassword || wrappedUserKey === null) return null;
  return {
    kdf: account.kdf,
    masterKeyEncryptedUserKey: wrappedUserKey,
    salt: saltOf(account),
    containedKeyId: account.userKeyId,
  };
}
