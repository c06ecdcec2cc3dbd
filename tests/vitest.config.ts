import process from 'node:process'
import { defineConfig } from 'vitest/config'
import { ownTemporaryFolder } from '../bin/set-up/temporary.mjs'

// A zone with an odd offset, so that nothing passes only because the machine is in UTC.
process.env.TZ = 'Asia/Kathmandu'
ownTemporaryFolder()

// Generous, since a busy machine proves nothing about the program: these only end what hangs.
const minute = 60_000
// `npm run test:deep` has a hundred times as many cases, for which six times as long is enough.
const most = 10 * minute * (process.env.CAIRN_TIMES || process.env.CAIRN_ROUNDS ? 6 : 1)
// Files share their worker's modules, which takes a third of the time of loading them for each file. So a file puts
// back what it changes beyond its own database.
const usual = {
  testTimeout: most,
  hookTimeout: most,
  isolate: false,
  setupFiles: ['tests/support/configuration.ts'],
}
// These read no clock, so `npm test` runs them once, and the other rules on two days.
const texts = 'tests/rules/{backticks,*links,markdown*,positions,roadmap-definition}.test.ts'
// Longer ones, which `npm run test:more` runs: commands on PostgreSQL, and servers that fail, are cut off or attacked.
const commands =
  'tests/{commands,postgresql-*,restore-on-postgresql,starting-files,test-command,upkeep,upkeep-on-postgresql}.test.ts'
const faults =
  'tests/{access/traces,http/{failures,hostile-actions,hostile-addresses,lost-file,postgresql-faults,starting,upkeep,workers}}.test.ts'
const withProperties = { ...usual, setupFiles: [...usual.setupFiles, 'tests/support/properties.ts'] }

export default defineConfig({
  test: {
    root: '.',
    projects: [
      { test: { ...withProperties, name: 'rules', include: ['tests/rules/**/*.test.ts'], exclude: [texts] } },
      { test: { ...withProperties, name: 'texts', include: [texts] } },
      {
        test: {
          ...withProperties,
          name: 'data-sqlite',
          include: ['tests/data/**/*.test.ts'],
        },
      },
      {
        test: {
          ...withProperties,
          name: 'data-postgresql',
          include: ['tests/data/**/*.test.ts'],
          setupFiles: ['tests/support/postgresql/environment.ts', ...withProperties.setupFiles],
          globalSetup: ['tests/support/postgresql/once.ts'],
        },
      },
      { test: { ...usual, name: 'races-sqlite', include: ['tests/races/*.test.ts'] } },
      {
        test: {
          ...usual,
          name: 'races-postgresql',
          include: ['tests/races/*.test.ts'],
          setupFiles: ['tests/support/postgresql/environment.ts', ...usual.setupFiles],
          globalSetup: ['tests/support/postgresql/once.ts'],
        },
      },
      {
        test: {
          ...usual,
          name: 'architecture',
          include: ['tests/*.test.ts'],
          exclude: [commands],
          // Once, since files that run side by side start from it.
          globalSetup: ['tests/support/demo-database.ts'],
        },
      },
      {
        test: {
          ...usual,
          name: 'commands',
          include: [commands],
          globalSetup: ['tests/support/demo-database.ts'],
        },
      },
      { test: { ...usual, name: 'front', include: ['tests/http/front/**/*.test.ts'] } },
      // Against the real server; these need a build, which `npm test` makes.
      {
        test: {
          ...usual,
          name: 'pages',
          include: ['tests/{access,http}/*.test.ts'],
          exclude: [faults],
          env: { CAIRN_TEST_DAY: 'today' },
          globalSetup: ['tests/support/demo-database.ts'],
        },
      },
      {
        test: {
          ...usual,
          name: 'faults',
          include: [faults],
          env: { CAIRN_TEST_DAY: 'today' },
          globalSetup: ['tests/support/demo-database.ts'],
        },
      },
      {
        test: {
          ...usual,
          name: 'pages-postgresql',
          include: ['tests/access/{pages,actions}.test.ts'],
          env: { CAIRN_TEST_DAY: 'today' },
          setupFiles: ['tests/support/postgresql/environment.ts', ...usual.setupFiles],
          globalSetup: ['tests/support/postgresql/once.ts'],
        },
      },
      // Only `npm run test:kills` runs these.
      {
        test: {
          ...usual,
          name: 'kills-sqlite',
          include: ['tests/kills/*.test.ts'],
          globalSetup: ['tests/support/demo-database.ts'],
        },
      },
      {
        test: {
          ...usual,
          name: 'kills-postgresql',
          include: ['tests/kills/*.test.ts'],
          env: { CAIRN_TEST_DATABASE: 'postgresql' },
        },
      },
      // Only `npm run test:poolers` runs these: they need more of PostgreSQL's programs than most machines have.
      { test: { ...usual, name: 'poolers', include: ['tests/poolers/*.test.ts'] } },
      // Only `npm run test:upgrade` runs these: they build the project several times.
      {
        test: {
          ...usual,
          // Each builds the project two or three times, at once.
          testTimeout: 6 * most,
          hookTimeout: 6 * most,
          name: 'upgrade',
          include: ['tests/upgrade/**/*.test.ts'],
          env: { CAIRN_TEST_DAY: 'today' },
          globalSetup: ['tests/support/demo-database.ts'],
        },
      },
    ],
  },
})
