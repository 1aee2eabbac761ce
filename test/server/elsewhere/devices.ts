import type { ServerContext } from '../context.ts';
import type { DeviceRequest } from '../identity/deviceRequests.ts';
import { accountOf } from './people.ts';

/** Another device of a person, asked to let a new one in. */
export function devices(context: ServerContext) {
  async function answer(request: DeviceRequest, approved: boolean): Promise<void> {
    const account = context.state.account(request.accountId);
    if (!account) throw new Error('The account of this request is gone.');
    const device = context.state.ownDevice(account);
    const key = approved ? await device.sealUserKey(request.publicKey) : null;
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
      const account = accountOf(context, email);
      return context.state.ownDevice(account).fingerprint(oldestOf(email).publicKey);
    },
  };
}
