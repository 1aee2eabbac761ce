import { KILOBYTE, type WireRequest } from './request.ts';
import { nothing } from './shapes.ts';

/** How this installation names itself in the list of the account's devices. */
export interface Device {
  id: string;
  /** Number of reference section 1.5. */
  type: number;
  name: string;
}

/** The code for a new device once more, by mail. Answered the same whether or not one was sent. */
export const postResendDeviceCode = (email: string, passwordHash: string): WireRequest<null> => ({
  host: 'api',
  method: 'POST',
  path: '/accounts/resend-new-device-otp',
  body: { json: { email, masterPasswordHash: passwordHash } },
  schema: nothing,
  maxBytes: KILOBYTE,
});
