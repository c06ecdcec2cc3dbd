import { transaction } from '#db/client.ts'
import { roadmaps } from '#db/schema/roadmaps.ts'
import { assignInput } from '#lib/assignments/input.ts'
import { listAssignableJuniors } from '#lib/assignments/reads.ts'
import { assignMilestones } from '#lib/assignments/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { tickCriteria } from '#lib/goals/evidence/writes.ts'
import { listOwnGoals } from '#lib/goals/lists/reads.ts'
import { getGoalInBrief } from '#lib/goals/reads.ts'
import { startGoal } from '#lib/goals/writes.ts'
import type { RoadmapContent } from '#lib/roadmaps/content.ts'
import { moveBack } from '#lib/roadmaps/moving-on/back/writes.ts'
import { listOnRoadmap } from '#lib/roadmaps/moving-on/reads.ts'
import { moveOn } from '#lib/roadmaps/moving-on/writes.ts'
import { insertVersion } from '#lib/roadmaps/publishing/scope.ts'
import { getRoadmap } from '#lib/roadmaps/reads.ts'
import { firstVersion, noteOnSecond, secondVersion } from './on-call.ts'
import type { Stage } from './people-steps.ts'
import type { Act } from './telling.ts'

const key = 'on-call'

/**
 * The team has a roadmap of its own, in two versions: Noah is still on the first, Samuel was moved on, and Elif was moved
 * on and back.
 */
export function keepTwoVersions(stage: Stage): Act[] {
  const roadmapId = newId()
  const moves = new Map<string, string>()
  const publish = (ctx: Ctx, content: RoadmapContent, note: string | null) =>
    transaction(async (tx) => {
      const teamId = stage.teamIds.pythonistas
      if (content === firstVersion)
        await tx.insert(roadmaps).values({ id: roadmapId, teamId, key, createdAt: ctx.now })
      await insertVersion(ctx, tx, { roadmapId, key, teamId, contentHash: newId(), note }, content)
    })
  const assign = async (ctx: Ctx, junior: string, milestoneKeys: string[]) => {
    const { stages } = await getRoadmap(ctx, roadmapId)
    const chosen = stages
      .flatMap(({ milestones }) => milestones)
      .filter((milestone) => milestoneKeys.includes(milestone.key))
    const juniors = (await listAssignableJuniors(ctx, roadmapId)).filter(
      ({ personId }) => personId === stage.personId(junior),
    )
    await assignMilestones(
      ctx,
      assignInput.parse({
        formId: newId(),
        roadmapId,
        milestones: chosen.map(({ id }) => id),
        juniors: juniors.map(({ id }) => id),
        due: 'none',
      }),
    )
  }
  const move = async (ctx: Ctx, junior: string) => {
    const on = (await listOnRoadmap(ctx, roadmapId)).filter(
      ({ juniorId }) => juniorId === stage.personId(junior),
    )
    const people = on.map(({ id }) => id)
    moves.set(junior, (await moveOn(ctx, { formId: newId(), roadmapId, to: 2, people, map: {} })).id)
  }
  return [
    { at: stage.as('lead', 70, '11:05'), run: (ctx) => publish(ctx, firstVersion, null) },
    { at: stage.as('david', 64, '10:20'), run: (ctx) => assign(ctx, 'samuel', ['read-the-logs']) },
    {
      at: stage.as('david', 63, '10:45'),
      run: (ctx) => assign(ctx, 'elif', ['silence-a-noisy-alert', 'follow-the-runbook']),
    },
    { at: stage.as('david', 62, '14:10'), run: (ctx) => assign(ctx, 'noah', ['follow-the-runbook']) },
    {
      at: stage.as('samuel', 57, '15:40'),
      run: async (ctx) => {
        const goal = (await listOwnGoals(ctx)).find(({ milestoneKey }) => milestoneKey === 'read-the-logs')
        if (!goal) throw new Error('Samuel has no goal to start.')
        const { version } = await getGoalInBrief(ctx, goal.id)
        await startGoal(ctx, { goalId: goal.id, formId: newId(), version })
        const { stages } = await getRoadmap(ctx, roadmapId)
        const milestone = stages[0]?.milestones.find((each) => each.key === 'read-the-logs')
        const criteria = milestone?.criteria.slice(0, 2).map(({ id }) => id) ?? []
        await tickCriteria(ctx, { goalId: goal.id, criteria, shown: [] })
      },
    },
    { at: stage.as('lead', 24, '09:50'), run: (ctx) => publish(ctx, secondVersion, noteOnSecond) },
    { at: stage.as('david', 18, '11:30'), run: (ctx) => move(ctx, 'samuel') },
    { at: stage.as('david', 17, '16:05'), run: (ctx) => move(ctx, 'elif') },
    {
      at: stage.as('david', 16, '09:25'),
      run: (ctx) => moveBack(ctx, { formId: newId(), moveId: moves.get('elif') ?? '' }),
    },
  ]
}
