import { and, eq, exists, ne, or, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { drafts } from '#db/schema/drafts.ts'
import { comments, evidence, goals } from '#db/schema/goals.ts'
import { mentorships, people } from '#db/schema/people.ts'
import { habitEntries, observations } from '#db/schema/practice.ts'
import { goalProposals } from '#db/schema/proposals.ts'
import { reviews } from '#db/schema/reviews.ts'
import { actions, agendaPoints, sessionNotes, sessions } from '#db/schema/sessions.ts'
import { textVersions } from '#db/schema/versions.ts'
import { wins } from '#db/schema/wins.ts'
import type { TextKind } from '#db/words.ts'
import { textVisibleTo } from '#lib/audience/access.ts'
import { draftsVisibleTo } from '#lib/record/drafts/access.ts'
import {
  actionsExported,
  commentsExported,
  type Exporting,
  either,
  entriesExported,
  evidenceExported,
  notesExported,
  observationsExported,
  pointsExported,
  proposedWordsExported,
  reviewsExported,
  winsExported,
} from '#lib/views/export/access.ts'
import { sheet } from '#lib/views/export/paging/reads.ts'

const author = alias(people, 'author')
const reader = alias(people, 'reader')

const { recordId } = textVersions
const one = { one: sql`1` }

/** For each kind, the text as it is now, if it's exported. A session has no words of its own, and so no versions. */
const nowExported: Record<Exclude<TextKind, 'session'>, (ctx: Exporting) => SQL> = {
  comment: (ctx) =>
    exists(
      db
        .select(one)
        .from(comments)
        .innerJoin(goals, eq(goals.id, comments.goalId))
        .where(and(eq(comments.id, recordId), commentsExported(ctx))),
    ),
  evidence: (ctx) =>
    exists(
      db
        .select(one)
        .from(evidence)
        .innerJoin(goals, eq(goals.id, evidence.goalId))
        .where(and(eq(evidence.id, recordId), evidenceExported(ctx))),
    ),
  observation: (ctx) =>
    exists(
      db
        .select(one)
        .from(observations)
        .innerJoin(goals, eq(goals.id, observations.goalId))
        .where(and(eq(observations.id, recordId), observationsExported(ctx))),
    ),
  habit_entry: (ctx) =>
    exists(
      db
        .select(one)
        .from(habitEntries)
        .innerJoin(goals, eq(goals.id, habitEntries.goalId))
        .where(and(eq(habitEntries.id, recordId), entriesExported(ctx))),
    ),
  session_note: (ctx) =>
    exists(
      db
        .select(one)
        .from(sessionNotes)
        .innerJoin(sessions, eq(sessions.id, sessionNotes.sessionId))
        .where(and(eq(sessionNotes.id, recordId), notesExported(ctx))),
    ),
  agenda_point: (ctx) =>
    exists(
      db
        .select(one)
        .from(agendaPoints)
        .innerJoin(mentorships, eq(mentorships.id, agendaPoints.mentorshipId))
        .where(and(eq(agendaPoints.id, recordId), pointsExported(ctx))),
    ),
  action: (ctx) =>
    exists(
      db
        .select(one)
        .from(actions)
        .where(and(eq(actions.id, recordId), actionsExported(ctx))),
    ),
  review: (ctx) =>
    exists(
      db
        .select(one)
        .from(reviews)
        .where(and(eq(reviews.id, recordId), reviewsExported(ctx))),
    ),
  proposal: (ctx) =>
    exists(
      db
        .select(one)
        .from(goalProposals)
        .where(and(eq(goalProposals.id, recordId), proposedWordsExported(ctx))),
    ),
  win: (ctx) =>
    exists(
      db
        .select(one)
        .from(wins)
        .where(and(eq(wins.id, recordId), winsExported(ctx))),
    ),
}

const ofAnyKind = (ctx: Exporting) =>
  or(
    ...Object.entries(nowExported).map(([kind, isExported]) =>
      and(eq(textVersions.kind, kind as TextKind), isExported(ctx)),
    ),
  )

/** Earlier words, for those who could read them then and can read the text now. */
export const textVersionSheet = sheet('text_versions', {
  id: textVersions.id,
  fields: () => ({
    kind: textVersions.kind,
    recordId,
    authorId: textVersions.authorId,
    author: author.name,
    visibility: textVersions.visibility,
    readerId: textVersions.readerId,
    reader: reader.name,
    fields: textVersions.fields,
    replacedAt: textVersions.replacedAt,
  }),
  from: (chosen) =>
    chosen
      .from(textVersions)
      .innerJoin(author, eq(author.id, textVersions.authorId))
      .leftJoin(reader, eq(reader.id, textVersions.readerId)),
  where: (ctx) =>
    and(
      either(
        ctx,
        (viewer) => textVisibleTo(viewer, { ...textVersions, withdrawnAt: null }),
        ne(textVersions.visibility, 'private'),
      ),
      ofAnyKind(ctx),
    ),
})

/** Its author's alone: the record has none. */
export const draftSheet = sheet('drafts', {
  id: drafts.id,
  fields: () => ({
    verb: drafts.verb,
    address: drafts.address,
    fields: drafts.fields,
    createdAt: drafts.createdAt,
    updatedAt: drafts.updatedAt,
  }),
  from: (chosen) => chosen.from(drafts),
  where: (ctx) => either(ctx, draftsVisibleTo, sql`1 = 0`),
})
