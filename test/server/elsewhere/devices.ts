import type { ServerContext } from '../context.ts';
import { FORGED_PUBLIC_KEY } from '../faults/lies/keys.ts';
import type { DeviceRequest } from '../identity/deviceRequests.ts';
import { deviceTypeName } from '../identity/deviceTypes.ts';
import type { Account } from '../model.ts';
import { accountOf } from './people.ts';

/** Another device of a person, asked to let a new one in. */
export function devices(context: ServerContext) {
  /** What the approving device is told, which need not be true. */
  const publicKeyOf = (request: DeviceRequest): string =>
    context.faults.has('device-request-swapped', '/') ? FORGED_PUBLIC_KEY : request.publicKey;

  const fingerprintOf = (request: DeviceRequest): Promise<string> =>
    context.state.ownDevice(holderOf(request)).fingerprint(publicKeyOf(request));

  function holderOf(request: DeviceRequest): Account {
    const account = context.state.account(request.accountId);
    if (!account) throw new Error('The account of this request is gone.');
    return account;
  }

  async function answer(request: DeviceRequest, approved: boolean): Promise<void> {
    const device = context.state.ownDevice(holderOf(request));
    const key = approved ? await device.sealUserKey(publicKeyOf(request)) : null;
    context.sessions.deviceRequests.answer(request, key);
  }

  function oldestOf(email: string): DeviceRequest {
    const { id } = accountOf(context, email);
    const request = context.sessions.deviceRequests.waiting().find(({ accountId }) => accountId === id);
    if (!request) throw new Error(`No device of ${email} waits to be let in.`);
    return request;
  }

  return {
    /** Answers the oldest request of this person that waits. */
    async answerDeviceRequest(email: string, approved: boolean): Promise<void> {
      await answer(oldestOf(email), approved);
    },

    /** Answers the request with this id. */
    async answerDevice(id: string, approved: boolean): Promise<void> {
      const request = context.sessions.deviceRequests.waiting().find((one) => one.id === id);
      if (!request) throw new Error('This request was answered or is over.');
      await answer(request, approved);
    },

    /** The words the person compares with those on the asking device. */
    async deviceFingerprint(email: string): Promise<string> {
      return fingerprintOf(oldestOf(email));
    },

    /** Every device that waits, with its words. */
    waitingDevices: () =>
      Promise.all(
        context.sessions.deviceRequests.waiting().map(async (request) => ({
          id: request.id,
          email: holderOf(request).email,
          device: deviceTypeName(request.deviceType),
          fingerprint: await fingerprintOf(request),
        })),
      ),
  };
}
