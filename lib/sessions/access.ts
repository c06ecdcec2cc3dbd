import { eq, or, type SQL } from 'drizzle-orm'
import { mentorships } from '#db/schema/people.ts'
import { agendaPoints, sessionNotes, sessions } from '#db/schema/sessions.ts'
import type { Visibility } from '#db/words.ts'
import { inCircle, textVisibleTo } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'

/** SQL: the sessions whose day the viewer may know: the circle's, and those that they held themselves. */
export function sessionsVisibleTo(ctx: Ctx): SQL {
  return or(inCircle(ctx, sessions), eq(sessions.mentorId, ctx.viewer.id)) as SQL
}

/** SQL: the notes that the viewer may read; `sessions` must be joined. */
export function notesVisibleTo(ctx: Ctx): SQL {
  return textVisibleTo(ctx, {
    ...audienceOf(sessionNotes),
    juniorId: sessions.juniorId,
    teamId: sessions.teamId,
  })
}

/** SQL: the agenda points that the viewer may read; `mentorships` must be joined. */
export function agendaPointsVisibleTo(ctx: Ctx): SQL {
  return textVisibleTo(ctx, {
    ...audienceOf(agendaPoints),
    juniorId: mentorships.juniorId,
    teamId: mentorships.teamId,
  })
}

/** Whether the viewer may let the junior's circle read a point: who added it, as long as the mentorship goes on. */
export function canWidenPoint(
  ctx: Ctx,
  point: { author: { id: string }; visibility: Visibility; endedAt: Date | null },
): boolean {
  return point.author.id === ctx.viewer.id && point.visibility !== 'circle' && point.endedAt === null
}

/** Whether the viewer may change the session's day, length or date: its mentor, as long as the mentorship goes on. */
export function canChange(ctx: Ctx, session: { mentorId: string; endedAt: Date | null }): boolean {
  return session.mentorId === ctx.viewer.id && session.endedAt === null
}

/** Whether the viewer may write notes on the session: either of the pair, as long as the mentorship goes on. */
export function canWriteNotes(
  ctx: Ctx,
  session: { mentorId: string; juniorId: string; endedAt: Date | null },
): boolean {
  return canChange(ctx, session) || (session.juniorId === ctx.viewer.id && session.endedAt === null)
}

function audienceOf(table: typeof sessionNotes | typeof agendaPoints) {
  return { authorId: table.authorId, visibility: table.visibility, readerId: table.readerId }
}
