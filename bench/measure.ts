// Loaded before the server (node --import), by the bench and the tests, so the server needs no code for being measured.
// Writes a line of JSON for each request to the file CAIRN_MEASURED.
import { AsyncLocalStorage } from 'node:async_hooks'
import { appendFileSync } from 'node:fs'
import { type IncomingMessage, Server, type ServerResponse } from 'node:http'
import process from 'node:process'
import BetterSqlite from 'better-sqlite3'

/** What the driver saw of one request. `sql` is in the order in which it ran. */
export type Measured = {
  /** From the header x-measured. */
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
    // The front passes requests to Next over its own socket, and pages run only there.
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
