import { giveGoalInput } from '#lib/assignments/own-goals/input.ts'
import { giveGoal } from '#lib/assignments/own-goals/writes.ts'
import { withdrawText } from '#lib/audience/withdrawing/writes.ts'
import { newId } from '#lib/core/ids.ts'
import { answerProposal } from '#lib/proposals/answering/writes.ts'
import * as proposalInput from '#lib/proposals/input.ts'
import * as proposing from '#lib/proposals/writes.ts'
import { goalWords } from '#tests/support/world/proposals.ts'
import type { World } from '#tests/support/world/world.ts'
import type { Verbs } from './goal-verbs.ts'
import type { Written } from './texts.ts'

/** Those of `lib/proposals`, and of goals beyond the roadmap, for `everyVerb()`. */
export function proposalVerbs({ roadmap }: World, { proposals, juniorMembership }: Written): Verbs {
  const form = () => ({ ...goalWords, formId: newId(), junior: juniorMembership })
  const edited = (proposalId: string) => ({ ...goalWords, formId: newId(), proposalId, version: '1' })
  return {
    giveGoal: (ctx) => giveGoal(ctx, giveGoalInput.parse(form())),
    proposeGoal: (ctx) => proposing.proposeGoal(ctx, proposalInput.proposeInput.parse(form())),
    proposeMilestone: (ctx) =>
      proposing.proposeMilestone(
        ctx,
        proposalInput.proposeMilestoneInput.parse({
          ...form(),
          roadmapId: roadmap.roadmapId,
          milestoneKey: roadmap.milestones.third.key,
        }),
      ),
    editProposal: (ctx) =>
      proposing.editProposal(
        ctx,
        proposalInput.editProposalInput.parse({ ...edited(proposals.own), why: 'Other' }),
      ),
    editMilestoneProposal: (ctx) =>
      proposing.editMilestoneProposal(
        ctx,
        proposalInput.editMilestoneProposalInput.parse({ ...edited(proposals.ofMilestone), why: 'Other' }),
      ),
    proposalToWithdraw: (ctx) =>
      withdrawText(ctx, { id: proposals.own, version: 1 }, proposing.proposalToWithdraw),
    answerProposal: (ctx) =>
      answerProposal(
        ctx,
        proposalInput.answerProposalInput.parse({
          formId: newId(),
          proposalId: proposals.own,
          version: '1',
          decision: 'agree',
        }),
      ),
  }
}
