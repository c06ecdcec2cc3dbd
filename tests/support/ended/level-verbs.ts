import { newId } from '#lib/core/ids.ts'
import { confirmLevel, takeBackLevel } from '#lib/levels/writes.ts'
import { arrangeLevelInput, levelInput } from '#lib/roadmaps/working-copies/input.ts'
import { arrangeLevels, editLevel } from '#lib/roadmaps/working-copies/levels/writes.ts'
import type { Verbs } from './goal-verbs.ts'
import type { Written } from './texts.ts'

/** Those of `lib/levels`, and of a roadmap's levels, for `everyVerb()`. */
export function levelVerbs({ levels, versions, writing }: Written): Verbs {
  return {
    confirmLevel: (ctx) =>
      confirmLevel(ctx, {
        formId: newId(),
        placeId: versions.movedPlaceId,
        levelKey: 'second',
        version: 'none',
        body: 'Works alone',
      }),
    takeBackLevel: (ctx) =>
      takeBackLevel(ctx, {
        formId: newId(),
        confirmationId: levels.half,
        version: `${levels.half} 1`,
        reason: 'Too early',
      }),
    arrangeLevels: (ctx) =>
      arrangeLevels(
        ctx,
        arrangeLevelInput.parse({ formId: newId(), roadmapId: writing.roadmapId, do: 'add' }),
      ),
    editLevel: (ctx) =>
      editLevel(
        ctx,
        levelInput.parse({
          formId: newId(),
          roadmapId: writing.roadmapId,
          key: writing.levelKey,
          version: `${writing.copyId} ${writing.copyVersion}`,
          title: 'Other',
        }),
      ),
  }
}
