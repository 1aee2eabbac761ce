import { CryptoError } from '../../../utils/crypto/cryptoError.ts';

/** The `CryptoError` that `run` ends in; any other end fails the test. */
export async function failure(run: () => unknown): Promise<CryptoError> {
  try {
    await run();
  } catch (error) {
    if (error instanceof CryptoError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
