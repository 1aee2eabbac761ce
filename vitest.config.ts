import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** The levels of the test pyramid, cheapest first; `npx vitest --project unit` runs one alone. */
const level = (name: string, timeout = 5_000) => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.{ts,tsx}`], testTimeout: timeout, hookTimeout: 60_000 },
});

export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    environment: 'node',
    restoreMocks: true,
    projects: [
      level('unit'),
      level('service', 10_000),
      level('component', 10_000),
      level('contract', 30_000),
      level('e2e', 120_000),
    ],
  },
});
