import { and, eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { lastReads } from '#db/schema/people.ts'
import type { Ctx } from '#lib/context.ts'
import { listComments, listEvidence, listSteps, listVerdicts } from './goal-reads.ts'
import type { TimelineFilter } from './input.ts'
import { listHabitEntries, listObservations } from './practice-reads.ts'
import { listFindingTallies, listReviews } from './review-reads.ts'
import { isNewSince, type Place, pageOf } from './rules.ts'
import { countActions, listNotes, listSessions } from './session-reads.ts'

/** One item of a timeline: what happened, told apart by `kind`. */
export type TimelineItem = (
  | Row<typeof listSteps>
  | Row<typeof listEvidence>
  | Row<typeof listVerdicts>
  | Row<typeof listComments>
  | Row<typeof listObservations>
  | Row<typeof listHabitEntries>
  | Row<typeof listSessions>
  | Row<typeof listReviews>
) & { isNew: boolean }
type Row<List extends (...all: never[]) => Promise<unknown[]>> = Awaited<ReturnType<List>>[number]

/** One page of a timeline, newest first. `next` is the place after which the older page goes on. */
export type Timeline = { items: TimelineItem[]; next: Place | null; readAt: Date | null }

/**
 * One page of what happened with a junior, as far as the viewer may see it: the steps of goals, evidence, verdicts,
 * comments, observations, entries, sessions and review notes. At most twelve queries, each limited to a page. Answers
 * an empty page to strangers.
 */
export async function listTimeline(ctx: Ctx, juniorId: string, filter: TimelineFilter): Promise<Timeline> {
  const asked = { juniorId, filter }
  const { kind, theme } = filter
  const isPrivate = kind === 'private'
  const wants = (...kinds: (typeof kind)[]) => kind === undefined || kinds.includes(kind)
  // Themes belong to review notes alone.
  const isOfGoals = !theme
  const rows: Omit<TimelineItem, 'isNew'>[] = []
  const found = [
    isOfGoals && wants('goals') ? await listSteps(ctx, asked) : [],
    isOfGoals && wants('evidence') ? await listEvidence(ctx, asked) : [],
    isOfGoals && wants('goals', 'evidence') ? await listVerdicts(ctx, asked) : [],
    isOfGoals && wants('goals', 'private') ? await listComments(ctx, asked, isPrivate) : [],
    isOfGoals && wants('evidence') ? await listObservations(ctx, asked) : [],
    isOfGoals && wants('evidence') ? await listHabitEntries(ctx, asked) : [],
    isOfGoals && wants('sessions', 'private') ? await listSessions(ctx, asked, isPrivate) : [],
    wants('reviews', 'private') ? await listReviews(ctx, asked, isPrivate) : [],
  ]
  for (const list of found) rows.push(...list)
  const { items, next } = pageOf(rows as TimelineItem[])
  await addDetails(ctx, items)
  const readAt = filter.since ?? (await lastReadAt(ctx, juniorId))
  for (const item of items) item.isNew = isNewSince(item, readAt, ctx.viewer.id)
  return { items, next, readAt }
}

/** Notes and actions of the page's sessions, tallies of its review notes: three queries. */
async function addDetails(ctx: Ctx, items: TimelineItem[]): Promise<void> {
  const sessions = items.filter((item) => item.kind === 'session')
  const sessionIds = sessions.map(({ id }) => id)
  const notesOf = Map.groupBy(await listNotes(ctx, sessionIds), (note) => note.sessionId)
  const actionsOf = new Map((await countActions(ctx, sessionIds)).map((row) => [row.sessionId, row]))
  for (const session of sessions) {
    session.notes = notesOf.get(session.id) ?? []
    const { agreed = 0, open = 0 } = actionsOf.get(session.id) ?? {}
    Object.assign(session, { agreed, open })
    // A session is new to a reader when its newest note for them is.
    for (const { author, createdAt } of session.notes)
      if (
        author.id !== ctx.viewer.id &&
        (createdAt > session.writtenAt || session.actorId === ctx.viewer.id)
      ) {
        session.writtenAt = createdAt
        session.actorId = author.id
      }
  }
  const reviews = items.filter((item) => item.kind === 'review')
  const tallies = await listFindingTallies(
    ctx,
    reviews.map(({ id }) => id),
  )
  const talliesOf = Map.groupBy(tallies, (tally) => tally.reviewId)
  for (const review of reviews) review.findings = talliesOf.get(review.id) ?? []
}

/** When the viewer last read this junior's page; null before the first time. */
async function lastReadAt(ctx: Ctx, juniorId: string): Promise<Date | null> {
  const [row] = await db
    .select({ readAt: lastReads.readAt })
    .from(lastReads)
    .where(and(eq(lastReads.personId, ctx.viewer.id), eq(lastReads.subjectId, juniorId)))
  return row?.readAt ?? null
}
