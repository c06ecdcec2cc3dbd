import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { answerProposal } from '#lib/proposals/answering/writes.ts'
import { answerProposalInput, proposeInput } from '#lib/proposals/input.ts'
import { proposeGoal } from '#lib/proposals/writes.ts'
import { membershipId } from '../stored.ts'
import type { World } from './world.ts'

/** What the form of a goal beyond the roadmap sends; `why` is a proposal's. */
export const goalWords = {
  kind: 'project',
  title: 'A dashboard for phones',
  why: 'Support needs it',
  outcome: 'A page',
  criteria: [{ text: 'It reads well' }, { text: 'Two have tried it' }],
}

/** By the junior, unless it's someone else who tries. */
export async function propose(world: World, fields: object = {}, ctx: Ctx = world.junior) {
  const junior = await membershipId(world.junior.viewer.id, world.teamId)
  return proposeGoal(ctx, proposeInput.parse({ ...goalWords, formId: newId(), junior, ...fields }))
}

/** By the mentor, unless it's someone else who tries, on its first version. */
export function answerTo(world: World, proposalId: string, fields: object, ctx: Ctx = world.mentor) {
  const form = { formId: newId(), proposalId, version: '1' }
  return answerProposal(ctx, answerProposalInput.parse({ ...form, ...fields }))
}
