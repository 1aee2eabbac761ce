import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** The levels of the test pyramid, cheapest first; `npx vitest --project unit` runs one alone. */
const level = (name: string, testTimeout = 5_000, isolate = true) => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.{ts,tsx}`], testTimeout, hookTimeout: 60_000, isolate },
});

export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    environment: 'node',
    restoreMocks: true,
    // vitest leaves one core to itself, of two one half
    maxWorkers: '100%',
    projects: [
      level('unit'),
      level('service', 10_000),
      // each file cleans up after itself; loading the icons anew for each would triple the time
      level('component', 10_000, false),
      level('contract', 30_000),
      level('e2e', 120_000),
    ],
  },
});
