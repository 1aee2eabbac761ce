import type { Device } from '../../../../utils/wire/devices.ts';
import type { Http } from '../../../../utils/wire/http.ts';
import type { RegionAddresses } from '../../../../utils/wire/regions.ts';
import { type FurtherStep, postPasswordGrant, type TokenResponse } from '../../../../utils/wire/token.ts';
import { readTokenRefusal, type TokenRefusal } from '../../../../utils/wire/tokenRefusal.ts';
import type { FirstStep } from '../../../../utils/wire/twoFactor.ts';
import { WireError } from '../../../../utils/wire/wireError.ts';
import type { Proof } from '../../stores/underWay.ts';

/** Who signs in, and from where. */
export interface Attempt {
  id: string;
  email: string;
  region: RegionAddresses;
  device: Device;
  startedAt: number;
}

export type TokenAnswer = { token: TokenResponse } | { refusal: TokenRefusal };

export const firstStepOf = (proof: Proof): FirstStep =>
  proof.kind === 'password'
    ? { passwordHash: proof.hash }
    : { authRequest: { id: proof.requestId, accessCode: proof.accessCode } };

/** One token request. Each one that ends without its second step makes a code mailed before worthless. */
export async function askToken(
  http: Http,
  { email, region, device }: Attempt,
  proof: Proof,
  further: FurtherStep,
): Promise<TokenAnswer> {
  try {
    const request = postPasswordGrant(email, firstStepOf(proof), device, further);
    return { token: await http(request, { region, deviceId: device.id }) };
  } catch (error) {
    if (error instanceof WireError && error.status === 400) return { refusal: readTokenRefusal(error.body) };
    throw error;
  }
}
