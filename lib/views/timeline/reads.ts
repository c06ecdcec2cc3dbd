import type { Ctx } from '#lib/core/context.ts'
import { lastReadAt } from '#lib/record/last-reads/reads.ts'
import { listComments, listEvidence, listSteps, listVerdicts } from './goals/reads.ts'
import type { TimelineFilter } from './input.ts'
import { listLevels } from './levels/reads.ts'
import { listWords } from './opinions/reads.ts'
import { type Asked, asking } from './page/reads.ts'
import { listHabitEntries, listObservations } from './practice/reads.ts'
import { listProposals } from './proposals/reads.ts'
import { listFindingTallies, listReviews } from './reviews/reads.ts'
import { cutPage, isNewSince, oldestOnPage, type Place } from './rules.ts'
import { listNotes, listSessions } from './sessions/reads.ts'
import { listWins } from './wins/reads.ts'

export type TimelineItem = (
  | Row<typeof listSteps>
  | Row<typeof listEvidence>
  | Row<typeof listVerdicts>
  | Row<typeof listComments>
  | Row<typeof listObservations>
  | Row<typeof listHabitEntries>
  | Row<typeof listProposals>
  | Row<typeof listLevels>
  | Row<typeof listSessions>
  | Row<typeof listWords>
  | Row<typeof listReviews>
  | Row<typeof listWins>
) & { isNew: boolean }
type Row<List extends (...all: never[]) => Promise<unknown[]>> = Awaited<ReturnType<List>>[number]

/** `next` is the place after which the next, older page continues. */
export type Timeline = { items: TimelineItem[]; next: Place | null; readAt: Date | null }

/** What the viewer may see about a junior, newest first; empty for a stranger. 14 queries at most. */
export async function listTimeline(ctx: Ctx, juniorId: string, filter: TimelineFilter): Promise<Timeline> {
  const { kind, theme } = filter
  const isPrivate = kind === 'private'
  const wants = (...kinds: (typeof kind)[]) => kind === undefined || kinds.includes(kind)
  // Only review notes have themes.
  const isOfGoals = !theme
  const rows: Omit<TimelineItem, 'isNew'>[] = []
  const add = async (isWanted: boolean, list: (asked: Asked) => Promise<Omit<TimelineItem, 'isNew'>[]>) => {
    if (!isWanted) return
    // Anything older than a full page of items can't be on this page.
    const from = oldestOnPage(rows) ?? filter.from
    rows.push(...(await list(asking(ctx, juniorId, { ...filter, from }))))
  }
  await add(isOfGoals && wants('goals', 'private'), (asked) => listComments(ctx, asked, isPrivate))
  await add(isOfGoals && wants('goals'), (asked) => listSteps(ctx, asked))
  await add(isOfGoals && wants('goals'), (asked) => listProposals(ctx, asked))
  await add(isOfGoals && wants('goals'), (asked) => listLevels(ctx, asked))
  await add(isOfGoals && wants('evidence'), (asked) => listVerdicts(ctx, asked))
  await add(isOfGoals && wants('evidence'), (asked) => listEvidence(ctx, asked))
  await add(isOfGoals && wants('evidence'), (asked) => listObservations(ctx, asked))
  await add(isOfGoals && wants('evidence'), (asked) => listHabitEntries(ctx, asked))
  await add(isOfGoals && wants('sessions', 'private'), (asked) => listSessions(ctx, asked, isPrivate))
  await add(isOfGoals && wants('wins', 'private'), (asked) => listWins(ctx, asked, isPrivate))
  await add(isOfGoals && wants('sessions'), (asked) => listWords(ctx, asked))
  await add(wants('reviews', 'private'), (asked) => listReviews(ctx, asked, isPrivate))
  const { items, next } = cutPage(rows as TimelineItem[])
  await addDetails(ctx, items)
  const readAt = filter.since ?? (await lastReadAt(ctx, juniorId))
  for (const item of items) item.isNew = isNewSince(item, readAt, ctx.viewer.id)
  return { items, next, readAt }
}

async function addDetails(ctx: Ctx, items: TimelineItem[]): Promise<void> {
  const sessions = items.filter((item) => item.kind === 'session')
  const sessionIds = sessions.map(({ id }) => id)
  const notesOf = Map.groupBy(await listNotes(ctx, sessionIds), (note) => note.sessionId)
  for (const session of sessions) {
    session.notes = notesOf.get(session.id) ?? []
    // A session is as new as the newest note that the viewer may read.
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
