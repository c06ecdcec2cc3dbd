import { and, eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { goals } from '#db/schema/goals.ts'
import { people } from '#db/schema/people.ts'
import { milestones } from '#db/schema/roadmaps.ts'
import { keptZones } from '#db/zones.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused } from '#lib/core/errors.ts'
import { canTake, canWrite, goalsVisibleTo, roleColumns, roleIn } from './access.ts'
import { afterStep, type GoalFacts, type GoalRole, type Step } from './rules.ts'

const columns = {
  id: goals.id,
  teamId: goals.teamId,
  juniorId: goals.juniorId,
  juniorName: people.name,
  juniorZones: keptZones(people),
  milestoneId: goals.milestoneId,
  milestoneKey: goals.milestoneKey,
  roadmapId: goals.roadmapId,
  state: goals.state,
  dueOn: goals.dueOn,
  blockedAt: goals.blockedAt,
  blockedReason: goals.blockedReason,
  version: goals.version,
  createdAt: goals.createdAt,
  startedAt: goals.startedAt,
  submittedAt: goals.submittedAt,
  kind: milestones.kind,
  title: milestones.title,
  description: milestones.description,
  period: milestones.period,
  entriesPerPeriod: milestones.entriesPerPeriod,
  periodsNeeded: milestones.periodsNeeded,
}

export type ScopedGoal = Awaited<ReturnType<typeof goalInScope>>

/** Throws NotFound. One query. */
export async function goalInScope(ctx: Ctx, from: Pick<Transaction, 'select'>, goalId: string) {
  const [row] = await from
    .select({ ...columns, ...roleColumns(ctx) })
    .from(goals)
    .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
    .innerJoin(people, eq(people.id, goals.juniorId))
    .where(and(eq(goals.id, goalId), goalsVisibleTo(ctx)))
  if (!row) throw new NotFound()
  const { mentors, hasMentor, isHere, ...goal } = row
  const role: GoalRole = roleIn(ctx, row)
  return { ...goal, role, hasMentor: Boolean(hasMentor), canWrite: canWrite(ctx, row) }
}

/** For every write. Throws NotFound, and Refused if the viewer is the junior and has left the team. One query. */
export async function goalToWrite(ctx: Ctx, from: Pick<Transaction, 'select'>, goalId: string) {
  const goal = await goalInScope(ctx, from, goalId)
  if (!goal.canWrite) throw new Refused('You have left this team, so this goal stays as it is.')
  return goal
}

function factsOf(goal: ScopedGoal): GoalFacts {
  const { kind, state, blockedAt, startedAt } = goal
  return { kind, state, isBlocked: blockedAt !== null, hasStarted: startedAt !== null }
}

/** Throws Refused if the viewer or the goal's state doesn't allow it. */
export function takeStep(goal: ScopedGoal, step: Step): GoalFacts {
  if (!canTake(goal, step)) throw new Refused(notYours(goal, step))
  const after = afterStep(factsOf(goal), step)
  if ('refused' in after) throw new Refused(after.refused)
  return after
}

function notYours(goal: ScopedGoal, step: Step): string {
  const isVerdict = step === 'approve' || step === 'request_changes' || step === 'reopen'
  if (goal.role === 'lead' && isVerdict) return `${goal.juniorName} has a mentor here, who will answer this.`
  if (goal.role === 'junior') return 'Only your mentor or a lead can do this.'
  return `Only ${goal.juniorName} can do this.`
}
