// npm run test:poolers: Cairn behind PgBouncer in transaction mode, and on a hot standby. Takes about two minutes.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { build } from './set-up/build.mjs'
import { onThisMachine } from './set-up/postgresql.mjs'
import { StepFailed } from './set-up/progress.mjs'
import { root, testRun } from './set-up/test-run.mjs'

const folders = [onThisMachine(process.env), ...(process.env.PATH ?? '').split(delimiter), '/usr/sbin']
const find = (name) => folders.map((folder) => join(folder ?? '', name)).find(existsSync)

await testRun(async ({ vitest }) => {
  const missing = ['pgbouncer', 'pg_basebackup', 'pg_ctl'].filter((name) => !find(name))
  if (missing.length > 0)
    throw new StepFailed(
      `This needs ${missing.join(' and ')}, which this machine doesn’t have (Debian: apt install pgbouncer postgresql).`,
    )
  await build(root)
  await vitest('Poolers and standbys', ['poolers'], { env: { CAIRN_PGBOUNCER: find('pgbouncer') } })
})
