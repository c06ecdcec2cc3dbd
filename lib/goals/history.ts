import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { goalEvents, goals } from '#db/schema/goals.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { indexText } from '#lib/record/search/writes.ts'
import type { ScopedGoal } from './scope.ts'

type EventRow = typeof goalEvents.$inferInsert
type Changes = Partial<typeof goals.$inferInsert>

export async function saveGoal(ctx: Ctx, tx: Transaction, goal: ScopedGoal, changes: Changes): Promise<void> {
  await tx
    .update(goals)
    .set({ ...changes, version: goal.version + 1, updatedAt: ctx.now })
    .where(eq(goals.id, goal.id))
}

/** Returns the event's id. */
export async function recordStep(
  ctx: Ctx,
  tx: Transaction,
  goal: { id: string; teamId: string },
  event: Omit<EventRow, 'id' | 'goalId' | 'actorId' | 'at'>,
): Promise<string> {
  const id = newId()
  await tx.insert(goalEvents).values({ ...event, id, goalId: goal.id, actorId: ctx.viewer.id, at: ctx.now })
  await recordAudit(ctx, tx, {
    event: `goal.${event.kind}`,
    subjectId: goal.id,
    teamId: goal.teamId,
    detail: event.dueTo ? `${event.dueFrom ?? 'no date'} to ${event.dueTo}` : undefined,
  })
  return id
}

type Text = {
  recordId: string
  kind: 'evidence' | 'verdict' | 'comment' | 'observation' | 'habit_entry'
  body: string
  authorId: string
  visibility: 'private' | 'pair' | 'circle'
  readerId: string | null
  at: Date
}

export async function indexOnGoal(tx: Transaction, goal: ScopedGoal, text: Text): Promise<void> {
  await indexText(tx, {
    ...text,
    pageId: goal.id,
    teamId: goal.teamId,
    juniorId: goal.juniorId,
    title: goal.title,
  })
}
