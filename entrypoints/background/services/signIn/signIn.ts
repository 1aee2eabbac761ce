import { fromBase64 } from '../../../../utils/crypto/bytes.ts';
import { FailureError } from '../../../../utils/domain/failures.ts';
import { type CodeKind, isCode, isDeviceCode, tidyCode } from '../../../../utils/domain/secondStep.ts';
import type { RegionId } from '../../../../utils/domain/session.ts';
import { postResendDeviceCode } from '../../../../utils/wire/devices.ts';
import { METHOD_NUMBERS, postSendTwoFactorMail } from '../../../../utils/wire/twoFactor.ts';
import { createMutex } from '../../stores/mutex.ts';
import { firstStepOf } from './askToken.ts';
import type { SignInWarnings } from './openAccount.ts';
import { provePassword } from './prelogin.ts';
import type { Progress, SignInDependencies } from './progress.ts';

export type SignInService = ReturnType<typeof createSignIn>;

/** Signing in, from the password to the open session, with whatever Bitwarden asks for in between. */
export function createSignIn(dependencies: SignInDependencies, progress: Progress) {
  const { platform, http, accounts, underWay, remembered, changed } = dependencies;
  const { attemptOf, begin, proceed } = progress;
  /** Steps of one sign-in, asked for by two windows at once, are taken one after the other. */
  const inTurn = createMutex();

  return {
    /** Asks for the password's account once; a step taken here in the last thirty days goes with it. */
    async start(regionId: RegionId, email: string, password: string): Promise<SignInWarnings> {
      const attempt = await begin(regionId, email);
      const { region } = attempt;
      const known = await accounts.find(attempt.email, regionId);
      const proof = await provePassword(http, region, attempt.email, password, known);
      const token = await remembered.read(regionId, attempt.email, fromBase64(proof.masterKey));
      const second = token && { method: METHOD_NUMBERS.remember, token, remember: false };
      return proceed(attempt, proof, second ? { second } : null);
    },

    secondStep: (id: string, kind: CodeKind, typed: string, remember: boolean): Promise<SignInWarnings> =>
      inTurn(async () => {
        const waiting = await underWay.at(id, 'secondStep');
        const token = tidyCode(typed);
        if (!waiting.steps.open.includes(kind)) throw new FailureError('badInput');
        if (!isCode(kind, token)) throw new FailureError('wrongCode');
        const second = {
          method: METHOD_NUMBERS[kind],
          token,
          remember: remember && waiting.steps.canRemember && kind !== 'recoveryCode',
        };
        return proceed(await attemptOf(waiting), waiting.proof, { second });
      }),

    /** The mail endpoint alone: a token request would make the code of the mail before worthless as well, and prove nothing. */
    sendCode: (id: string, again: boolean): Promise<void> =>
      inTurn(async () => {
        const waiting = await underWay.at(id, 'secondStep');
        const { steps, proof, email } = waiting;
        if (!steps.open.includes('email')) throw new FailureError('badInput');
        if (steps.mailedAt !== null && !again) return;
        const { region, device } = await attemptOf(waiting);
        const request = postSendTwoFactorMail(email, device.id, firstStepOf(proof));
        // before the mail: a worker that dies in between sends no second one, which would void the first
        await underWay.keep({ ...waiting, steps: { ...steps, mailedAt: platform.now() } });
        try {
          await http(request, { region, deviceId: device.id });
        } catch (error) {
          await underWay.keep(waiting);
          throw error;
        }
        await changed('session');
      }),

    newDevice: (id: string, typed: string): Promise<SignInWarnings> =>
      inTurn(async () => {
        const waiting = await underWay.at(id, 'newDevice');
        const newDeviceCode = tidyCode(typed);
        if (!isDeviceCode(newDeviceCode)) throw new FailureError('wrongCode');
        return proceed(await attemptOf(waiting), waiting.proof, { newDeviceCode });
      }),

    resendDeviceCode: (id: string): Promise<void> =>
      inTurn(async () => {
        const waiting = await underWay.at(id, 'newDevice');
        const { region, device } = await attemptOf(waiting);
        if (waiting.proof.kind !== 'password') throw new FailureError('badInput');
        const request = postResendDeviceCode(waiting.email, waiting.proof.hash);
        await http(request, { region, deviceId: device.id });
      }),

    /** A person turned away from this sign-in; a later one goes on. */
    async cancel(id: string): Promise<void> {
      if ((await underWay.read())?.id === id) await underWay.giveUp();
      await changed('session');
    },

    /** Its time is over: what was kept for it goes. */
    async expire(): Promise<void> {
      await underWay.guard();
      if ((await underWay.read()) === null && (await underWay.hasExpired())) await changed('session');
    },
  };
}
