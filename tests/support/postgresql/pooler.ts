import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { freePort } from '#tests/support/server.ts'
import { answering, type PostgresServer, unprivileged } from './server.ts'

export interface Pooler {
  url(name: string): string
  stop(): Promise<void>
}

/** PgBouncer in transaction mode in front of a server: each transaction may run on another of its few connections. */
export async function startPooler(server: PostgresServer, connections: number): Promise<Pooler> {
  const folder = mkdtempSync(path.join(tmpdir(), 'cairn-pooler-'))
  const port = await freePort()
  const users = path.join(folder, 'users.txt')
  const settings = path.join(folder, 'pgbouncer.ini')
  writeFileSync(users, '"cairn" ""\n')
  writeFileSync(
    settings,
    `[databases]
* = host=127.0.0.1 port=${new URL(server.url('postgres')).port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = trust
auth_file = ${users}
pool_mode = transaction
default_pool_size = ${connections}
`,
  )
  chmodSync(folder, 0o755)
  const child = spawn(process.env.CAIRN_PGBOUNCER ?? 'pgbouncer', [settings], {
    ...unprivileged(),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said = (said + chunk).slice(-4000)
  })
  const end = () => child.kill('SIGKILL')
  process.on('exit', end)
  const url = (name: string) => `postgres://cairn@127.0.0.1:${port}/${name}`
  await answering(url('postgres'), () => {
    if (child.exitCode !== null) throw new Error(`PgBouncer ended:\n${said}`)
  })
  return {
    url,
    stop: async () => {
      process.off('exit', end)
      if (child.exitCode === null) {
        child.kill('SIGKILL')
        await once(child, 'exit')
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
