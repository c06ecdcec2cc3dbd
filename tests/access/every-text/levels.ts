import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { confirmLevelInput, takeBackLevelInput } from '#lib/levels/input.ts'
import { confirmLevel, takeBackLevel } from '#lib/levels/writes.ts'
import type { World } from '#tests/support/world/world.ts'
import { text } from '../texts.ts'

/**
 * On the team's own roadmap: the first level was half confirmed by the former mentor, taken back, and half confirmed again;
 * the second is confirmed. Before the former mentor's mentorship ends.
 */
export async function writeLevels({ mentor, formerMentor, lead }: World, placeId: string) {
  const confirm = async (ctx: Ctx, levelKey: string, body: string, version = 'none') => {
    const form = { formId: newId(), placeId, levelKey, version, body }
    return (await confirmLevel(ctx, confirmLevelInput.parse(form))).id
  }
  const early = await confirm(formerMentor, 'first', text('level-former'))
  const taken = { formId: newId(), confirmationId: early, version: `${early} 1` }
  await takeBackLevel(lead, takeBackLevelInput.parse({ ...taken, reason: text('level-taken-back') }))
  const half = await confirm(mentor, 'first', text('level-mentor'))
  const whole = await confirm(mentor, 'second', 'Does it without being asked')
  await confirm(lead, 'second', text('level-lead'), `${whole} 1`)
  return { placeId, early, half, whole }
}
