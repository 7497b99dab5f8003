import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const root = join(import.meta.dirname, '..')

/** What these hold does not depend on the engine: what is in the log, and what is in a notice. SQLite is enough. */
const SAME_ON_EVERY_ENGINE = ['bff/src/operations/canaries.test.ts', 'bff/src/platforms/notices-in-every-case.test.ts']

/** Of what SQLite has nothing like. */
const OF_POSTGRESQL = [
  'bff/src/db/unprepared.pg.test.ts',
  'bff/src/db/not-opened.pg.test.ts',
  'bff/src/db/pooler.pg.test.ts',
]

/** As many files at a time as there are processors; vitest would leave one of them idle, which of two is half. */
const atOnce = { maxWorkers: '100%' }

/** Loading the modules anew for every file took as long as the tests. What a test changes in a module it puts back. */
const together = { isolate: false }

const bff = {
  ...atOnce,
  ...together,
  include: ['bff/src/**/*.test.ts'],
  setupFiles: ['bff/src/testing/statements/watch.setup.ts'],
  // Ends what hangs; how fast something is, is measured elsewhere. The longest take six seconds on a quiet machine.
  testTimeout: 90_000,
  hookTimeout: 90_000,
}

export default defineConfig({
  root,
  test: {
    allowOnly: false,
    projects: [
      { root, test: { ...atOnce, ...together, name: 'shared', include: ['shared/src/**/*.test.ts'] } },
      { root, test: { name: 'bff-sqlite', ...bff, exclude: OF_POSTGRESQL, env: { TEST_ENGINE: 'sqlite' } } },
      {
        root,
        test: {
          name: 'bff-pg',
          ...bff,
          exclude: SAME_ON_EVERY_ENGINE,
          env: { TEST_ENGINE: 'pg' },
          globalSetup: ['scripts/postgres.setup.ts'],
        },
      },
      { root, test: { ...atOnce, name: 'miniapp', include: ['miniapp/src/**/*.test.{ts,tsx}'] } },
      {
        root,
        test: {
          ...atOnce,
          name: 'scripts',
          include: ['scripts/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      // These look at the built targets, so `npm test` runs them after the builds.
      {
        root,
        test: {
          ...atOnce,
          name: 'bundles',
          include: ['scripts/bundle-host/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        root,
        test: {
          name: 'drills',
          include: ['scripts/drills/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
      {
        root,
        test: {
          name: 'journeys',
          include: ['scripts/journeys/**/*.test.ts'],
          globalSetup: ['scripts/journeys/served.setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // One browser and one server at a time: two cores are enough.
          fileParallelism: false,
        },
      },
    ],
  },
})
