// Loaded before the server (node --import), for the bench and the guards: the server itself knows nothing of being
// measured. Notes for each request the statements that it ran and the time in the driver, as a line of JSON in the file
// CAIRN_MEASURED.
import { AsyncLocalStorage } from 'node:async_hooks'
import { appendFileSync } from 'node:fs'
import { type IncomingMessage, Server, type ServerResponse } from 'node:http'
import process from 'node:process'
import BetterSqlite from 'better-sqlite3'

/** What one request did, as far as the driver saw it. `sql` is each statement's text, in the order they ran. */
export type Measured = {
  /** What the request's header x-measured said. */
  tag: string
  address: string
  status: number
  milliseconds: number
  sqlMilliseconds: number
  sql: string[]
}

const file = process.env.CAIRN_MEASURED
const current = new AsyncLocalStorage<{ sql: string[]; milliseconds: number }>()
if (file) {
  watchStatements()
  watchRequests(file)
}

function watchStatements(): void {
  const { prepare } = BetterSqlite.prototype
  BetterSqlite.prototype.prepare = function (this: BetterSqlite.Database, text: string) {
    const statement: BetterSqlite.Statement = prepare.call(this, text)
    for (const name of ['all', 'get', 'run', 'iterate'] as const) {
      const original = statement[name].bind(statement) as (...values: unknown[]) => unknown
      const timed = (...values: unknown[]) => {
        const tally = current.getStore()
        if (!tally) return original(...values)
        const began = performance.now()
        try {
          return original(...values)
        } finally {
          tally.milliseconds += performance.now() - began
          tally.sql.push(text)
        }
      }
      Object.defineProperty(statement, name, { value: timed })
    }
    return statement
  } as typeof prepare
}

function watchRequests(to: string): void {
  const emit = Server.prototype.emit as (event: string | symbol, ...args: unknown[]) => boolean
  Server.prototype.emit = function (this: Server, event: string | symbol, ...args: unknown[]): boolean {
    // The front asks Next over a socket of its own, and only there does a page run.
    if (event !== 'request' || typeof this.address() !== 'string') return emit.call(this, event, ...args)
    const [request, answer] = args as [IncomingMessage, ServerResponse]
    const tally = { sql: [] as string[], milliseconds: 0 }
    const began = performance.now()
    const address = request.url ?? ''
    answer.once('finish', () => {
      const line: Measured = {
        tag: String(request.headers['x-measured'] ?? ''),
        address,
        status: answer.statusCode,
        milliseconds: performance.now() - began,
        sqlMilliseconds: tally.milliseconds,
        sql: tally.sql,
      }
      appendFileSync(to, `${JSON.stringify(line)}\n`)
    })
    return current.run(tally, () => emit.call(this, event, ...args))
  }
}
