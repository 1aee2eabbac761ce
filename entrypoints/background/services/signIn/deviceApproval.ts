import { type Bytes, fromBase64, toBase64 } from '../../../../utils/crypto/bytes.ts';
import { fingerprintOf } from '../../../../utils/crypto/fingerprint.ts';
import { generateKeyPair, importPrivateKey, openWithPrivateKey } from '../../../../utils/crypto/rsa.ts';
import { FailureError, type FailureKind } from '../../../../utils/domain/failures.ts';
import type { RegionId } from '../../../../utils/domain/session.ts';
import {
  type AuthRequestResponse,
  getAuthResponse,
  postAuthRequest,
} from '../../../../utils/wire/authRequests.ts';
import { WireError } from '../../../../utils/wire/wireError.ts';
import { createMutex } from '../../stores/mutex.ts';
import type { Waiting } from '../../stores/underWay.ts';
import type { SignInWarnings } from './openAccount.ts';
import type { Progress, SignInDependencies } from './progress.ts';

/** As long as Bitwarden lets a request wait, in milliseconds. */
export const APPROVAL_LIFETIME = 15 * 60_000;
const ACCESS_CODE_LENGTH = 25;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** Bytes from here on would make the first letters likelier than the last. */
const FAIR_BELOW = 256 - (256 % LETTERS.length);

type Approval = Extract<Waiting, { step: 'deviceApproval' }>;

function accessCode(): string {
  let code = '';
  while (code.length < ACCESS_CODE_LENGTH) {
    const [byte = FAIR_BELOW] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < FAIR_BELOW) code += LETTERS[byte % LETTERS.length];
  }
  return code;
}

/** Nothing here shows whose answer it is: that the user key opens the account's private key does, later on. */
async function openAnswer({ privateKey }: Approval, key: string): Promise<Bytes> {
  return openWithPrivateKey('deviceKey', key, await importPrivateKey(fromBase64(privateKey)));
}

/** Signing in by approval on another device, which brings the user key along (reference section 4.11). */
export function createDeviceApproval(
  { platform, http, underWay, changed }: SignInDependencies,
  { attemptOf, begin, wait, proceed }: Progress,
) {
  const inTurn = createMutex();

  async function giveUp(id: string, why: FailureKind): Promise<never> {
    await underWay.end(id);
    await changed('session');
    throw new FailureError(why);
  }

  async function readAnswer(waiting: Approval): Promise<AuthRequestResponse> {
    const { region, device } = await attemptOf(waiting);
    try {
      const request = getAuthResponse(waiting.requestId, waiting.accessCode);
      return await http(request, { region, deviceId: device.id });
    } catch (error) {
      if (error instanceof WireError && error.status === 404) return giveUp(waiting.id, 'deviceOver');
      throw error;
    }
  }

  return {
    async withDevice(regionId: RegionId, address: string): Promise<void> {
      const attempt = await begin(regionId, address);
      const { email, region, device } = attempt;
      const pair = await generateKeyPair();
      const publicKey = toBase64(pair.publicKeySpki);
      const code = accessCode();
      const request = postAuthRequest(email, device.id, publicKey, code);
      const asked = await http(request, { region, deviceId: device.id }).catch((error) => {
        if (error instanceof WireError && error.status === 400) throw new FailureError('deviceUnknown');
        throw error;
      });
      // whoever answers seals to what Bitwarden shows there, so that must be what was sent
      if (asked.publicKey !== publicKey) throw new FailureError('unexpectedAnswer');
      const fingerprint = await fingerprintOf(pair.publicKeySpki, email);
      const privateKey = toBase64(pair.privateKeyPkcs8);
      await wait(
        attempt,
        { step: 'deviceApproval', requestId: asked.id, accessCode: code, publicKey, privateKey, fingerprint },
        APPROVAL_LIFETIME,
      );
    },

    /** @throws FailureError `deviceDenied`, `deviceOver`, and as any token request */
    check: (id: string): Promise<SignInWarnings> =>
      inTurn(async () => {
        const waiting = await underWay.at(id, 'deviceApproval');
        const { requestId, accessCode: code, publicKey } = waiting;
        const answer = await readAnswer(waiting);
        if (answer.id !== requestId || answer.publicKey !== publicKey)
          throw new FailureError('unexpectedAnswer');
        if (!answer.responseDate) return { weakKdf: false, weakPassword: false };
        if (!answer.requestApproved || !answer.key) return giveUp(id, 'deviceDenied');
        const userKey = await openAnswer(waiting, answer.key).catch(() => giveUp(id, 'brokenKeys'));
        // what may follow has its own time from here
        const attempt = { ...(await attemptOf(waiting)), startedAt: platform.now() };
        return proceed(
          attempt,
          { kind: 'device', requestId, accessCode: code, userKey: toBase64(userKey) },
          null,
        );
      }),
  };
}
