import { transaction } from '#db/client.ts'
import { goalEvents, goals } from '#db/schema/goals.ts'
import { type Ctx, makeContext } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { startGoal } from '#lib/goals/writes.ts'
import { dayFrom, daysBefore } from './context.ts'
import type { TestRoadmap, TestTeam } from './team.ts'

/** A goal for the team's junior, assigned by the mentor 47 days ago and due in 13, as the assigning would leave it. */
export async function makeGoal(
  team: TestTeam,
  roadmap: TestRoadmap,
  milestone: keyof TestRoadmap['milestones'],
  fields: Partial<typeof goals.$inferInsert> = {},
): Promise<string> {
  const id = newId()
  const { now } = team.mentor
  const at = daysBefore(now, 47, 8)
  const { id: milestoneId, key } = roadmap.milestones[milestone]
  await transaction(async (tx) => {
    await tx.insert(goals).values({
      id,
      teamId: team.teamId,
      juniorId: team.junior.viewer.id,
      milestoneId,
      roadmapId: roadmap.roadmapId,
      milestoneKey: key,
      assignedById: team.mentor.viewer.id,
      state: 'planned',
      dueOn: dayFrom(now, 13),
      createdAt: at,
      updatedAt: at,
      ...fields,
    })
    await tx
      .insert(goalEvents)
      .values({ id: newId(), goalId: id, actorId: team.mentor.viewer.id, kind: 'assigned', at })
  })
  return id
}

/** Such a goal, started by the junior 43 days ago. */
export async function makeStartedGoal(...args: Parameters<typeof makeGoal>): Promise<string> {
  const goalId = await makeGoal(...args)
  const { viewer, now } = args[0].junior
  await startGoal(makeContext(viewer, daysBefore(now, 43, 8)), { goalId, id: newId() })
  return goalId
}

/** The same viewer at another moment. */
export function later(ctx: Ctx, at: string): Ctx {
  return makeContext(ctx.viewer, new Date(at))
}
