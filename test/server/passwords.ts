import { createHash, timingSafeEqual } from 'node:crypto';

const digest = (hash: string, salt: string) => createHash('sha256').update(salt).update(hash).digest();

/** What is stored of a received password hash: salted and hashed again, never as received. */
export function makeVerifier(hash: string, salt: string): string {
  return `${salt}$${digest(hash, salt).toString('base64')}`;
}

export function matchesVerifier(hash: string, verifier: string): boolean {
  const [salt = '', stored = ''] = verifier.split('$');
  return timingSafeEqual(digest(hash, salt), Buffer.from(stored, 'base64'));
}
