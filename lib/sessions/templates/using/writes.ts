import { transaction } from '#db/client.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { once } from '#lib/record/forms/writes.ts'
import { indexTexts } from '#lib/record/search/writes.ts'
import { pointsInScope } from '#lib/sessions/agenda/scope.ts'
import { insertPoints } from '#lib/sessions/agenda/writes.ts'
import { ownPair } from '#lib/sessions/scope.ts'
import type { TakeQuestions } from '../input.ts'
import { notYetThere } from '../rules.ts'

/**
 * Adds questions to the pair's agenda; what is there stays. `isWhole` is false if some were left out because a point that
 * the viewer reads has the same words. Throws `NotFound` if the viewer isn't the mentor, `ReaderChanged` if the mentorship
 * has ended, `Refused` if there is nothing to add, `FormUsed`.
 */
export async function takeQuestions(
  ctx: Ctx,
  input: TakeQuestions,
): Promise<{ id: string; isWhole: boolean }> {
  let isWhole = true
  return transaction(async (tx) => {
    const { id } = await once(ctx, tx, { formId: input.formId, verb: 'takeQuestions' }, input, async () => {
      const pair = await ownPair(ctx, tx, input.mentorshipId, 'visibility')
      if (pair.mentorId !== ctx.viewer.id) throw new NotFound()
      if (input.questions.length === 0) throw new Refused('Tick at least one question.')
      const there = await pointsInScope(ctx, tx, pair.id)
      const fresh = notYetThere(input.questions, there)
      if (fresh.length === 0)
        throw new Refused('All of these are on the agenda already, so nothing was added.')
      isWhole = fresh.length === input.questions.length
      const { part, visibility } = input
      const points = fresh.map((body) => ({ id: newId(), body, part, talked: false }))
      await indexTexts(tx, await insertPoints(ctx, tx, pair, points, { sessionId: null, visibility }))
      for (const point of points)
        await recordAudit(ctx, tx, { event: 'agenda-point.added', subjectId: point.id, teamId: pair.teamId })
      return { id: pair.id }
    })
    return { id, isWhole }
  })
}
