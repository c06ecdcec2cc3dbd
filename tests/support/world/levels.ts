import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { confirmLevelInput, takeBackLevelInput } from '#lib/levels/input.ts'
import { shownVersion } from '#lib/levels/rules.ts'
import { confirmLevel, takeBackLevel } from '#lib/levels/writes.ts'
import { getLevelsPage } from '#lib/views/levels/reads.ts'
import { publishNext, putOnVersion } from './versions.ts'
import { makeWorld } from './world.ts'

/** A world whose junior is on a version with two levels, and what the pages of levels would send and show. */
export async function makeLevels() {
  const world = await makeWorld()
  const { id } = await publishNext(world.lead, world.roadmap.roadmapId, (content) => {
    content.levels = [
      {
        key: 'first',
        title: 'First',
        expects: [
          { milestone: 'skill-milestone', step: null },
          { milestone: 'behaviour-milestone', step: 2 },
        ],
      },
      { key: 'last', title: 'Last', expects: [{ milestone: 'third-milestone', step: null }] },
    ]
  })
  const juniorId = world.junior.viewer.id
  const placeId = await putOnVersion(world.roadmap.roadmapId, { juniorId, teamId: world.teamId }, id)
  const page = (ctx: Ctx, asked = {}) => getLevelsPage(ctx, juniorId, asked)
  const standing = async (level: string) =>
    (await page(world.junior, { level })).shown?.confirmations.find(
      ({ levelKey, takenBackAt }) => levelKey === level && !takenBackAt,
    )
  const confirm = async (ctx: Ctx, fields: Record<string, string> = {}) => {
    const version = shownVersion(await standing(fields.levelKey ?? 'first'))
    const form = { formId: newId(), placeId, levelKey: 'first', version, body: 'Works alone now' }
    return confirmLevel(ctx, confirmLevelInput.parse({ ...form, ...fields }))
  }
  const takeBack = async (ctx: Ctx, confirmationId: string, fields: Record<string, string> = {}) => {
    const version = shownVersion(await standing('first'))
    const form = { formId: newId(), confirmationId, version, reason: 'Too early' }
    return takeBackLevel(ctx, takeBackLevelInput.parse({ ...form, ...fields }))
  }
  return { ...world, world, placeId, page, standing, confirm, takeBack }
}

export type Levels = Awaited<ReturnType<typeof makeLevels>>
