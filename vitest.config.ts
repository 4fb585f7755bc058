import { defineConfig } from 'vitest/config';

// One process, threads, no isolation: no test file may leave module-level state for the next.
export default defineConfig({
  test: {
    pool: 'threads',
    isolate: false,
    include: ['{libs,core,platform,features,apps,demo,test}/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/faults/**', 'test/bench/**'],
    globalSetup: ['test/database-server.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
