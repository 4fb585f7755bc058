import { defineConfig } from 'vitest/config';

// Threads without isolation: no test file may leave module-level state for the next.
// Two workers also where the machine has two cores: much of a test is waiting for PostgreSQL and for other processes.
const ways = { pool: 'threads', isolate: false, maxWorkers: 2, testTimeout: 120_000, hookTimeout: 120_000 } as const;
const exclude = ['**/node_modules/**', '**/dist/**'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...ways,
          name: 'unit',
          include: [
            '{libs,core}/**/*.test.ts',
            'apps/web/src/**/*.test.{ts,tsx}',
            'features/read/{extract,find-passage,read-text,register,relation-rules,score}*.test.ts',
            'test/architecture.test.ts',
          ],
          exclude,
        },
      },
      {
        test: {
          ...ways,
          name: 'house',
          include: [
            '{platform,features,demo}/**/*.test.ts',
            'apps/{cli,server,verifier,witness}/**/*.test.ts',
            'test/{scenarios,bundle}/**/*.test.ts',
          ],
          exclude: [
            ...exclude,
            'features/read/{extract,find-passage,read-text,register,relation-rules,score}*.test.ts',
          ],
          globalSetup: ['test/database-server.ts'],
        },
      },
      {
        test: {
          ...ways,
          name: 'browser',
          include: ['test/browser/**/*.test.ts', 'apps/web/test/**/*.test.ts'],
          exclude,
          maxWorkers: 1,
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      {
        test: {
          ...ways,
          name: 'faults',
          // What stands beside the code and is quick runs with `npm test` too.
          include: [
            'test/faults/**/*.test.ts',
            'platform/vault/{vault,vault-crash}.test.ts',
            'platform/journal/journal.test.ts',
            'test/scenarios/{anchors,backup,custody}.test.ts',
            'apps/cli/src/print.test.ts',
          ],
          exclude,
          globalSetup: ['test/database-server.ts'],
          maxWorkers: 1,
          testTimeout: 1_200_000,
        },
      },
    ],
  },
});
