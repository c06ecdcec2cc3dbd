import type { Server } from '../../server.ts'
import { assertGoingOn, UpkeepFailed } from '../files.ts'
import type { Mark, Source, Target } from './ends.ts'
import { openFileSource } from './file.ts'
import { openFileTarget } from './new-file.ts'
import { openServerTarget } from './new-server.ts'
import { openServerSource } from './server.ts'
import { type MovedTable, schemaOfBoth, tablesInOrder } from './tables.ts'
import { type Content, contentOf, counted } from './values.ts'

/** A SQLite file, or a database on a PostgreSQL server. */
export type Place = string | Server

type Asked = {
  from: Place
  to: Place
  signal?: AbortSignal
  /** Shares of the rows that were copied, and then compared. */
  onCopied?: Report
  onCompared?: Report
}

type Report = (done: number) => void | Promise<void>

/** The names are without a password. `wentOn`: an earlier try had brought some of it there. */
export type Moved = { from: string; to: string; tables: Record<string, Content>; wentOn: boolean }

/**
 * Copies all tables to a place of the other kind that is empty, or holds what an earlier try of this very move brought
 * there, and compares them by count and hash with the source, to which nothing is written. Throws `UpkeepFailed`
 * otherwise, and if anyone uses the source.
 */
export async function move({ from, to, ...steps }: Asked): Promise<Moved> {
  const source = await (typeof from === 'string' ? openFileSource(from) : openServerSource(from))
  try {
    const mark: Mark = { source: source.identity, schema: schemaOfBoth() }
    const target = await (typeof to === 'string' ? openFileTarget(to, mark) : openServerTarget(to, mark))
    try {
      return await bring(source, target, steps)
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

type Way = Pick<Asked, 'signal' | 'onCopied' | 'onCompared'>

async function bring(source: Source, target: Target, way: Way): Promise<Moved> {
  const tables = tablesInOrder()
  let all = 0
  for (const table of tables) all += await source.count(table)
  const wentOn = target.done.size > 0
  try {
    const copied = await copyAll(source, target, tables, sharesOf(all, way.signal, way.onCopied))
    // Written by anyone meanwhile, it would be lost.
    await source.lookAgain()
    await compareAll(source, target, copied, tables, sharesOf(all * 2, way.signal, way.onCompared))
    assertGoingOn(way.signal, stopped)
    await target.finish()
    return { from: source.name, to: target.name, tables: Object.fromEntries(copied), wentOn }
  } catch (error) {
    if (!(error instanceof UpkeepFailed)) throw error
    const there = target.done.size
    const next = there > 0 ? `it goes on: ${there} of ${tables.length} tables are there` : 'it begins anew'
    throw new UpkeepFailed(
      `${error.message} Nothing was changed in ${source.name}. Run the same command again, and ${next}.`,
    )
  }
}

/** Returns what each table of the source had in it. */
async function copyAll(
  source: Source,
  target: Target,
  tables: MovedTable[],
  onPage: (rows: number) => Promise<void>,
): Promise<Map<string, Content>> {
  const copied = new Map<string, Content>()
  for (const table of tables) {
    const before = target.done.get(table.name)
    if (!before) continue
    const now = await contentOf(source.pages(table), onPage)
    if (!isSame(now, before)) {
      // The source was used between the two tries.
      copied.clear()
      break
    }
    copied.set(table.name, now)
  }
  if (copied.size === 0) await target.beginAnew()
  for (const table of tables.filter(({ name }) => !copied.has(name))) {
    let content: Content = { rows: 0, hash: '' }
    const pages = counted(source.pages(table), (found) => {
      content = found
    })
    await target.copy(table, reported(pages, onPage), () => content)
    target.done.set(table.name, content)
    copied.set(table.name, content)
  }
  return copied
}

async function* reported<Page extends { length: number }>(
  pages: AsyncIterable<Page>,
  onPage: (rows: number) => Promise<void>,
): AsyncGenerator<Page> {
  for await (const page of pages) {
    yield page
    await onPage(page.length)
  }
}

async function compareAll(
  source: Source,
  target: Target,
  copied: Map<string, Content>,
  tables: MovedTable[],
  onPage: (rows: number) => Promise<void>,
): Promise<void> {
  for (const table of tables) {
    const original = await contentOf(source.pages(table), onPage)
    const there = await contentOf(target.pages(table), onPage)
    const before = copied.get(table.name)
    if (before && isSame(original, before) && isSame(there, original)) continue
    await target.beginAnew()
    throw new UpkeepFailed(
      before && isSame(there, before)
        ? `${table.name} was written to during the move. Stop whatever uses ${source.name}.`
        : `${table.name} isn’t the same in ${target.name}: ${there.rows} rows of ${original.rows}${there.rows === original.rows ? ', with another hash' : ''}. What was copied is removed.`,
    )
  }
}

const isSame = (one: Content, other: Content) => one.rows === other.rows && one.hash === other.hash

// Why it may be run again follows.
const stopped = 'Stopped.'

function sharesOf(all: number, signal: AbortSignal | undefined, report: Report | undefined) {
  let done = 0
  return async (rows: number): Promise<void> => {
    done += rows
    await report?.(Math.min(1, done / Math.max(all, 1)))
    assertGoingOn(signal, stopped)
  }
}
