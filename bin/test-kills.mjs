// npm run test:kills: one of two processes is killed while people write through HTTP, a hundred times on each database.
// Takes about 15 minutes on two cores.
import process from 'node:process'
import { build } from './set-up/build.mjs'
import { root, testRun } from './set-up/test-run.mjs'

await testRun(async ({ vitest }) => {
  const env = { CAIRN_ROUNDS: process.env.CAIRN_ROUNDS ?? '100' }
  await build(root)
  await vitest('Kills on SQLite', ['kills-sqlite'], { env })
  await vitest('Kills on PostgreSQL', ['kills-postgresql'], { env })
})
