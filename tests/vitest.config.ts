import process from 'node:process'
import { defineConfig } from 'vitest/config'

// A zone with an odd offset, so that nothing gets by on the machine's being UTC.
process.env.TZ = 'Asia/Kathmandu'

// Generous, since a busy machine proves nothing about the program: these end what hangs, and judge nothing.
const minute = 60_000
// For a hundred times as many cases (npm run test:deep) six times as long has always been enough.
const most = 10 * minute * (process.env.CAIRN_TIMES ? 6 : 1)
// Files share their worker's modules, which takes a third of the time that loading them for each file takes. What
// a file changes beyond its own database it puts back.
const usual = { testTimeout: most, hookTimeout: most, isolate: false }
const withProperties = { ...usual, setupFiles: ['tests/support/properties.ts'] }

export default defineConfig({
  test: {
    root: '.',
    projects: [
      { test: { ...withProperties, name: 'rules', include: ['tests/rules/**/*.test.ts'] } },
      // The same tests on both dialects, from the same schema.
      {
        test: {
          ...withProperties,
          name: 'data-sqlite',
          include: ['tests/data/**/*.test.ts'],
          env: { CAIRN_DIALECT: 'sqlite' },
        },
      },
      {
        test: {
          ...withProperties,
          name: 'data-postgresql',
          include: ['tests/data/**/*.test.ts'],
          env: { CAIRN_DIALECT: 'postgresql' },
          globalSetup: ['tests/support/postgres-template.ts'],
        },
      },
      { test: { ...usual, name: 'architecture', include: ['tests/*.test.ts'] } },
      { test: { ...usual, name: 'front', include: ['tests/http/front/**/*.test.ts'] } },
      // Against the real server; they need a build (npm test makes it).
      {
        test: {
          ...usual,
          name: 'pages',
          include: ['tests/{access,http}/*.test.ts'],
          env: { CAIRN_TEST_DAY: 'today' },
          globalSetup: ['tests/support/demo-database.ts'],
        },
      },
    ],
  },
})
