import type { Transaction } from '#db/client.ts'
import { criteria, milestones } from '#db/schema/roadmaps.ts'
import type { OwnGoalKind } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import type { Day } from '#lib/core/days.ts'
import { newId } from '#lib/core/ids.ts'
import { insertGoals } from '#lib/goals/creating/writes.ts'

export type NewOwnGoal = {
  id: string
  juniorId: string
  teamId: string
  kind: OwnGoalKind
  title: string
  description: string
  /** Of a project. */
  outcome: string | null
  criteria: readonly string[]
  dueOn: Day | null
  /** A stage of the version that the junior is on; the goal is listed there and doesn't count. */
  beside: { roadmapId: string; stageKey: string } | null
  planStartId?: string | null
}

/** Each with a milestone of its own. The caller checks that the viewer may assign to these juniors. */
export async function insertOwnGoals(ctx: Ctx, tx: Transaction, own: readonly NewOwnGoal[]): Promise<void> {
  if (own.length === 0) return
  const made = own.map((goal) => ({ ...goal, milestoneId: newId() }))
  await tx.insert(milestones).values(
    made.map(({ milestoneId, kind, title, description, outcome }) => ({
      id: milestoneId,
      stageId: null,
      key: milestoneId,
      position: 1,
      kind,
      title,
      description,
      outcome: kind === 'project' ? outcome : null,
    })),
  )
  const rows = made.flatMap(({ milestoneId, criteria }) =>
    criteria.map((text, at) => ({ id: newId(), milestoneId, key: String(at + 1), position: at + 1, text })),
  )
  if (rows.length > 0) await tx.insert(criteria).values(rows)
  await insertGoals(
    ctx,
    tx,
    made.map(({ milestoneId, kind, title, description, criteria, outcome, ...goal }) => ({
      ...goal,
      roadmapId: null,
      milestone: { id: milestoneId, key: milestoneId, title, description },
    })),
  )
}
