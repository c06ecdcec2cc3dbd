import { eq, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn as Column } from 'drizzle-orm/sqlite-core'
import { comments, evidence, goals } from '#db/schema/goals.ts'
import { mentorships, people } from '#db/schema/people.ts'
import { habitEntries, observations } from '#db/schema/practice.ts'
import { goalProposals } from '#db/schema/proposals.ts'
import { reviews } from '#db/schema/reviews.ts'
import { actions, agendaPoints, sessionNotes, sessions } from '#db/schema/sessions.ts'
import { wins } from '#db/schema/wins.ts'
import type { TextKind } from '#db/words.ts'
import { withdrawnExported } from '#lib/views/export/access.ts'
import { type Part, sheet } from '#lib/views/export/paging/reads.ts'

type Text = { id: Column; authorId: Column; withdrawnAt: Column }

/** `at` is when it was written, or the day that it's about; `placeId` the goal, session or mentorship that it's in. */
const line = (kind: TextKind, table: Text, at: Column, placeId: Column | SQL) => ({
  id: table.id,
  fields: () => ({
    // One of the program's own words, so that no database has to guess the type of a parameter.
    kind: sql<string>`${sql.raw(`'${kind}'`)}`,
    placeId,
    authorId: table.authorId,
    author: people.name,
    at,
    withdrawnAt: table.withdrawnAt,
  }),
})

const onGoal = [comments, evidence, observations, habitEntries] as const

const ofGoal = (table: (typeof onGoal)[number]): Part['from'] => {
  return (chosen) =>
    chosen
      .from(table)
      .innerJoin(goals, eq(goals.id, table.goalId))
      .innerJoin(people, eq(people.id, table.authorId))
}

/** What stays in the place of a text that was withdrawn. */
export const withdrawnSheet = sheet(
  'withdrawn',
  {
    ...line('comment', comments, comments.createdAt, comments.goalId),
    from: ofGoal(comments),
    where: withdrawnExported.comments,
  },
  {
    ...line('evidence', evidence, evidence.createdAt, evidence.goalId),
    from: ofGoal(evidence),
    where: withdrawnExported.evidence,
  },
  {
    ...line('observation', observations, observations.observedOn, observations.goalId),
    from: ofGoal(observations),
    where: withdrawnExported.observations,
  },
  {
    ...line('habit_entry', habitEntries, habitEntries.doneOn, habitEntries.goalId),
    from: ofGoal(habitEntries),
    where: withdrawnExported.habitEntries,
  },
  {
    ...line(
      'proposal',
      { ...goalProposals, authorId: goalProposals.juniorId },
      goalProposals.createdAt,
      sql`null`,
    ),
    from: (chosen) => chosen.from(goalProposals).innerJoin(people, eq(people.id, goalProposals.juniorId)),
    where: withdrawnExported.proposals,
  },
  {
    ...line('session_note', sessionNotes, sessionNotes.createdAt, sessionNotes.sessionId),
    from: (chosen) =>
      chosen
        .from(sessionNotes)
        .innerJoin(sessions, eq(sessions.id, sessionNotes.sessionId))
        .innerJoin(people, eq(people.id, sessionNotes.authorId)),
    where: withdrawnExported.notes,
  },
  {
    ...line('agenda_point', agendaPoints, agendaPoints.createdAt, agendaPoints.mentorshipId),
    from: (chosen) =>
      chosen
        .from(agendaPoints)
        .innerJoin(mentorships, eq(mentorships.id, agendaPoints.mentorshipId))
        .innerJoin(people, eq(people.id, agendaPoints.authorId)),
    where: withdrawnExported.points,
  },
  {
    ...line('action', actions, actions.createdAt, actions.mentorshipId),
    from: (chosen) => chosen.from(actions).innerJoin(people, eq(people.id, actions.authorId)),
    where: withdrawnExported.actions,
  },
  {
    ...line('review', reviews, reviews.reviewedOn, sql`null`),
    from: (chosen) => chosen.from(reviews).innerJoin(people, eq(people.id, reviews.authorId)),
    where: withdrawnExported.reviews,
  },
  {
    ...line('win', wins, wins.happenedOn, wins.goalId),
    from: (chosen) => chosen.from(wins).innerJoin(people, eq(people.id, wins.authorId)),
    where: withdrawnExported.wins,
  },
)
