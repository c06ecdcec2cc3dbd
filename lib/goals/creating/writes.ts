import type { Transaction } from '#db/client.ts'
import { goalEvents, goals } from '#db/schema/goals.ts'
import type { Ctx } from '#lib/core/context.ts'
import type { Day } from '#lib/core/days.ts'
import { newId } from '#lib/core/ids.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { indexTexts } from '#lib/record/search/writes.ts'

export type NewGoal = {
  id: string
  juniorId: string
  teamId: string
  /** Null for an own goal. */
  roadmapId: string | null
  milestone: { id: string; key: string; title: string; description: string }
  dueOn: Day | null
  beside?: { roadmapId: string; stageKey: string } | null
  planStartId?: string | null
}

/**
 * Planned goals, given by the viewer, with their first steps. The caller checks that the viewer may assign to these juniors,
 * and that they have none of these milestones. Four statements and one for each goal.
 */
export async function insertGoals(ctx: Ctx, tx: Transaction, made: readonly NewGoal[]): Promise<void> {
  if (made.length === 0) return
  await tx.insert(goals).values(
    made.map(({ id, juniorId, teamId, roadmapId, milestone, dueOn, beside, planStartId = null }) => ({
      id,
      teamId,
      juniorId,
      milestoneId: milestone.id,
      roadmapId,
      milestoneKey: milestone.key,
      besideRoadmapId: beside?.roadmapId ?? null,
      besideStageKey: beside?.stageKey ?? null,
      planStartId,
      assignedById: ctx.viewer.id,
      state: 'planned' as const,
      dueOn,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })),
  )
  await tx.insert(goalEvents).values(
    made.map(({ id, dueOn }) => ({
      id: newId(),
      goalId: id,
      actorId: ctx.viewer.id,
      kind: 'assigned' as const,
      at: ctx.now,
      dueTo: dueOn,
    })),
  )
  await indexTexts(
    tx,
    made.map(({ id, juniorId, teamId, milestone }) => ({
      recordId: id,
      kind: 'goal' as const,
      pageId: id,
      teamId,
      juniorId,
      authorId: ctx.viewer.id,
      visibility: 'circle' as const,
      title: milestone.title,
      body: milestone.description,
      at: ctx.now,
    })),
  )
  for (const { id, teamId } of made)
    await recordAudit(ctx, tx, { event: 'goal.assigned', subjectId: id, teamId })
}
