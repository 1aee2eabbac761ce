import type { Account } from '../model.ts';
import { codesAreOver, type Grant } from './grant.ts';
import type { Sessions } from './sessions.ts';
import {
  DEVICE_MISSING,
  NEW_DEVICE,
  type Refusal,
  UNKNOWN_DEVICE_REQUEST,
  WRONG_DEVICE_CODE,
} from './tokenErrors.ts';

const DAY = 86_400_000;

/** The mail with the code for a device the account does not know yet. */
export function mailDeviceCode({ deviceCodes, mailbox }: Sessions, account: Account): void {
  mailbox.send(account.email, 'Code for a new device', deviceCodes.renew(account.id));
}

/**
 * New-device verification (reference/identity-and-crypto.md section 4.10). The refusal itself sends the code. A sign-in
 * approved by another device is for known devices only.
 */
export function refuseDevice(grant: Grant, twoStepped: boolean): Refusal | null {
  const { context, form, account, device } = grant;
  if (!device) return DEVICE_MISSING;
  if (account.knownDevices.has(device.identifier)) return null;
  if (context.sessions.deviceRequests.find(form('authRequest') ?? '')) return UNKNOWN_DEVICE_REQUEST;
  const young = account.createdAt > Date.now() - DAY;
  if (twoStepped || !account.verifiesDevices || young || account.knownDevices.size === 0) return null;
  const code = form('newDeviceOtp');
  if (code) {
    const accepted = !codesAreOver(grant) && context.sessions.deviceCodes.accepts(account.id, code);
    return accepted ? null : WRONG_DEVICE_CODE;
  }
  mailDeviceCode(context.sessions, account);
  return NEW_DEVICE;
}
