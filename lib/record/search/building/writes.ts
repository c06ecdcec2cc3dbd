import { and, count, desc, eq, inArray, lt, not, type SQL } from 'drizzle-orm'
import { db, type Transaction, transaction } from '#db/client.ts'
import { Unavailable } from '#db/faults.ts'
import { searchDocuments } from '#db/schema/search.ts'
import { indexedRows, isIndexed, keepWords } from '#db/search/search.ts'
import type { SystemCtx } from '#lib/core/context.ts'
import { indexedForm } from '../rules.ts'

/** `done` of `all` texts, after each portion. */
export type Progress = (done: number, all: number) => void

/**
 * Texts that aren't in the index yet, as all aren't after an upgrade, or some after a rebuild that was cut off. Returns how
 * many there were.
 */
export async function buildIndex(ctx: SystemCtx, say?: Progress): Promise<number> {
  const all = await countRows()
  const [indexed] = await db.select({ number: count() }).from(indexedRows)
  const missing = all - Number(indexed?.number ?? 0)
  return missing > 0 ? indexInPortions(ctx, not(isIndexed), missing, say) : 0
}

/** Every text, whatever the index says of it. Returns how many there were. */
export async function rebuildIndex(ctx: SystemCtx, say?: Progress): Promise<number> {
  return indexInPortions(ctx, undefined, await countRows(), say)
}

async function countRows(): Promise<number> {
  const [row] = await db.select({ number: count() }).from(searchDocuments)
  return row?.number ?? 0
}

const AT_ONCE = 200

// The latest first. A transaction each, so that people can write between: what they write is indexed with it.
async function indexInPortions(
  _ctx: SystemCtx,
  which: SQL | undefined,
  all: number,
  say?: Progress,
): Promise<number> {
  let [done, atOnce, last] = [0, AT_ONCE, 2 ** 31 - 1]
  for (;;) {
    const numbers = await listNumbers(and(which, lt(searchDocuments.number, last)), atOnce)
    const lowest = numbers.at(-1)
    if (lowest === undefined) return done
    try {
      await transaction((tx) => indexThese(tx, numbers))
    } catch (error) {
      // Others write to some of these all the time.
      if (!(error instanceof Unavailable) || atOnce === 1) throw error
      atOnce = Math.ceil(atOnce / 4)
      continue
    }
    last = lowest
    done += numbers.length
    say?.(done, all)
  }
}

// Outside the transaction, since PostgreSQL would keep all writes to what is looked through apart from it.
async function listNumbers(which: SQL | undefined, limit: number): Promise<number[]> {
  const { number } = searchDocuments
  const rows = await db
    .select({ number })
    .from(searchDocuments)
    .where(which)
    .orderBy(desc(number))
    .limit(limit)
  return rows.map((row) => row.number)
}

async function indexThese(tx: Transaction, numbers: number[]): Promise<void> {
  const rows = await tx.select().from(searchDocuments).where(inArray(searchDocuments.number, numbers))
  const indexed = rows.map((row) => ({ number: row.number, ...indexedForm(row) }))
  for (const { number, ...form } of indexed)
    await tx.update(searchDocuments).set(form).where(eq(searchDocuments.number, number))
  await keepWords(tx, indexed)
}
