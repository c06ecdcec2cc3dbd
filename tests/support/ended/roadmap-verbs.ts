import { assignInput } from '#lib/assignments/input.ts'
import { assignMilestones } from '#lib/assignments/writes.ts'
import { newId } from '#lib/core/ids.ts'
import { moveBack } from '#lib/roadmaps/moving-on/back/writes.ts'
import { moveOn } from '#lib/roadmaps/moving-on/writes.ts'
import { retireRoadmap } from '#lib/roadmaps/retiring/writes.ts'
import type { World } from '#tests/support/world/world.ts'
import type { Verbs } from './goal-verbs.ts'
import type { Written } from './texts.ts'

/** Those of `lib/assignments` and `lib/roadmaps`, for `everyVerb()`. */
export function roadmapVerbs({ roadmap }: World, of: Written): Verbs {
  return {
    assignMilestones: (ctx) =>
      assignMilestones(
        ctx,
        assignInput.parse({
          roadmapId: roadmap.roadmapId,
          milestones: [roadmap.milestones.project.id],
          juniors: [of.juniorMembership],
          due: 'none',
        }),
      ),
    moveOn: (ctx) =>
      moveOn(ctx, {
        formId: newId(),
        roadmapId: roadmap.roadmapId,
        to: 2,
        people: [of.versions.placeId],
        map: {},
      }),
    moveBack: (ctx) => moveBack(ctx, { formId: newId(), moveId: of.versions.moveId }),
    retireRoadmap: (ctx) =>
      retireRoadmap(ctx, { formId: newId(), roadmapId: of.versions.teamRoadmapId, decision: 'retire' }),
  }
}
