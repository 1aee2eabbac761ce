import { randomBytes } from 'node:crypto';
import { EVENT } from '../../audit/logRow.ts';
import { codesAreOver, type Grant } from '../grant.ts';
import { NO_SECOND_STEP, type Refusal, WRONG_TWO_STEP_TOKEN } from '../tokenErrors.ts';
import { twoStepChallenge } from './challenge.ts';
import { methodsOf, parseMethod, RECOVERY_CODE, REMEMBER } from './methods.ts';
import { isRemembered } from './remembered.ts';

export interface SecondStep {
  refusal: Refusal | null;
  /** Whether the account has one: if so, a new device needs no further proof. */
  wasAsked: boolean;
  /** A step was taken by hand and shall be remembered here. */
  remember: boolean;
}

const refused = (refusal: Refusal): SecondStep => ({ refusal, wasAsked: true, remember: false });

/** reference/identity-and-crypto.md section 4.6. */
export async function takeSecondStep(grant: Grant): Promise<SecondStep> {
  const { context, c, form, account, device } = grant;
  if (methodsOf(account.twoStep).length === 0) return { refusal: null, wasAsked: false, remember: false };
  if (context.faults.has('no-second-step', c.req.path)) return refused(NO_SECOND_STEP);
  const token = form('twoFactorToken');
  const method = parseMethod(form('twoFactorProvider'));
  if (!token || method === undefined) return refused(twoStepChallenge(context, c, account));
  if (method === REMEMBER) {
    if (!isRemembered(account, device?.identifier ?? '', token)) {
      return refused(twoStepChallenge(context, c, account));
    }
    return { refusal: null, wasAsked: true, remember: false };
  }
  if (method === RECOVERY_CODE && recovers(grant, token)) {
    grant.write(EVENT.userRecoveredTwoStep);
    return { refusal: null, wasAsked: true, remember: false };
  }
  if (!accepts(grant, method, token)) {
    grant.write(EVENT.userFailedLogInTwoStep);
    await grant.waitAsPunishment();
    return refused(WRONG_TWO_STEP_TOKEN);
  }
  return { refusal: null, wasAsked: true, remember: form('twoFactorRemember') === '1' };
}

/** A passkey's assertion is never right: it needs a page of the web vault's origin, which this server has not. */
function accepts(grant: Grant, number: number, token: string): boolean {
  const { sessions } = grant.context;
  const { id, twoStep } = grant.account;
  switch (methodsOf(twoStep).find((method) => method.number === number)?.method) {
    case 'authenticator':
      return sessions.authenticator.accepts(id, twoStep.authenticator ?? '', token);
    case 'email':
      return !codesAreOver(grant) && sessions.emailCodes.accepts(id, token);
    case 'duo':
      return sessions.duo.accepts(id, token);
    case 'yubiKey':
      return sessions.yubiKey.accepts(twoStep.yubiKey ?? '', token);
    default:
      return false;
  }
}

/** The right code removes every method and makes a new code. The security stamp stays. */
function recovers({ account }: Grant, given: string): boolean {
  if (given.replace(/\s/g, '').toLowerCase() !== account.recoveryCode) return false;
  account.twoStep = {};
  account.recoveryCode = randomBytes(16).toString('hex');
  return true;
}
