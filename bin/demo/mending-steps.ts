import { withdrawText } from '#lib/audience/withdrawing/writes.ts'
import { newId } from '#lib/core/ids.ts'
import { addComment, commentToWithdraw, editComment } from '#lib/goals/comments/writes.ts'
import { listOwnGoals } from '#lib/goals/lists/reads.ts'
import type { Stage } from './people-steps.ts'

const question = 'Does the retry also cover a time-out?'
const mended =
  'Does the retry also cover a time-out? I mean the one while connecting, not the one while reading.'

/** Two comments on a goal of the junior's: one was edited, the other one withdrawn. */
export async function mendComments({ as, personId }: Stage): Promise<void> {
  const goals = await listOwnGoals(as('junior', 0))
  const goalId = goals.find(({ state }) => state === 'in_progress')?.id
  if (!goalId) throw new Error('The demo’s junior has no goal in progress.')
  const toJunior = { goalId, visibility: 'pair' as const, readerId: personId('junior') }
  const asked = await addComment(as('mentor', 3, 10), { ...toJunior, formId: newId(), body: question })
  const edit = { goalId, formId: newId(), commentId: asked.id, version: 1, body: mended }
  await editComment(as('mentor', 3, 11), edit)
  const toMentor = { goalId, visibility: 'pair' as const, readerId: personId('mentor') }
  const body = 'I think that I broke the staging queue with this.'
  const { id } = await addComment(as('junior', 2, 9), { ...toMentor, formId: newId(), body })
  await withdrawText(as('junior', 2, 12), { id, version: 1 }, commentToWithdraw)
}
