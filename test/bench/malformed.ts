import { checkEndpoint } from '../malformed/check.ts';
import { ENDPOINTS } from '../malformed/endpoints.ts';
import { type BenchOptions, plainRow, type Row } from './row.ts';

const BODIES = 10_000;

/** The same check as in the tests with many more malformed answers per endpoint; stops at the first that is not taken well. */
export async function measure({ quick }: BenchOptions): Promise<Row[]> {
  const bodies = quick ? BODIES / 10 : BODIES;
  const endpoints = Object.values(ENDPOINTS);
  const started = performance.now();
  for (const endpoint of endpoints) await checkEndpoint(endpoint, bodies);
  const took = performance.now() - started;
  return [
    plainRow('malformed answers, all typed failures or whole values', 'ms', took, {
      note: `${endpoints.length} endpoints × ${bodies.toLocaleString('en')}`,
    }),
  ];
}
