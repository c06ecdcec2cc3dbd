import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { postgresql } from '#bin/set-up/postgresql.mjs'
import { folderInMemory } from '#bin/set-up/temporary.mjs'
import { freePort } from '#tests/support/server.ts'

const root = path.resolve(import.meta.dirname, '../../..')

export interface PostgresServer {
  /** The address of a database on it. */
  url(name: string): string
  /** Runs statements in the database `postgres`. */
  run(...statements: string[]): Promise<void>
  /** Stops it, as its operator does at once. `resume` starts it again, on the same data and port. */
  halt(): Promise<void>
  resume(): Promise<void>
  /** Of a standby. Resolves when it can be written to. */
  promote(): Promise<void>
  /** And removes its data. */
  stop(): Promise<void>
}

/**
 * Starts a server of its own, in memory where the system allows, on a free port of 127.0.0.1: empty, or a hot standby of
 * another one.
 */
export async function startPostgres(
  options: { settings?: string[]; standbyOf?: PostgresServer } = {},
): Promise<PostgresServer> {
  const programs = await postgresql(root)
  const folder = mkdtempSync(path.join(folderInMemory(), 'cairn-postgres-'))
  const account = unprivileged()
  if (account) chownSync(folder, account.uid, account.gid)
  const data = path.join(folder, 'data')
  const { standbyOf, settings = [] } = options
  const run = (name: string, ...args: string[]) =>
    execFileSync(path.join(programs, name), args, { ...account, stdio: 'pipe' })
  if (standbyOf) run('pg_basebackup', '-D', data, '-d', standbyOf.url('postgres'), '-R', '-c', 'fast')
  else run('initdb', '-D', data, '-U', 'cairn', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync')
  const port = await freePort()
  const url = (name: string) => `postgres://cairn@127.0.0.1:${port}/${name}`
  const launch = async () => {
    const set = [`port=${port}`, 'listen_addresses=127.0.0.1', ...settings].flatMap((each) => ['-c', each])
    const child = spawn(path.join(programs, 'postgres'), ['-D', data, '-k', folder, ...set], {
      ...account,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', (chunk) => {
      said = (said + chunk).slice(-4000)
    })
    // Whatever ends this process ends the server too.
    const end = () => child.kill('SIGQUIT')
    process.on('exit', end)
    await answering(url('postgres'), () => {
      if (child.exitCode !== null) throw new Error(`PostgreSQL ended:\n${said}`)
    })
    return async () => {
      process.off('exit', end)
      if (child.exitCode !== null) return
      child.kill('SIGINT')
      await once(child, 'exit')
    }
  }
  let halt = await launch()
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
    halt: () => halt(),
    resume: async () => {
      halt = await launch()
    },
    promote: async () => {
      run('pg_ctl', 'promote', '-D', data, '-w')
    },
    stop: async () => {
      await halt()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

// PostgreSQL refuses to run as root.
export function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

/** Resolves when a database answers there. `look` throws if it never will. */
export async function answering(url: string, look: () => void): Promise<void> {
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
