import process from 'node:process'
import { defineConfig } from 'vitest/config'

// A zone with an odd offset, so that nothing gets by on the machine's being UTC.
process.env.TZ = 'Asia/Kathmandu'

const minute = 60_000

export default defineConfig({
  test: {
    root: '.',
    projects: [
      { test: { name: 'rules', include: ['tests/rules/**/*.test.ts'] } },
      // The same tests on both dialects, from the same schema.
      {
        test: {
          name: 'data-sqlite',
          include: ['tests/data/**/*.test.ts'],
          env: { CAIRN_DIALECT: 'sqlite' },
        },
      },
      {
        test: {
          name: 'data-postgresql',
          include: ['tests/data/**/*.test.ts'],
          env: { CAIRN_DIALECT: 'postgresql' },
          globalSetup: ['tests/helpers/postgres-template.ts'],
          hookTimeout: minute,
        },
      },
      { test: { name: 'architecture', include: ['tests/*.test.ts'] } },
      { test: { name: 'front', include: ['tests/front/**/*.test.ts'] } },
      // Against the real server; they need a build (npm test makes it).
      {
        test: {
          name: 'pages',
          include: ['tests/pages/**/*.test.ts'],
          globalSetup: ['tests/helpers/demo-database.ts'],
          testTimeout: minute,
          hookTimeout: 2 * minute,
        },
      },
    ],
  },
})
