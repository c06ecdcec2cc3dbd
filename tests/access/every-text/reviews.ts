import { withdrawText } from '#lib/audience/withdrawing/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { addDays } from '#lib/core/days.ts'
import { newId } from '#lib/core/ids.ts'
import { reviewToWithdraw } from '#lib/reviews/withdrawing/writes.ts'
import { logReview } from '#lib/reviews/writes.ts'
import { reviewInput } from '#tests/support/world/reviews.ts'
import type { World } from '#tests/support/world/world.ts'
import { type TextName, text } from '../texts.ts'

/**
 * Writes review notes by everyone who may write one, in each visibility; returns their ids by the name of their text.
 */
export async function writeReviews(
  world: World,
  { goalId, themeId, today }: { goalId: string; themeId: string; today: string },
) {
  const ids: Partial<Record<TextName, string>> = {}
  const write = async (ctx: Ctx, name: TextName, visibility: string, findings: string[] = []) => {
    const of = name.includes('-other-') ? world.otherJunior : world.junior
    const input = reviewInput(world, {
      juniorId: of.viewer.id,
      reviewedOn: addDays(today, -1),
      title: text(name),
      summary: text(name),
      visibility,
      goalIds: of === world.junior ? [goalId] : [],
      findings: findings.map((body) => ({ id: newId(), severity: 'issue', themeId, body, snippet: body })),
    })
    ids[name] = (await logReview(ctx, input)).id
  }
  await write(world.mentor, 'review-mentor-private', 'private', [text('finding-mentor-private')])
  await write(world.mentor, 'review-mentor-pair', 'pair', [text('finding-mentor-pair')])
  await write(world.mentor, 'review-mentor-circle', 'circle', [text('finding-mentor-circle')])
  await write(world.lead, 'review-lead-private', 'private')
  await write(world.lead, 'review-lead-pair', 'pair')
  await write(world.lead, 'review-lead-circle', 'circle')
  await write(world.formerMentor, 'review-former-private', 'private')
  await write(world.formerMentor, 'review-former-pair', 'pair')
  await write(world.formerMentor, 'review-former-circle', 'circle')
  await write(world.otherMentor, 'review-other-private', 'private')
  await write(world.otherMentor, 'review-other-circle', 'circle')
  await write(world.mentor, 'review-mentor-withdrawn', 'circle', [text('finding-mentor-withdrawn')])
  await withdrawText(world.mentor, { id: ids['review-mentor-withdrawn'] ?? '', version: 1 }, reviewToWithdraw)
  return { ids: ids as Record<TextName, string>, themeId }
}
