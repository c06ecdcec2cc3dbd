import { db } from '#db/client.ts'
import type { Ctx } from '#lib/core/context.ts'
import { Refused } from '#lib/core/errors.ts'
import { assertProposable, findMilestone } from './scope.ts'

type Place = { juniorId: string; teamId: string }
type Asked = { roadmapId: string; milestoneKey: string }

export type MilestoneToPropose = Awaited<ReturnType<typeof getMilestoneToPropose>>

/**
 * For the page on which the viewer proposes it; `refused` says why it can't be proposed. Throws NotFound. Four queries.
 */
export async function getMilestoneToPropose(ctx: Ctx, place: Place, asked: Asked) {
  const milestone = await findMilestone(ctx, db, place, asked)
  const { id, key, title, description, roadmapTitle } = milestone
  const shown = { id, roadmapId: asked.roadmapId, key, title, description, roadmapTitle }
  try {
    await assertProposable(db, place, asked, milestone)
    return { ...shown, refused: null }
  } catch (error) {
    if (error instanceof Refused) return { ...shown, refused: error.message }
    throw error
  }
}
