import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { mentorships } from '#db/schema/people.ts'
import { agendaPoints } from '#db/schema/sessions.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { agendaPointsVisibleTo } from '#lib/sessions/access.ts'

/** For its author, who reads it even when it's withdrawn. One query. Throws `NotFound`. */
export async function pointToEdit(ctx: Ctx, tx: Pick<Transaction, 'select'>, pointId: string) {
  const [row] = await tx
    .select({
      point: {
        id: agendaPoints.id,
        authorId: agendaPoints.authorId,
        visibility: agendaPoints.visibility,
        readerId: agendaPoints.readerId,
        body: agendaPoints.body,
        part: agendaPoints.part,
        version: agendaPoints.version,
        talkedInId: agendaPoints.talkedInId,
        withdrawnAt: agendaPoints.withdrawnAt,
        createdAt: agendaPoints.createdAt,
      },
      pair: {
        id: mentorships.id,
        teamId: mentorships.teamId,
        mentorId: mentorships.mentorId,
        juniorId: mentorships.juniorId,
        endedAt: mentorships.endedAt,
      },
    })
    .from(agendaPoints)
    .innerJoin(mentorships, eq(mentorships.id, agendaPoints.mentorshipId))
    .where(and(eq(agendaPoints.id, pointId), eq(agendaPoints.authorId, ctx.viewer.id)))
  if (!row) throw new NotFound()
  return row
}

/** The words of the open points that the viewer reads. One query. */
export async function pointsInScope(
  ctx: Ctx,
  tx: Pick<Transaction, 'select'>,
  mentorshipId: string,
): Promise<string[]> {
  const rows = await tx
    .select({ body: agendaPoints.body })
    .from(agendaPoints)
    .innerJoin(mentorships, eq(mentorships.id, agendaPoints.mentorshipId))
    .where(
      and(
        eq(agendaPoints.mentorshipId, mentorshipId),
        isNull(agendaPoints.talkedAt),
        isNull(agendaPoints.withdrawnAt),
        agendaPointsVisibleTo(ctx),
      ),
    )
  return rows.map(({ body }) => body)
}
