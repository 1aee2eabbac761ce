import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

interface Level {
  testTimeout?: number;
  setupFiles?: string[];
  /** Default true. */
  isolate?: boolean;
}

/** The levels of the test pyramid, cheapest first; `npx vitest --project unit` runs one alone. */
const level = (name: string, rest: Level = {}) => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.{ts,tsx}`], hookTimeout: 60_000, ...rest },
});

/** Each file cleans up after itself; loading everything anew for each would cost more than some of them. */
const isolate = false;
/** The worker runs whole there. */
const setupFiles = ['test/service/setup.ts'];

export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    environment: 'node',
    restoreMocks: true,
    // vitest leaves one core to itself, of two one half
    maxWorkers: '100%',
    expect: { poll: { interval: 5 } },
    projects: [
      level('unit'),
      level('service', { testTimeout: 30_000, isolate, setupFiles }),
      level('component', { testTimeout: 10_000, isolate }),
      level('contract', { testTimeout: 30_000, isolate, setupFiles }),
      level('e2e', { testTimeout: 120_000 }),
    ],
  },
});
