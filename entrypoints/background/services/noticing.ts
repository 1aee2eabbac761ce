import { fromBase64 } from '../../../utils/crypto/bytes.ts';
import { CryptoError } from '../../../utils/crypto/cryptoError.ts';
import { normaliseSalt } from '../../../utils/crypto/kdf.ts';
import { FailureError } from '../../../utils/domain/failures.ts';
import { type PolicyRule, toRule } from '../../../utils/domain/lockPolicy.ts';
import { plainText } from '../../../utils/domain/plainText.ts';
import { readClaims } from '../../../utils/wire/claims.ts';
import type { SyncResponse } from '../../../utils/wire/sync.ts';
import type { Secrets } from '../stores/secrets.ts';
import type { Opening, StoredAccount } from '../stores/storedAccount.ts';
import type { AccountService } from './account.ts';
import { openPrivateKey } from './accountKeys.ts';
import type { Door } from './door.ts';
import type { PinService } from './pin.ts';
import type { SessionService } from './session.ts';
import { toKdf } from './signIn/prelogin.ts';

interface NoticingDependencies {
  accounts: AccountService;
  door: Door;
  pin: PinService;
  session: SessionService;
}

/** Any other shape of data is data we cannot read. */
const isRecord = (data: unknown): data is Record<string, unknown> =>
  typeof data === 'object' && data !== null && !Array.isArray(data);

/** How the account is opened according to this answer; what it does not say is as it was. */
function openingOf(account: StoredAccount, { profile, userDecryption }: SyncResponse): Opening {
  const unlock = userDecryption?.masterPasswordUnlock;
  const privateKey = profile.accountKeys?.publicKeyEncryptionKeyPair.wrappedPrivateKey ?? profile.privateKey;
  return {
    kdf: unlock ? toKdf(unlock.kdf) : account.kdf,
    salt: unlock?.salt ? normaliseSalt(unlock.salt, account.email) : account.salt,
    wrappedUserKey: unlock?.masterKeyEncryptedUserKey ?? account.wrappedUserKey,
    wrappedPrivateKey: privateKey ?? account.wrappedPrivateKey,
  };
}

const isSame = (one: Opening, other: Opening): boolean =>
  one.salt === other.salt &&
  one.wrappedUserKey === other.wrappedUserKey &&
  one.wrappedPrivateKey === other.wrappedPrivateKey &&
  JSON.stringify(one.kdf) === JSON.stringify(other.kdf);

/** The policies that bind what happens here. Those we cannot put a name to are named after nobody, and bind as well. */
export function rulesOf({ profile, policies }: SyncResponse): PolicyRule[] {
  const all = [...profile.organizations, ...(profile.organizationsNew ?? [])];
  const names = new Map<string, string>(all.map(({ id, name }) => [id, name ?? '']));
  return (policies ?? [])
    .filter(({ enabled }) => enabled)
    .map(({ organizationId, type, data }) =>
      toRule(names.get(organizationId) ?? '', type, isRecord(data) ? data : null),
    )
    .filter((rule) => rule !== null);
}

export type Noticing = ReturnType<typeof createNoticing>;

/**
 * What a list from Bitwarden says of changes made elsewhere (reference/identity-and-crypto.md section 9): another stamp
 * ends the session, other keys lock it unless they open.
 */
export function createNoticing({ accounts, door, pin, session }: NoticingDependencies) {
  function stampDiffers({ access }: Secrets, { profile }: SyncResponse): boolean {
    const stamp = access && readClaims(access.token)?.stamp;
    return Boolean(stamp && profile.securityStamp && stamp !== profile.securityStamp);
  }

  /** Keys that differ only in their wrapping open with what is open already. */
  async function opensNow(account: StoredAccount, next: Opening, userKey: string): Promise<boolean> {
    if (!isSame({ ...account, wrappedPrivateKey: next.wrappedPrivateKey }, next)) return false;
    try {
      await openPrivateKey(fromBase64(userKey), next.wrappedPrivateKey);
      return true;
    } catch (error) {
      if (error instanceof CryptoError) return false;
      throw error;
    }
  }

  return {
    /** @throws FailureError `changedElsewhere` or `keysChanged`: the session has ended, or is locked */
    async notice(era: string, answer: SyncResponse): Promise<void> {
      const kept = await session.requireEra(era);
      const account = await accounts.get(kept.accountId);
      if (!account) throw new FailureError('signedOut');
      if (stampDiffers(kept, answer)) {
        await session.end(account.id, 'changedElsewhere');
        throw new FailureError('changedElsewhere');
      }
      const { name, email } = answer.profile;
      await accounts.revise(account.id, (known) => ({
        ...known,
        name: plainText(name ?? '') || null,
        // the address may change alone: what was derived from it stays with the salt
        email: email.trim().toLowerCase(),
      }));
      const next = openingOf(account, answer);
      if (isSame(account, next)) return;
      if (await opensNow(account, next, kept.userKey)) {
        await accounts.revise(account.id, (known) => ({ ...known, ...next }));
        return;
      }
      await accounts.revise(account.id, (known) => ({ ...known, changed: next }));
      // it would open what is no longer the account's key
      await pin.remove(account.id);
      await door.lock();
      throw new FailureError('keysChanged');
    },
  };
}
