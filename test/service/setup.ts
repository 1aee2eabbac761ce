import { vi } from 'vitest';

vi.mock('../../utils/crypto/kdf.ts', async (load) =>
  (await import('./deaths/stretchOnce.ts')).stretchOnce(load),
);
vi.mock('../../utils/crypto/rsa.ts', async (load) => (await import('./deaths/fewPairs.ts')).fewPairs(load));
