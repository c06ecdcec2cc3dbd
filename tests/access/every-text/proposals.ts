import { giveGoalInput } from '#lib/assignments/own-goals/input.ts'
import { giveGoal } from '#lib/assignments/own-goals/writes.ts'
import { withdrawText } from '#lib/audience/withdrawing/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { answerProposal } from '#lib/proposals/answering/writes.ts'
import { answerProposalInput, proposeInput } from '#lib/proposals/input.ts'
import { proposalToWithdraw, proposeGoal } from '#lib/proposals/writes.ts'
import { membershipId } from '#tests/support/stored.ts'
import type { World } from '#tests/support/world/world.ts'
import { type TextName, text } from '../texts.ts'

/** A goal that isn't the roadmap's, and proposed ones: open, withdrawn, answered by the former mentor, and another junior's. */
export async function writeProposals({ junior, otherJunior, mentor, formerMentor, teamId }: World) {
  const place = await membershipId(junior.viewer.id, teamId)
  const words = (name: TextName) => ({
    formId: newId(),
    kind: 'skill',
    title: text(name),
    criteria: [{ text: 'It can be seen' }],
  })
  const own = await giveGoal(
    mentor,
    giveGoalInput.parse({ ...words('own-goal'), junior: place, description: text('own-goal') }),
  )
  const propose = async (ctx: Ctx, name: TextName) => {
    const own = await membershipId(ctx.viewer.id, teamId)
    return (await proposeGoal(ctx, proposeInput.parse({ ...words(name), why: text(name), junior: own }))).id
  }
  const withdrawn = await propose(junior, 'proposal-withdrawn')
  await withdrawText(junior, { id: withdrawn, version: 1 }, proposalToWithdraw)
  const answered = await propose(junior, 'proposal-answered')
  await answerProposal(
    formerMentor,
    answerProposalInput.parse({
      formId: newId(),
      proposalId: answered,
      version: '1',
      decision: 'decline',
      answer: text('answer-former'),
    }),
  )
  return {
    own: own.id,
    open: await propose(junior, 'proposal-open'),
    withdrawn,
    answered,
    ofOther: await propose(otherJunior, 'proposal-of-other'),
    place,
  }
}
