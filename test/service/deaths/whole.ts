import { expect } from 'vitest';
import { LOCKED_AWAY } from '../../../entrypoints/background/stores/lockedAway.ts';
import { createRecords } from '../../../entrypoints/background/stores/records.ts';
import { secrets } from '../../../entrypoints/background/stores/secrets.ts';
import { fromBase64 } from '../../../utils/crypto/bytes.ts';
import type { World } from '../world.ts';

/**
 * What is kept is one whole session that opens what was sealed for it, or nothing of any; and a sign-in that waits has
 * an end.
 */
export async function expectWhole(world: World): Promise<void> {
  const stored = world.stored();
  const waiting = stored.signIn as { deadline?: number } | undefined;
  if (waiting?.deadline) expect(world.signInAlarm, 'the alarm of the sign-in').toBe(waiting.deadline);
  if (!('secrets' in stored)) {
    const left = LOCKED_AWAY.filter((key) => key !== 'parked' && key in stored);
    expect(left, 'is left of a session that is not there').toEqual([]);
    return;
  }
  const { accountId, userKey } = secrets.parse(stored.secrets);
  expect(await world.platform.disk.account(accountId), 'the account of the session').not.toBeNull();
  const token = await createRecords(world.platform.disk).refreshToken.read(accountId, fromBase64(userKey));
  expect(token, 'the refresh token for after a restart').not.toBeNull();
  const painted = stored['paint.head'];
  if (typeof painted === 'string') expect(JSON.parse(painted).account.id).toBe(accountId);
}
