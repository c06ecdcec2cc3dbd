import { and, desc, eq, or } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { goals } from '#db/schema/goals.ts'
import { people } from '#db/schema/people.ts'
import { habitEntries, observations } from '#db/schema/practice.ts'
import { milestones } from '#db/schema/roadmaps.ts'
import { stands } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { goalsVisibleTo } from '#lib/goals/access.ts'
import { actor, excerpt, goal, ofJunior } from '#lib/views/timeline/goals/reads.ts'
import { type Asked, daysOnPage, hasWords, preparedForPages } from '#lib/views/timeline/page/reads.ts'
import { pageSize } from '#lib/views/timeline/rules.ts'

/** SQL over `goals` joined with `observations`. Authors keep their own after leaving the circle. */
export function isObservation(ctx: Ctx, asked: Asked) {
  return and(
    ofJunior(asked),
    or(goalsVisibleTo(ctx), eq(observations.authorId, ctx.viewer.id)),
    stands(observations),
    daysOnPage(asked, observations.observedOn, observations.createdAt, observations.id),
    hasWords(ctx, asked, observations.id, 'record'),
  )
}

const observationRows = preparedForPages((ctx, asked) =>
  db
    .select({
      id: observations.id,
      day: observations.observedOn,
      at: observations.createdAt,
      body: excerpt(observations.body),
      teamId: goals.teamId,
      ...goal,
      actor,
    })
    .from(goals)
    .innerJoin(observations, eq(observations.goalId, goals.id))
    .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
    .innerJoin(people, eq(people.id, observations.authorId))
    .where(isObservation(ctx, asked))
    .orderBy(desc(observations.observedOn), desc(observations.createdAt), desc(observations.id))
    .limit(pageSize + 1),
)

export async function listObservations(ctx: Ctx, asked: Asked) {
  const rows = await observationRows(ctx, asked)
  return rows.map((row) => ({
    ...row,
    kind: 'observation' as const,
    writtenAt: row.at,
    actorId: row.actor.id,
  }))
}

/** SQL over `goals` joined with `habitEntries`. */
export function isHabitEntry(ctx: Ctx, asked: Asked) {
  return and(
    ofJunior(asked),
    goalsVisibleTo(ctx),
    stands(habitEntries),
    daysOnPage(asked, habitEntries.doneOn, habitEntries.createdAt, habitEntries.id),
    hasWords(ctx, asked, habitEntries.id, 'record'),
  )
}

const entryRows = preparedForPages((ctx, asked) =>
  db
    .select({
      id: habitEntries.id,
      day: habitEntries.doneOn,
      at: habitEntries.createdAt,
      url: habitEntries.url,
      body: excerpt(habitEntries.body),
      teamId: goals.teamId,
      ...goal,
      actor,
    })
    .from(goals)
    .innerJoin(habitEntries, eq(habitEntries.goalId, goals.id))
    .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
    .innerJoin(people, eq(people.id, habitEntries.authorId))
    .where(isHabitEntry(ctx, asked))
    .orderBy(desc(habitEntries.doneOn), desc(habitEntries.createdAt), desc(habitEntries.id))
    .limit(pageSize + 1),
)

export async function listHabitEntries(ctx: Ctx, asked: Asked) {
  const rows = await entryRows(ctx, asked)
  return rows.map((row) => ({
    ...row,
    kind: 'entry' as const,
    writtenAt: row.at,
    actorId: row.actor.id,
  }))
}
