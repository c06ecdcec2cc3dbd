// npm run test:races: what rests on counting, or on there being only one, by three processes at the same moment, on both
// databases. npm test has a few rounds of each. Takes about 20 minutes on two cores.
import process from 'node:process'
import { testRun } from './set-up/test-run.mjs'

await testRun(async ({ vitest }) => {
  const env = { CAIRN_ROUNDS: process.env.CAIRN_ROUNDS ?? '300' }
  await vitest('Races on SQLite', ['races-sqlite'], { env })
  await vitest('Races on PostgreSQL', ['races-postgresql'], { env })
})
