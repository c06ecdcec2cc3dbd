import { and, asc, eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { comments, evidence, goals } from '#db/schema/goals.ts'
import { people } from '#db/schema/people.ts'
import { habitEntries, observations } from '#db/schema/practice.ts'
import { wasTakenFromCircle, wasWithdrawnFrom } from '#lib/audience/access.ts'
import { lineColumns, type WithdrawnLine } from '#lib/audience/withdrawing/reads.ts'
import type { Ctx } from '#lib/core/context.ts'
import { commentColumns } from '#lib/goals/access.ts'

/** `number` is a version's of evidence. */
export type WithdrawnOnGoal = WithdrawnLine & { number?: number }

/** Comments that the viewer could read until they were withdrawn. Needs no access to the goal. One query. */
export async function listWithdrawnComments(ctx: Ctx, goalId: string): Promise<WithdrawnOnGoal[]> {
  const rows = await db
    .select({ ...lineColumns(comments), at: comments.createdAt })
    .from(comments)
    .innerJoin(goals, eq(goals.id, comments.goalId))
    .innerJoin(people, eq(people.id, comments.authorId))
    .where(and(eq(comments.goalId, goalId), wasWithdrawnFrom(ctx, commentColumns)))
    .orderBy(asc(comments.createdAt))
  return rows.map((row) => ({ ...row, kind: 'comment' as const }))
}

/** What others withdrew on the goal. The caller checks that the viewer may see it. Three queries at most. */
export async function listWithdrawnOnGoal(ctx: Ctx, goal: { id: string; kind: string }) {
  const lines = await listWithdrawnComments(ctx, goal.id)
  if (goal.kind === 'behaviour') return [...lines, ...(await withdrawnObservations(ctx, goal.id))]
  if (goal.kind === 'habit') return [...lines, ...(await withdrawnEntries(ctx, goal.id))]
  return [...lines, ...(await withdrawnEvidence(ctx, goal.id))]
}

async function withdrawnObservations(ctx: Ctx, goalId: string): Promise<WithdrawnOnGoal[]> {
  const rows = await db
    .select({ ...lineColumns(observations), at: observations.observedOn })
    .from(observations)
    .innerJoin(people, eq(people.id, observations.authorId))
    .where(and(eq(observations.goalId, goalId), wasTakenFromCircle(ctx, observations)))
    .orderBy(asc(observations.observedOn))
  return rows.map((row) => ({ ...row, kind: 'observation' as const }))
}

async function withdrawnEntries(ctx: Ctx, goalId: string): Promise<WithdrawnOnGoal[]> {
  const rows = await db
    .select({ ...lineColumns(habitEntries), at: habitEntries.doneOn })
    .from(habitEntries)
    .innerJoin(people, eq(people.id, habitEntries.authorId))
    .where(and(eq(habitEntries.goalId, goalId), wasTakenFromCircle(ctx, habitEntries)))
    .orderBy(asc(habitEntries.doneOn))
  return rows.map((row) => ({ ...row, kind: 'habit_entry' as const }))
}

async function withdrawnEvidence(ctx: Ctx, goalId: string): Promise<WithdrawnOnGoal[]> {
  const rows = await db
    .select({ ...lineColumns(evidence), at: evidence.createdAt, number: evidence.number })
    .from(evidence)
    .innerJoin(people, eq(people.id, evidence.authorId))
    .where(and(eq(evidence.goalId, goalId), wasTakenFromCircle(ctx, evidence)))
    .orderBy(asc(evidence.number))
  return rows.map((row) => ({ ...row, kind: 'evidence' as const }))
}
