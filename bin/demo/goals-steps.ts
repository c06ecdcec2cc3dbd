import { listAssignableJuniors } from '#lib/assignments/reads.ts'
import { assignMilestones } from '#lib/assignments/writes.ts'
import { getRoadmap, listRoadmaps } from '#lib/roadmaps/reads.ts'
import { pairs } from './cast.ts'
import { beginning, type Stage } from './people-steps.ts'

/** Assigns the first stages of the roadmap to every junior who has a mentor. */
export async function assignFromRoadmap(stage: Stage): Promise<void> {
  for (const { mentor, junior } of pairs) {
    const ctx = stage.as(mentor, beginning - 2)
    const [summary] = await listRoadmaps(ctx)
    if (!summary) throw new Error('The demo needs a roadmap.')
    const roadmap = await getRoadmap(ctx, summary.id)
    const membership = (await listAssignableJuniors(ctx)).find(
      ({ personId }) => personId === stage.personId(junior),
    )
    if (!membership) throw new Error(`${junior} can't be assigned to.`)
    for (const [index, { milestones }] of roadmap.stages.slice(0, 2).entries()) {
      await assignMilestones(ctx, {
        roadmapId: roadmap.roadmapId,
        milestones: milestones.map(({ id }) => id),
        juniors: [membership.id],
        choice: {
          due: 'spread',
          firstDue: stage.day(150 - 100 * index),
          lastDue: stage.day(60 - 100 * index),
        },
      })
    }
  }
}
