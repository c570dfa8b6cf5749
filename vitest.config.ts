import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Inherited by the workers and by every program that tests start: what one has compiled the next one need not.
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(new URL('.build/compile-cache', import.meta.url));

const project = (name: string, include: string[], more: object = {}) => ({
  extends: true as const,
  test: { name, include, ...more },
});

const build = { globalSetup: ['test/support/build-once.ts'], testTimeout: 120_000 };
/** Waits for deadlines and a lease nearly all of its time, and states no moment that a busy machine could miss. */
const waiting = ['test/e2e/crash.test.ts'];

/** Fast first: `npm run check` runs the unit tests alone. Figures of speed belong in bench/, never here. */
export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // Tests wait for engines and systems as much as they compute: a third one keeps two cores busy.
    maxWorkers: 3,
    projects: [
      // Pure rules and the synthesized stack keep nothing between files, so modules are loaded once for each worker.
      project(
        'unit',
        [
          'test/core/**/*.test.ts',
          'test/web/**/*.test.ts',
          'test/*.test.ts',
          'test/scripts/**/*.test.ts',
          'test/demo/plan/**/*.test.ts',
        ],
        { isolate: false },
      ),
      // These too, but for the clock and the clients of AWS that some of them replace, and give back.
      project('functions', ['test/functions/**/*.test.ts', 'test/demo/*.test.ts'], {
        isolate: false,
        setupFiles: ['test/support/give-back.ts'],
      }),
      project('local', ['test/local/**/*.test.ts']),
      project('stack', ['test/lib/**/*.test.ts'], {
        globalSetup: ['test/support/bundle-once.ts'],
        isolate: false,
      }),
      project('end-to-end beside the rest', waiting, build),
      // Whole systems on two cores: one file at a time, after everything else.
      project('end-to-end', ['test/e2e/**/*.test.ts'], {
        ...build,
        exclude: [...waiting, 'test/e2e/console/**'],
        fileParallelism: false,
        sequence: { groupOrder: 1 },
      }),
      project('console', ['test/e2e/console/**/*.test.ts'], {
        globalSetup: ['test/support/console-system.ts'],
        testTimeout: 120_000,
        fileParallelism: false,
        sequence: { groupOrder: 2 },
      }),
    ],
  },
});
