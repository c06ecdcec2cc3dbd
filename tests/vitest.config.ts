import process from 'node:process'
import { defineConfig } from 'vitest/config'

// A zone with an odd offset, so that nothing gets by on the machine's being UTC.
process.env.TZ = 'Asia/Kathmandu'

// Generous, since a busy machine proves nothing about the program: these end what hangs, and judge nothing.
const minute = 60_000
const patient = { testTimeout: 2 * minute, hookTimeout: 2 * minute }

export default defineConfig({
  test: {
    root: '.',
    projects: [
      { test: { ...patient, name: 'rules', include: ['tests/rules/**/*.test.ts'] } },
      // The same tests on both dialects, from the same schema.
      {
        test: {
          ...patient,
          name: 'data-sqlite',
          include: ['tests/data/**/*.test.ts'],
          env: { CAIRN_DIALECT: 'sqlite' },
        },
      },
      {
        test: {
          ...patient,
          name: 'data-postgresql',
          include: ['tests/data/**/*.test.ts'],
          env: { CAIRN_DIALECT: 'postgresql' },
          globalSetup: ['tests/helpers/postgres-template.ts'],
        },
      },
      { test: { ...patient, name: 'architecture', include: ['tests/*.test.ts'] } },
      { test: { ...patient, name: 'front', include: ['tests/front/**/*.test.ts'] } },
      // Against the real server; they need a build (npm test makes it).
      {
        test: {
          ...patient,
          name: 'pages',
          include: ['tests/pages/**/*.test.ts'],
          globalSetup: ['tests/helpers/demo-database.ts'],
        },
      },
    ],
  },
})
