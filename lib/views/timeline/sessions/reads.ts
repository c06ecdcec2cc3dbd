import { and, count, desc, eq, exists, inArray, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { people } from '#db/schema/people.ts'
import { actions, sessionNotes, sessions } from '#db/schema/sessions.ts'
import { isOneOfPair, stands } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { notesVisibleTo, sessionsVisibleTo } from '#lib/sessions/access.ts'
import { actionItemsVisibleTo } from '#lib/sessions/action-items/access.ts'
import { excerptLength } from '#lib/views/timeline/goals/reads.ts'
import { type Asked, daysOnPage, hasWords, preparedForPages } from '#lib/views/timeline/page/reads.ts'
import { pageSize } from '#lib/views/timeline/rules.ts'

const reader = alias(people, 'reader')

export type NoteInTimeline = Awaited<ReturnType<typeof listNotes>>[number]

/** SQL over `sessions`: what the list shows. Counts leave out those that don't stand. */
export function isSession(ctx: Ctx, asked: Asked, onlyPrivate: boolean) {
  return and(
    eq(sessions.juniorId, asked.juniorId),
    eq(sessions.state, 'held'),
    sessionsVisibleTo(ctx),
    onlyPrivate ? and(hasPrivateNote(ctx), stands(sessions)) : undefined,
    daysOnPage(asked, sessions.heldOn, sessions.createdAt, sessions.id),
    hasWords(ctx, asked, sessions.id, 'page'),
  )
}

/** SQL over `sessions`: of the actions agreed in it, those that the viewer may read. */
const numberOfActions = (ctx: Ctx, which?: SQL) =>
  sql<number>`${db
    .select({ number: count() })
    .from(actions)
    .where(
      and(eq(actions.sessionId, sessions.id), actionItemsVisibleTo(ctx), stands(actions), which),
    )}`.mapWith(Number)

const sessionRowsQuery = (ctx: Ctx, asked: Asked, onlyPrivate: boolean) =>
  db
    .select({
      id: sessions.id,
      day: sessions.heldOn,
      at: sessions.createdAt,
      // How long it took is for the two who met, here as on the session's own page.
      minutes: sql<
        number | null
      >`case when ${isOneOfPair(ctx, sessions)} and ${stands(sessions)} then ${sessions.minutes} end`,
      teamId: sessions.teamId,
      withdrawnAt: sessions.withdrawnAt,
      agreed: numberOfActions(ctx),
      open: numberOfActions(ctx, eq(actions.state, 'open')),
      actor: { id: people.id, name: people.name },
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.mentorId))
    .where(isSession(ctx, asked, onlyPrivate))
    .orderBy(desc(sessions.heldOn), desc(sessions.createdAt), desc(sessions.id))
    .limit(pageSize + 1)
const sessionRows = preparedForPages((ctx, asked) => sessionRowsQuery(ctx, asked, false))

/** Held sessions, newest first, also withdrawn ones; none under a goal filter. `onlyPrivate`: those with a private note by the viewer. */
export async function listSessions(ctx: Ctx, asked: Asked, onlyPrivate = false) {
  if (asked.filter.goal) return []
  const rows = await (onlyPrivate ? sessionRowsQuery(ctx, asked, true) : sessionRows(ctx, asked))
  return rows.map((row) => ({
    ...row,
    kind: 'session' as const,
    writtenAt: row.at,
    actorId: row.actor.id,
    notes: [] as NoteInTimeline[],
  }))
}

/** SQL over `sessions`: the viewer has a private note on it. */
export function hasPrivateNote(ctx: Ctx) {
  return exists(
    db
      .select({ one: sql`1` })
      .from(sessionNotes)
      .where(
        and(
          eq(sessionNotes.sessionId, sessions.id),
          eq(sessionNotes.visibility, 'private'),
          eq(sessionNotes.authorId, ctx.viewer.id),
          stands(sessionNotes),
        ),
      ),
  )
}

/** Those the viewer may read, widest audience first (also alphabetical). One query. */
export async function listNotes(ctx: Ctx, sessionIds: string[]) {
  if (sessionIds.length === 0) return []
  return db
    .select({
      id: sessionNotes.id,
      sessionId: sessionNotes.sessionId,
      visibility: sessionNotes.visibility,
      reader: { id: reader.id, name: reader.name },
      body: sql<string>`substr(${sessionNotes.body}, 1, ${excerptLength})`,
      createdAt: sessionNotes.createdAt,
      author: { id: people.id, name: people.name },
    })
    .from(sessionNotes)
    .innerJoin(sessions, eq(sessions.id, sessionNotes.sessionId))
    .innerJoin(people, eq(people.id, sessionNotes.authorId))
    .leftJoin(reader, eq(reader.id, sessionNotes.readerId))
    .where(
      and(
        inArray(sessionNotes.sessionId, sessionIds),
        notesVisibleTo(ctx),
        stands(sessionNotes),
        stands(sessions),
      ),
    )
    .orderBy(sessionNotes.visibility, sessionNotes.createdAt, sessionNotes.id)
}
