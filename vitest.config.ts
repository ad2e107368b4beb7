import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Two files at a time: the machines that run this have two cores, and some tests start worker threads.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Accounts and the simulated service talk over real sockets and timers; nothing here may hang for ever.
    teardownTimeout: 10_000,
    exclude: ['**/node_modules/**', 'out/**', '.cache/**'],
    include: ['**/*.test.ts', '**/*.test.tsx', '**/*.test.mjs'],
  },
});
