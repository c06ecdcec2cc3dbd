import { sql } from 'drizzle-orm'
import { db, findLostFile, transaction } from '#db/client.ts'
import { faultInWords } from '#db/fault-words.ts'
import { driverErrorOf, type Fault, faultOf } from '#db/faults.ts'
import { healthChecks } from '#db/schema/health.ts'
import type { SystemCtx } from '#lib/core/context.ts'
import { faultsSeen } from '#lib/core/faults-seen.ts'

/** `error` and `words` are there if the database can't be used. `refused` is about earlier writes of people. */
export type Health = { error?: unknown; words?: string; refused?: string }

type Check = { at: Date; error: Promise<unknown> }
// In the process, since each has its own connections.
const shared = globalThis as typeof globalThis & { cairnHealth?: Check }

/** In milliseconds: anyone can ask, and a check waits for the disk. */
const MAX_AGE = 5000

/** Writes a row and reads it back, at most once in five seconds; the answer in between is the last one's. */
export async function checkHealth(ctx: SystemCtx): Promise<Health> {
  const error = findLostFile() ?? (await checked(ctx)) ?? damageSeen()
  // Once it's back, it's written to again.
  if (findLostFile()) shared.cairnHealth = undefined
  const { refused, last: lately } = faultsSeen()
  return {
    ...(error !== undefined && { error, words: inWords(error) }),
    ...(lately && {
      refused: `${refused} ${refused === 1 ? 'write was' : 'writes were'} refused since the start, the last at ${lately.at.toISOString()} (${lately.fault}).`,
    }),
  }
}

function checked(ctx: SystemCtx): Promise<unknown> {
  const last = shared.cairnHealth
  // A clock that was put back makes no answer last longer.
  if (last && Math.abs(ctx.now.getTime() - last.at.getTime()) < MAX_AGE) return last.error
  const error = writeAndReadBack(ctx).then(
    () => undefined,
    (failure: unknown) => failure,
  )
  shared.cairnHealth = { at: ctx.now, error }
  return error
}

// A page may have met damage that the row of its own doesn't show.
function damageSeen(): Error | undefined {
  const { damagedAt } = faultsSeen()
  return (
    damagedAt && Object.assign(new Error(`Seen at ${damagedAt.toISOString()}.`), { code: 'SQLITE_CORRUPT' })
  )
}

function inWords(error: unknown): string {
  const fault: Fault | undefined = faultOf(error)
  return fault ? `${faultInWords[fault]} (${driverErrorOf(error).code})` : 'The reason is in the log.'
}

async function writeAndReadBack({ now }: SystemCtx): Promise<void> {
  const row = { id: 1, number: 1, checkedAt: now }
  const [written] = await transaction((tx) =>
    tx
      .insert(healthChecks)
      .values(row)
      .onConflictDoUpdate({
        target: healthChecks.id,
        set: { number: sql`${healthChecks.number} + 1`, checkedAt: now },
      })
      .returning({ number: healthChecks.number }),
  )
  const [read] = await db.select({ number: healthChecks.number }).from(healthChecks)
  // Another process may have counted on.
  if (!written || !read || read.number < written.number)
    throw new Error('What was written isn’t what was read.')
}
