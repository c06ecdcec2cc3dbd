'use server'

import { formAction } from '#app/_server/form-action.ts'
import { answerProposal } from '#lib/proposals/answering/writes.ts'
import { answerProposalInput } from '#lib/proposals/input.ts'

export const answer = formAction(answerProposalInput, async (ctx, input) => {
  const { id, goalId } = await answerProposal(ctx, input)
  if (goalId) return { to: `/goals/${goalId}`, notice: 'proposal-agreed' }
  return { to: `/proposals/${id}`, notice: 'proposal-declined' }
})
