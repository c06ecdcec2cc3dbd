import { eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { databaseBytes, databaseKind, databaseVersion, oneRow } from '#db/facts.ts'
import { upkeepTasks } from '#db/schema/upkeep.ts'
import type { UpkeepTaskKind } from '#db/words.ts'
import type { Ctx, SystemCtx } from '#lib/core/context.ts'
import { requireAdmin } from '#lib/people/access.ts'
import type { TaskTimes } from './rules.ts'

const columns = { takenAt: upkeepTasks.takenAt, doneAt: upkeepTasks.doneAt, failedAt: upkeepTasks.failedAt }

/** Undefined if it was never begun. One query. */
export async function getTask(_ctx: SystemCtx, kind: UpkeepTaskKind): Promise<TaskTimes | undefined> {
  const [task] = await db.select(columns).from(upkeepTasks).where(eq(upkeepTasks.kind, kind))
  return task
}

/** Admins only. Throws NotFound. One query. */
export async function getUpkeep(ctx: Ctx): Promise<Partial<Record<UpkeepTaskKind, TaskTimes>>> {
  requireAdmin(ctx)
  const rows = await db.select({ kind: upkeepTasks.kind, ...columns }).from(upkeepTasks)
  return Object.fromEntries(rows.map(({ kind, ...times }) => [kind, times]))
}

export type DatabaseFacts = { kind: typeof databaseKind; version: string; bytes: number }

/** Admins only. Throws NotFound. One query. */
export async function getDatabaseFacts(ctx: Ctx): Promise<DatabaseFacts> {
  requireAdmin(ctx)
  const [facts] = await db.select({ version: databaseVersion, bytes: databaseBytes }).from(oneRow)
  // PostgreSQL adds who has packed it.
  return { kind: databaseKind, version: facts?.version.split(' ')[0] ?? '', bytes: facts?.bytes ?? 0 }
}
