import type { ServerContext } from '../context.ts';
import type { DeviceRequest } from '../identity/deviceRequests.ts';

/** Approving seals the user key to the asking device's public key, as another device of the person would. */
export async function answerDeviceRequest(
  { state, sessions }: ServerContext,
  request: DeviceRequest,
  approved: boolean,
): Promise<void> {
  const account = state.account(request.accountId);
  if (!account) throw new Error('The account of this request is gone.');
  const key = approved ? await state.sealUserKey(account, request.publicKey) : null;
  sessions.deviceRequests.answer(request, key);
}
