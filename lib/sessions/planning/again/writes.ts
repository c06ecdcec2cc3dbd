import { and, eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { sessions } from '#db/schema/sessions.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'

type Session = { teamId: string; mentorshipId: string; mentorId: string; juniorId: string }
type PlannedDate = NonNullable<(typeof sessions.$inferSelect)['plannedAs']>

/** Inside the transaction that withdraws a session: the date that it had when it was planned. Returns the new id. */
export async function planAgain(
  ctx: Ctx,
  tx: Transaction,
  { teamId, mentorshipId, mentorId, juniorId }: Session,
  date: PlannedDate,
): Promise<string> {
  const id = newId()
  const { heldOn, startsAt, agreedZone } = date
  await tx.insert(sessions).values({
    id,
    teamId,
    mentorshipId,
    mentorId,
    juniorId,
    state: 'planned',
    heldOn,
    startsAt,
    agreedZone,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  })
  await recordAudit(ctx, tx, { event: 'session.planned', subjectId: id, teamId })
  return id
}

/** Inside the transaction that puts a session back: the one that was planned again goes, unless it was moved or held. */
export async function forgoPlanned(tx: Transaction, sessionId: string): Promise<void> {
  await tx
    .delete(sessions)
    .where(and(eq(sessions.id, sessionId), eq(sessions.state, 'planned'), eq(sessions.version, 1)))
}
