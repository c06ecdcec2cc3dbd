import { and, eq, isNull, or, type SQL } from 'drizzle-orm'
import type { SQLiteColumn as Column } from 'drizzle-orm/sqlite-core'
import { mentorships } from '#db/schema/people.ts'
import { agendaPoints, sessionNotes, sessions } from '#db/schema/sessions.ts'
import type { Visibility } from '#db/words.ts'
import { inCircle, textVisibleTo } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'

const audienceOf = (table: typeof sessionNotes | typeof agendaPoints) => ({
  authorId: table.authorId,
  visibility: table.visibility,
  readerId: table.readerId,
  withdrawnAt: table.withdrawnAt,
})

/** Of a note, with `sessions` joined. */
export const noteColumns = {
  ...audienceOf(sessionNotes),
  juniorId: sessions.juniorId,
  teamId: sessions.teamId,
}

/** Of an agenda point, with `mentorships` joined. */
export const pointColumns = {
  ...audienceOf(agendaPoints),
  juniorId: mentorships.juniorId,
  teamId: mentorships.teamId,
}

/** SQL: sessions whose day the viewer may know, which are those of their circles and those they mentored. */
export function sessionsVisibleTo(ctx: Ctx): SQL {
  return or(inCircle(ctx, sessions), eq(sessions.mentorId, ctx.viewer.id)) as SQL
}

/** SQL: notes the viewer may read; of a withdrawn session, their own. `sessions` must be joined. */
export function notesVisibleTo(ctx: Ctx): SQL {
  return and(
    textVisibleTo(ctx, noteColumns),
    or(isNull(sessions.withdrawnAt), eq(sessionNotes.authorId, ctx.viewer.id)),
  ) as SQL
}

/** SQL: the session was held, and not logged by mistake. For lists, counts and figures. */
export function wasHeld(table: { state: Column; withdrawnAt: Column } = sessions): SQL {
  return and(eq(table.state, 'held'), isNull(table.withdrawnAt)) as SQL
}

/** SQL: agenda points the viewer may read. `mentorships` must be joined. */
export function agendaPointsVisibleTo(ctx: Ctx): SQL {
  return textVisibleTo(ctx, pointColumns)
}

/** Its author, while the mentorship lasts and the circle can't read it yet. */
export function canWiden(
  ctx: Ctx,
  text: { authorId: string; visibility: Visibility; endedAt: Date | null },
): boolean {
  return text.authorId === ctx.viewer.id && text.visibility !== 'circle' && text.endedAt === null
}

/** Only its mentor, while the mentorship lasts. */
export function canChange(ctx: Ctx, session: { mentorId: string; endedAt: Date | null }): boolean {
  return session.mentorId === ctx.viewer.id && session.endedAt === null
}

/** A session that was held, or to put it back: only its mentor, while the mentorship lasts. */
export function canWithdrawSession(
  ctx: Ctx,
  session: { mentorId: string; endedAt: Date | null; state: string },
): boolean {
  return session.state === 'held' && canChange(ctx, session)
}

/** Either of the pair, while the mentorship lasts. */
export function canWriteNotes(
  ctx: Ctx,
  session: { mentorId: string; juniorId: string; endedAt: Date | null },
): boolean {
  return canChange(ctx, session) || (session.juniorId === ctx.viewer.id && session.endedAt === null)
}

/** What is open when a mentorship ends is the junior's to close, keep or take over, if they are still in the team. */
export function isLeftTo(ctx: Ctx, pair: { juniorId: string; isJuniorHere: boolean }): boolean {
  return pair.juniorId === ctx.viewer.id && pair.isJuniorHere
}
