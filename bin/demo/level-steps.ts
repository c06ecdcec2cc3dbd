import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { confirmLevelInput, takeBackLevelInput } from '#lib/levels/input.ts'
import { listConfirmations, listPlaces } from '#lib/levels/reads.ts'
import { shownVersion } from '#lib/levels/rules.ts'
import { confirmLevel, takeBackLevel } from '#lib/levels/writes.ts'
import type { Stage } from './people-steps.ts'
import type { Act } from './telling.ts'

/**
 * Leïla's first level is confirmed by her mentor and the lead. Ada's waits for the lead. Tomasz's was confirmed early and
 * taken back.
 */
export function confirmLevels(stage: Stage): Act[] {
  const onRoadmap = async (ctx: Ctx, junior: string) => {
    const juniorId = stage.personId(junior)
    const place = (await listPlaces(ctx, juniorId)).find(({ levels }) => levels.length > 0)
    if (!place) throw new Error(`${junior} is on no roadmap with levels.`)
    const all = await listConfirmations(ctx, { ...place, juniorId })
    return { place, standing: all.find(({ takenBackAt }) => takenBackAt === null) }
  }
  const say = (junior: string, body: string) => async (ctx: Ctx) => {
    const { place, standing } = await onRoadmap(ctx, junior)
    const form = { formId: newId(), placeId: place.id, levelKey: 'junior', body }
    await confirmLevel(ctx, confirmLevelInput.parse({ ...form, version: shownVersion(standing) }))
  }
  const takeBack = (junior: string, reason: string) => async (ctx: Ctx) => {
    const { standing } = await onRoadmap(ctx, junior)
    const form = { formId: newId(), confirmationId: standing?.id, reason }
    await takeBackLevel(ctx, takeBackLevelInput.parse({ ...form, version: shownVersion(standing) }))
  }
  return [
    {
      at: stage.as('mentor', 38, '16:20'),
      run: say('leila', 'Her pull requests need one round now, and she asks before she’s stuck.'),
    },
    {
      at: stage.as('lead', 36, '10:15'),
      run: say('leila', 'Two releases without a hand on her shoulder.'),
    },
    {
      at: stage.as('mentor2', 33, '15:40'),
      run: say('junior2', 'He finds his own way through code that none of us explained to him.'),
    },
    {
      at: stage.as('lead', 31, '11:05'),
      run: say('junior2', 'Solid in the basics, and pleasant to review.'),
    },
    {
      at: stage.as('mentor2', 22, '14:30'),
      run: takeBack(
        'junior2',
        'We were early: tests are still written when someone asks for them. Soon, I think.',
      ),
    },
    {
      at: stage.as('mentor', 6, '17:10'),
      run: say(
        'junior',
        'Small changes, each with a test, and a message that says why. That’s all I look for at this level.',
      ),
    },
  ]
}
