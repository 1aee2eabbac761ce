import { fromBase64 } from '../../../../utils/crypto/bytes.ts';
import { FailureError, type FailureKind } from '../../../../utils/domain/failures.ts';
import type { RegionId } from '../../../../utils/domain/session.ts';
import type { Http } from '../../../../utils/wire/http.ts';
import type { FurtherStep, TokenResponse } from '../../../../utils/wire/token.ts';
import type { TokenRefusal } from '../../../../utils/wire/tokenRefusal.ts';
import { METHOD_NUMBERS } from '../../../../utils/wire/twoFactor.ts';
import type { Platform } from '../../platform.ts';
import type { RememberedDevice } from '../../stores/rememberedDevice.ts';
import type { Proof, UnderWay, Waiting } from '../../stores/underWay.ts';
import type { AccountService } from '../account.ts';
import type { Changes } from '../changes.ts';
import type { SessionService } from '../session.ts';
import { type Attempt, askToken } from './askToken.ts';
import { openAccount, type SignInWarnings } from './openAccount.ts';
import { toSteps } from './toSteps.ts';

/** How long a sign-in waits for its next step, in milliseconds. */
export const SIGN_IN_LIFETIME = 5 * 60_000;

export interface SignInDependencies {
  platform: Platform;
  http: Http;
  accounts: AccountService;
  session: SessionService;
  underWay: UnderWay;
  remembered: RememberedDevice;
  changed: Changes;
}

type FinalRefusal = Exclude<TokenRefusal['kind'], 'secondStep' | 'newDevice'>;

const REFUSALS: Record<FinalRefusal, FailureKind> = {
  wrongPassword: 'wrongPassword',
  wrongCode: 'wrongCode',
  noSecondStep: 'noSecondStep',
  unknownDevice: 'deviceUnknown',
  sso: 'ssoRequired',
  legacyEncryption: 'legacyEncryption',
  invalidGrant: 'signInRefused',
  other: 'signInRefused',
};

const NOTHING_YET: SignInWarnings = { weakKdf: false, weakPassword: false };

/** An attempt as it is kept while it waits. */
type KeptAttempt = Pick<Waiting, 'id' | 'email' | 'region' | 'startedAt'>;
/** What it waits for. */
type Further = Waiting extends infer W
  ? W extends Waiting
    ? Omit<W, keyof KeptAttempt | 'deadline'>
    : never
  : never;

export type Progress = ReturnType<typeof createProgress>;

/** How a sign-in goes on from one answer of the token endpoint to the next. */
export function createProgress(dependencies: SignInDependencies) {
  const { platform, http, accounts, session, underWay, remembered, changed } = dependencies;

  async function attemptOf({ id, email, region, startedAt }: KeptAttempt): Promise<Attempt> {
    const device = { id: await accounts.deviceId(), type: platform.deviceType, name: platform.deviceName };
    return { id, email, region: accounts.region(region), startedAt, device };
  }

  async function begin(region: RegionId, email: string): Promise<Attempt> {
    const id = await underWay.begin();
    return attemptOf({ id, email: email.trim().toLowerCase(), region, startedAt: platform.now() });
  }

  /** @throws FailureError `interrupted` when another sign-in counts by now */
  async function wait(attempt: Attempt, further: Further, lifetime = SIGN_IN_LIFETIME): Promise<void> {
    const { id, email, region, startedAt } = attempt;
    await underWay.keep({
      id,
      email,
      region: region.id,
      startedAt,
      deadline: startedAt + lifetime,
      ...further,
    });
    await changed('session');
  }

  async function letIn(attempt: Attempt, proof: Proof, token: TokenResponse): Promise<SignInWarnings> {
    const { email, region } = attempt;
    const opened = await openAccount(attempt, proof, token, await accounts.find(email, region.id));
    if (token.twoFactorToken && proof.kind === 'password')
      await remembered.write(region.id, email, fromBase64(proof.masterKey), token.twoFactorToken);
    await session.adopt(opened, attempt.id);
    await changed('session');
    return opened;
  }

  /** What Bitwarden wants more of is waited for; anything else ends this sign-in, but for a mistyped code. */
  async function refused(
    attempt: Attempt,
    proof: Proof,
    further: FurtherStep,
    refusal: TokenRefusal,
  ): Promise<SignInWarnings> {
    if (refusal.kind === 'secondStep') {
      // the password was right, so what was remembered here is worth nothing any more
      await remembered.forget(attempt.region.id, attempt.email);
      await wait(attempt, { step: 'secondStep', proof, ...toSteps(refusal.methods, proof, attempt.region) });
      if (further && !('second' in further && further.second.method === METHOD_NUMBERS.remember))
        throw new FailureError('wrongCode');
      return NOTHING_YET;
    }
    if (refusal.kind === 'newDevice') {
      await wait(attempt, { step: 'newDevice', proof });
      return NOTHING_YET;
    }
    // an approval is good for one sign-in and a quarter of an hour
    const isSpent = proof.kind === 'device' && refusal.kind === 'wrongPassword';
    throw new FailureError(isSpent ? 'deviceOver' : REFUSALS[refusal.kind]);
  }

  /** @throws FailureError, WireError, CryptoError; only a mistyped code and a broken connection leave it waiting */
  async function proceed(attempt: Attempt, proof: Proof, further: FurtherStep): Promise<SignInWarnings> {
    const answer = await askToken(http, attempt, proof, further);
    try {
      return 'token' in answer
        ? await letIn(attempt, proof, answer.token)
        : await refused(attempt, proof, further, answer.refusal);
    } catch (error) {
      if (!(error instanceof FailureError && error.failure.kind === 'wrongCode')) {
        await underWay.end(attempt.id);
        await changed('session');
      }
      throw error;
    }
  }

  return { attemptOf, begin, wait, proceed };
}
