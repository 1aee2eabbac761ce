import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Types the same on every keyboard layout; sixteen letters for sixteen values. */
const MODHEX = 'cbdefghijklnrtuv';
/** Public id of the one key there is, which every account with this method has set up. */
export const DEMO_YUBIKEY = 'ccccccclnkvt';

const PASSWORD = /^[cbdefghijklnrtuv]{32,48}$/;
const BLOCK_LETTERS = 32;
/** Protects nothing: the "key" is this file. */
const SECRET = Buffer.from('switchboard demo');
const PRIVATE_ID = Buffer.from('demo01');

function toModhex(bytes: Buffer): string {
  return [...bytes.toString('hex')].map((digit) => MODHEX[Number.parseInt(digit, 16)]).join('');
}

function fromModhex(text: string): Buffer {
  return Buffer.from([...text].map((letter) => MODHEX.indexOf(letter).toString(16)).join(''), 'hex');
}

/**
 * One-time passwords as a YubiKey types them: its public id, then one block only it can make, with a private id, a
 * counter and noise. What the real server asks Yubico, this one asks itself.
 */
export class YubiKey {
  #typed = 0;
  #accepted = 0;

  /** What the key types when it is touched. */
  touch(): string {
    this.#typed += 1;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.#typed);
    const cipher = createCipheriv('aes-128-ecb', SECRET, null).setAutoPadding(false);
    return DEMO_YUBIKEY + toModhex(cipher.update(Buffer.concat([PRIVATE_ID, counter, randomBytes(6)])));
  }

  /** Each password counts once, and ends those typed before it. @param publicId of the account's key */
  accepts(publicId: string, password: string): boolean {
    if (!PASSWORD.test(password) || password.slice(0, -BLOCK_LETTERS) !== publicId) return false;
    const decipher = createDecipheriv('aes-128-ecb', SECRET, null).setAutoPadding(false);
    const block = decipher.update(fromModhex(password.slice(-BLOCK_LETTERS)));
    const counter = block.readUInt32BE(PRIVATE_ID.length);
    if (!block.subarray(0, PRIVATE_ID.length).equals(PRIVATE_ID) || counter <= this.#accepted) return false;
    this.#accepted = counter;
    return true;
  }
}
