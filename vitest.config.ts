import { defineConfig } from 'vitest/config';

const project = (name: string, include: string[], more: object = {}) => ({
  extends: true as const,
  test: { name, include, ...more },
});

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
          'test/*.test.ts',
          'test/scripts/**/*.test.ts',
          'test/demo/plan/**/*.test.ts',
        ],
        { isolate: false },
      ),
      project('functions', ['test/functions/**/*.test.ts', 'test/demo/*.test.ts']),
      project('local', ['test/local/**/*.test.ts']),
      project('stack', ['test/lib/**/*.test.ts'], {
        globalSetup: ['test/support/bundle-once.ts'],
        isolate: false,
      }),
      // Whole systems on two cores: one file at a time, after everything else.
      project('end-to-end', ['test/e2e/**/*.test.ts'], {
        globalSetup: ['test/support/build-once.ts'],
        fileParallelism: false,
        sequence: { groupOrder: 1 },
        testTimeout: 120_000,
      }),
    ],
  },
});
