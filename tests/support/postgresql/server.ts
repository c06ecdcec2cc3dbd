import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { postgresql } from '#bin/set-up/postgresql.mjs'
import { freePort } from '#tests/support/server.ts'

const root = path.resolve(import.meta.dirname, '../../..')

export interface PostgresServer {
  /** The address of a database on it. */
  url(name: string): string
  /** Runs statements in the database `postgres`. */
  run(...statements: string[]): Promise<void>
  stop(): Promise<void>
}

/** Starts a server of its own, empty and in memory where the system allows, on a free port of 127.0.0.1. */
export async function startPostgres(
  options: { encoding?: string; settings?: string[] } = {},
): Promise<PostgresServer> {
  const programs = await postgresql(root)
  const memory = '/dev/shm'
  const folder = mkdtempSync(path.join(existsSync(memory) ? memory : tmpdir(), 'cairn-postgres-'))
  const account = unprivileged()
  if (account) chownSync(folder, account.uid, account.gid)
  const data = path.join(folder, 'data')
  const { encoding = 'UTF8', settings = [] } = options
  execFileSync(
    path.join(programs, 'initdb'),
    ['-D', data, '-U', 'cairn', '-A', 'trust', '-E', encoding, '--no-locale', '--no-sync'],
    { ...account, stdio: 'pipe' },
  )
  const port = await freePort()
  const child = spawn(
    path.join(programs, 'postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      '-k',
      folder,
      '-c',
      'listen_addresses=127.0.0.1',
      ...settings.flatMap((each) => ['-c', each]),
    ],
    { ...account, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let said = ''
  child.stderr.on('data', (chunk) => {
    said = (said + chunk).slice(-4000)
  })
  // Whatever ends this process ends the server too.
  const end = () => child.kill('SIGQUIT')
  process.on('exit', end)
  const url = (name: string) => `postgres://cairn@127.0.0.1:${port}/${name}`
  await answering(url('postgres'), () => {
    if (child.exitCode !== null) throw new Error(`PostgreSQL ended:\n${said}`)
  })
  return {
    url,
    run: async (...statements) => {
      const client = new pg.Client(url('postgres'))
      await client.connect()
      try {
        for (const statement of statements) await client.query(statement)
      } finally {
        await client.end()
      }
    },
    stop: async () => {
      process.off('exit', end)
      if (child.exitCode === null) {
        child.kill('SIGINT')
        await once(child, 'exit')
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

// PostgreSQL refuses to run as root.
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

async function answering(url: string, look: () => void): Promise<void> {
  for (let tries = 0; ; tries++) {
    look()
    const client = new pg.Client(url)
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (tries === 600) throw error
    }
    await setTimeout(50)
  }
}
