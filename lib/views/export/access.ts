import { and, eq, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn as Column } from 'drizzle-orm/sqlite-core'
import { evidence, verdicts } from '#db/schema/goals.ts'
import { sessionOpinions } from '#db/schema/opinions.ts'
import { mentorships } from '#db/schema/people.ts'
import { habitEntries, observations } from '#db/schema/practice.ts'
import { goalProposals } from '#db/schema/proposals.ts'
import { reviews } from '#db/schema/reviews.ts'
import { actions, agendaPoints, sessionNotes, sessions } from '#db/schema/sessions.ts'
import { wins } from '#db/schema/wins.ts'
import {
  circleTextVisibleTo,
  isOneOfPair,
  stands,
  wasTakenFromCircle,
  wasWithdrawnFrom,
} from '#lib/audience/access.ts'
import type { Ctx, SystemCtx } from '#lib/core/context.ts'
import { commentColumns, commentsVisibleTo, feedbackVisibleTo, goalsVisibleTo } from '#lib/goals/access.ts'
import { keptObservationsVisibleTo, keptReasonsVisibleTo } from '#lib/goals/kept/access.ts'
import { jotsVisibleTo } from '#lib/jots/access.ts'
import { keptAnswersVisibleTo, proposalsVisibleTo, wordsFor } from '#lib/proposals/access.ts'
import { reviewsVisibleTo } from '#lib/reviews/access.ts'
import {
  agendaPointsVisibleTo,
  noteColumns,
  notesVisibleTo,
  pointColumns,
  sessionsVisibleTo,
} from '#lib/sessions/access.ts'
import { actionItemsVisibleTo } from '#lib/sessions/action-items/access.ts'
import { givenBy, wordPlacesVisibleTo, wordsVisibleTo } from '#lib/sessions/opinions/access.ts'
import { sinceLastSession } from '#lib/sessions/withdrawn/reads.ts'
import { winsVisibleTo } from '#lib/wins/access.ts'

/**
 * Whose export it is. A person's has what the pages show them, by the conditions of the pages. The operator's, without a
 * viewer, has the record: all but what is only its author's, private or withdrawn.
 */
export type Exporting = Ctx | SystemCtx

export function isPersons(ctx: Exporting): ctx is Ctx {
  return 'viewer' in ctx
}

/** The condition of whose export it is. Undefined means every row. */
export function either(
  ctx: Exporting,
  ofPerson: (ctx: Ctx) => SQL,
  ofRecord: SQL | undefined,
): SQL | undefined {
  return isPersons(ctx) ? ofPerson(ctx) : ofRecord
}

type Audience = { visibility: Column; withdrawnAt: Column }

const isShared = ({ visibility, withdrawnAt }: Audience) =>
  and(ne(visibility, 'private'), isNull(withdrawnAt)) as SQL

const wasShared = ({ visibility, withdrawnAt }: Audience) =>
  and(ne(visibility, 'private'), isNotNull(withdrawnAt)) as SQL

// What each kind of text needs joined: `goals` for those on a goal, `sessions` for notes, `mentorships` for points.

export const commentsExported = (ctx: Exporting) => either(ctx, commentsVisibleTo, isShared(commentColumns))

/** Facts of a goal, such as its steps: someone who keeps texts on it doesn't read them. */
export const goalsExported = (ctx: Exporting) => either(ctx, goalsVisibleTo, undefined)

const onGoal = (ctx: Ctx, table: { authorId: Column; withdrawnAt: Column }) =>
  and(goalsVisibleTo(ctx), circleTextVisibleTo(ctx, table)) as SQL

export const evidenceExported = (ctx: Exporting) =>
  either(ctx, (viewer) => onGoal(viewer, evidence), stands(evidence))

export const entriesExported = (ctx: Exporting) =>
  either(ctx, (viewer) => onGoal(viewer, habitEntries), stands(habitEntries))

export const observationsExported = (ctx: Exporting) =>
  either(
    ctx,
    (viewer) => or(onGoal(viewer, observations), keptObservationsVisibleTo(viewer)) as SQL,
    stands(observations),
  )

/** What a verdict says in words; what it decided goes with the goal. */
export const feedbackExported = (ctx: Exporting) =>
  either(ctx, feedbackVisibleTo, ne(verdicts.visibility, 'private'))

export const verdictsExported = (ctx: Exporting) =>
  either(ctx, (viewer) => or(goalsVisibleTo(viewer), feedbackVisibleTo(viewer)) as SQL, undefined)

export const stepsExported = (ctx: Exporting) =>
  either(ctx, (viewer) => or(goalsVisibleTo(viewer), keptReasonsVisibleTo(viewer)) as SQL, undefined)

export const sessionsExported = (ctx: Exporting) => either(ctx, sessionsVisibleTo, undefined)

/** Of a withdrawn session only its day is left. */
export const planExported = () => isNull(sessions.withdrawnAt)

/** How long it took is for the two who met. */
export const lengthExported = (ctx: Exporting) =>
  and(
    isNull(sessions.withdrawnAt),
    either(ctx, (viewer) => isOneOfPair(viewer, sessions), undefined),
  )

export const notesExported = (ctx: Exporting) =>
  either(ctx, notesVisibleTo, and(isShared(sessionNotes), isNull(sessions.withdrawnAt)))

export const pointsExported = (ctx: Exporting) => either(ctx, agendaPointsVisibleTo, isShared(agendaPoints))

export const actionsExported = (ctx: Exporting) => either(ctx, actionItemsVisibleTo, isShared(actions))

export const reviewsExported = (ctx: Exporting) => either(ctx, reviewsVisibleTo, isShared(reviews))

/** The junior's own, and those with a word for the viewer. The record has the words alone. */
export const opinionsExported = (ctx: Exporting) =>
  either(ctx, (viewer) => or(givenBy(viewer), wordPlacesVisibleTo(viewer)) as SQL, standingWord())

export const wordsExported = (ctx: Exporting) => either(ctx, wordsVisibleTo, standingWord())

const standingWord = () => and(isNotNull(sessionOpinions.body), isNull(sessionOpinions.withdrawnAt)) as SQL

export const winsExported = (ctx: Exporting) => either(ctx, winsVisibleTo, isShared(wins))

/** Their author's alone; the record has none. */
export const jotsExported = (ctx: Exporting) => either(ctx, jotsVisibleTo, sql`1 = 0`)

/** An answer is kept by the person who gave it; the words are the circle's. */
export const proposalsExported = (ctx: Exporting) =>
  either(
    ctx,
    (viewer) => or(proposedWordsVisibleTo(viewer), keptAnswersVisibleTo(viewer)) as SQL,
    stands(goalProposals),
  )

export const proposedWordsExported = (ctx: Exporting) =>
  either(ctx, proposedWordsVisibleTo, stands(goalProposals))

const proposedWordsVisibleTo = (ctx: Ctx) => and(proposalsVisibleTo(ctx), wordsFor(ctx)) as SQL

/** SQL, for each kind: another's text is withdrawn. Its line says who withdrew it and when, never its words. */
export const withdrawnExported = {
  comments: (ctx: Exporting) =>
    either(ctx, (viewer) => wasWithdrawnFrom(viewer, commentColumns), wasShared(commentColumns)),
  evidence: (ctx: Exporting) => takenFromCircle(ctx, evidence),
  observations: (ctx: Exporting) => takenFromCircle(ctx, observations),
  habitEntries: (ctx: Exporting) => takenFromCircle(ctx, habitEntries),
  proposals: (ctx: Exporting) =>
    either(
      ctx,
      (viewer) =>
        and(
          proposalsVisibleTo(viewer),
          isNotNull(goalProposals.withdrawnAt),
          ne(goalProposals.juniorId, viewer.viewer.id),
        ) as SQL,
      isNotNull(goalProposals.withdrawnAt),
    ),
  // A withdrawn session takes its notes along, without a line for each.
  notes: (ctx: Exporting) =>
    and(
      isNull(sessions.withdrawnAt),
      either(ctx, (viewer) => wasWithdrawnFrom(viewer, noteColumns), wasShared(noteColumns)),
    ),
  // After an end the junior lets points go that others added, so who withdrew them isn't known.
  points: (ctx: Exporting) =>
    and(
      isNull(mentorships.endedAt),
      either(
        ctx,
        (viewer) =>
          and(
            wasWithdrawnFrom(viewer, pointColumns),
            or(isNotNull(agendaPoints.talkedInId), sinceLastSession()),
          ) as SQL,
        wasShared(pointColumns),
      ),
    ),
  actions: (ctx: Exporting) => either(ctx, (viewer) => wasWithdrawnFrom(viewer, actions), wasShared(actions)),
  reviews: (ctx: Exporting) => either(ctx, (viewer) => wasWithdrawnFrom(viewer, reviews), wasShared(reviews)),
  wins: (ctx: Exporting) => either(ctx, (viewer) => wasWithdrawnFrom(viewer, wins), wasShared(wins)),
}

function takenFromCircle(ctx: Exporting, table: { authorId: Column; withdrawnAt: Column }): SQL | undefined {
  return either(
    ctx,
    (viewer) => and(goalsVisibleTo(viewer), wasTakenFromCircle(viewer, table)) as SQL,
    isNotNull(table.withdrawnAt),
  )
}

/** For a column of the viewer's own row. */
export const isOwn = (ctx: Ctx, column: Column) => eq(column, ctx.viewer.id)
