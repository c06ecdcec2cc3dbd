// Loaded before the server (node --import), by the bench and the tests, so the server needs no code for being measured.
// Writes a line of JSON for each request to the file CAIRN_MEASURED.
import { AsyncLocalStorage } from 'node:async_hooks'
import { appendFileSync } from 'node:fs'
import { type IncomingMessage, Server, type ServerResponse } from 'node:http'
import process from 'node:process'
import BetterSqlite from 'better-sqlite3'
import pg from 'pg'

/** What the driver saw of one request. `sql` is in the order in which it ran. */
export type Measured = {
  /** From the header x-measured. */
  tag: string
  address: string
  status: number
  milliseconds: number
  sqlMilliseconds: number
  sql: string[]
  /** In milliseconds, for each of `sql`. On a server, with the way there and back. */
  took: number[]
}

type Tally = Pick<Measured, 'sql' | 'took'>

const file = process.env.CAIRN_MEASURED
const current = new AsyncLocalStorage<Tally | undefined>()
if (file) {
  watchStatements()
  watchServer()
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
          note(tally, text, began)
        }
      }
      Object.defineProperty(statement, name, { value: timed })
    }
    return statement
  } as typeof prepare
}

// A pool asks one of its clients in turn, which isn't another statement.
function watchServer(): void {
  for (const prototype of [pg.Pool.prototype, pg.Client.prototype]) {
    const { query } = prototype as { query: (...asked: unknown[]) => unknown }
    Object.defineProperty(prototype, 'query', {
      value(this: unknown, ...asked: unknown[]) {
        const tally = current.getStore()
        if (!tally) return query.apply(this, asked)
        const [first] = asked as [string | { text: string }]
        const text = typeof first === 'string' ? first : first.text
        const began = performance.now()
        const answer = current.run(undefined, () => query.apply(this, asked))
        void Promise.resolve(answer).then(
          () => note(tally, text, began),
          () => note(tally, text, began),
        )
        return answer
      },
    })
  }
}

function note({ sql, took }: Tally, text: string, began: number): void {
  sql.push(text)
  took.push(performance.now() - began)
}

function watchRequests(to: string): void {
  const emit = Server.prototype.emit as (event: string | symbol, ...args: unknown[]) => boolean
  Server.prototype.emit = function (this: Server, event: string | symbol, ...args: unknown[]): boolean {
    // The front passes requests to Next over its own socket, and pages run only there.
    if (event !== 'request' || typeof this.address() !== 'string') return emit.call(this, event, ...args)
    const [request, answer] = args as [IncomingMessage, ServerResponse]
    const tally: Tally = { sql: [], took: [] }
    const began = performance.now()
    const address = request.url ?? ''
    answer.once('finish', () => {
      const line: Measured = {
        tag: String(request.headers['x-measured'] ?? ''),
        address,
        status: answer.statusCode,
        milliseconds: performance.now() - began,
        sqlMilliseconds: tally.took.reduce((sum, each) => sum + each, 0),
        ...tally,
      }
      appendFileSync(to, `${JSON.stringify(line)}\n`)
    })
    return current.run(tally, () => emit.call(this, event, ...args))
  }
}
