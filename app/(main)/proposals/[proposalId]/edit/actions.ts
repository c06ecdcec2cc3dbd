'use server'

import { formAction } from '#app/_server/form-action.ts'
import { editMilestoneProposalInput, editProposalInput } from '#lib/proposals/input.ts'
import { editMilestoneProposal, editProposal } from '#lib/proposals/writes.ts'

export const edit = formAction(editProposalInput, async (ctx, input) => {
  const { id } = await editProposal(ctx, input)
  return { to: `/proposals/${id}`, notice: 'saved' }
})

export const editFromRoadmap = formAction(editMilestoneProposalInput, async (ctx, input) => {
  const { id } = await editMilestoneProposal(ctx, input)
  return { to: `/proposals/${id}`, notice: 'saved' }
})
