import { randomUUID, timingSafeEqual } from 'node:crypto';

const LIFETIME = 15 * 60_000;

/** A device asks another one of the same person to let it in. Times are epoch milliseconds. */
export interface DeviceRequest {
  id: string;
  accountId: string;
  /** SPKI as base64, made by the asking device for this request alone. */
  publicKey: string;
  accessCode: string;
  deviceIdentifier: string;
  deviceType: number;
  ipAddress: string;
  createdAt: number;
  answer: { at: number; approved: boolean; key: string | null } | null;
  usedAt: number | null;
}

type Asked = Omit<DeviceRequest, 'id' | 'createdAt' | 'answer' | 'usedAt'>;

const equals = (left: string, right: string) => {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
};

const isOver = ({ createdAt }: DeviceRequest) => createdAt + LIFETIME <= Date.now();

/** Sign-ins that wait for another device (reference/identity-and-crypto.md section 4.11). */
export class DeviceRequests {
  readonly #requests = new Map<string, DeviceRequest>();

  ask(asked: Asked): DeviceRequest {
    const request = { ...asked, id: randomUUID(), createdAt: Date.now(), answer: null, usedAt: null };
    this.#requests.set(request.id, request);
    return request;
  }

  find(id: string): DeviceRequest | undefined {
    return this.#requests.get(id.toLowerCase());
  }

  /** For the asking device. @returns undefined when it is over or the code is wrong */
  read(id: string, accessCode: string): DeviceRequest | undefined {
    const request = this.find(id);
    return request && !isOver(request) && equals(request.accessCode, accessCode) ? request : undefined;
  }

  /** Unanswered ones, oldest first. */
  waiting(): DeviceRequest[] {
    return [...this.#requests.values()].filter((request) => !request.answer && !isOver(request));
  }

  /** @param key the user key sealed to the request's public key; null denies */
  answer(request: DeviceRequest, key: string | null): void {
    request.answer = { at: Date.now(), approved: key !== null, key };
  }

  /** Whether the access code signs this account in: approved, not over, not used before. */
  opens(request: DeviceRequest, accountId: string, accessCode: string): boolean {
    const { answer, usedAt } = request;
    if (request.accountId !== accountId || !answer?.approved || usedAt !== null) return false;
    return !isOver(request) && equals(request.accessCode, accessCode);
  }

  use(id: string): void {
    const request = this.find(id);
    if (request) request.usedAt = Date.now();
  }
}
