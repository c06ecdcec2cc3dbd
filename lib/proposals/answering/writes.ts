import { eq } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { goalProposals } from '#db/schema/proposals.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused, Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { calledName } from '#lib/core/names.ts'
import { insertGoals } from '#lib/goals/creating/writes.ts'
import { findStage, stageBeside } from '#lib/goals/own/scope.ts'
import { insertOwnGoals } from '#lib/goals/own/writes.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { once } from '#lib/record/forms/writes.ts'
import { versionsOf } from '#lib/roadmaps/people/scope.ts'
import type { AnswerProposal } from '../input.ts'
import { assertNoGoal, assertNotRetired, findMilestone } from '../milestones/scope.ts'
import { closedSentence, wordsOf } from '../rules.ts'
import { proposalInScope, type ScopedProposal } from '../scope.ts'
import { askAboutDue, indexProposal } from '../writes.ts'

/**
 * For a mentor, or a lead if there's none. Agreeing creates a planned goal, whose id is returned; what the junior wrote
 * stays in the proposal. Throws NotFound, Refused, FieldRefused, Asked, and Stale with the words as they are now.
 */
export async function answerProposal(
  ctx: Ctx,
  input: AnswerProposal,
): Promise<{ id: string; goalId: string | null }> {
  return transaction(async (tx) => {
    const form = { formId: input.formId, verb: 'answerProposal' }
    const { id } = await once(ctx, tx, form, input, async () => {
      const proposal = await proposalInScope(ctx, tx, input.proposalId)
      assertYours(ctx, proposal)
      if (proposal.version !== input.version) throw new Stale(proposal.version, wordsNow(proposal))
      const goalId = input.decision === 'decline' ? null : await agree(ctx, tx, proposal, input)
      const answer = input.answer || null
      await tx
        .update(goalProposals)
        .set({
          state: goalId ? 'agreed' : 'declined',
          answer,
          answeredById: ctx.viewer.id,
          answeredAt: ctx.now,
          goalId,
          version: proposal.version + 1,
        })
        .where(eq(goalProposals.id, proposal.id))
      await indexProposal(tx, { ...proposal, answer })
      const event = goalId ? 'proposal.agreed' : 'proposal.declined'
      await recordAudit(ctx, tx, { event, subjectId: proposal.id, teamId: proposal.teamId })
      return { id: proposal.id }
    })
    const [answered] = await tx
      .select({ goalId: goalProposals.goalId })
      .from(goalProposals)
      .where(eq(goalProposals.id, id))
    return { id, goalId: answered?.goalId ?? null }
  })
}

/** What the form shows beside what was typed. The reason is the goal's description there. */
function wordsNow(proposal: ScopedProposal): Record<string, string> {
  const { why, ...words } = wordsOf(proposal)
  return { ...words, description: why }
}

function assertYours(ctx: Ctx, proposal: ScopedProposal): void {
  const name = calledName(ctx.viewer, { id: proposal.juniorId, name: proposal.juniorName })
  const closed = closedSentence(proposal.state, name)
  if (closed) throw new Refused(closed)
  if (proposal.isOwn) throw new Refused('Your mentor or a lead answers this.')
  if (!proposal.isHere) throw new Refused(`${name} has left the team, so this stays as it is.`)
  if (!proposal.waits) throw new Refused(`${name} has a mentor here, who will answer this.`)
}

async function agree(
  ctx: Ctx,
  tx: Transaction,
  proposal: ScopedProposal,
  input: AnswerProposal,
): Promise<string> {
  const { juniorId, teamId } = proposal
  const isChanged = input.decision === 'change'
  const dueOn = isChanged ? input.dueOn : proposal.dueOn
  // Proposed and agreed as it is, also if the day has come closer since.
  if (isChanged) askAboutDue(ctx, input, proposal.juniorZones)
  const id = newId()
  if (proposal.roadmapId && proposal.milestoneKey) {
    const asked = { roadmapId: proposal.roadmapId, milestoneKey: proposal.milestoneKey }
    await assertNoGoal(tx, proposal, asked, `${proposal.juniorName} already has`)
    const milestone = await findMilestone(ctx, tx, proposal, asked)
    assertNotRetired(milestone)
    await versionsOf(ctx, tx, asked.roadmapId, [proposal])
    await insertGoals(ctx, tx, [{ id, juniorId, teamId, roadmapId: asked.roadmapId, milestone, dueOn }])
    return id
  }
  const proposed = {
    kind: proposal.kind ?? 'skill',
    title: proposal.shownTitle,
    description: proposal.why,
    outcome: proposal.outcome,
    criteria: proposal.criteria,
  }
  const beside =
    proposal.roadmapId && proposal.stageKey
      ? { roadmapId: proposal.roadmapId, stageKey: proposal.stageKey }
      : null
  const { title, description, outcome, criteria, kind = proposed.kind } = input
  // The form asks for both; a request may have left out the kind, by which the form is known.
  if (isChanged && !title) throw new FieldRefused('title', 'Please write a title.')
  if (isChanged && criteria.length === 0)
    throw new FieldRefused('criteria', 'Please write at least one criterion: how one sees that it’s done.')
  const words = isChanged ? { kind, title, description, outcome: outcome || null, criteria } : proposed
  const stage = isChanged
    ? await stageBeside(tx, proposal, input.stage)
    : await findStage(tx, proposal, beside)
  await insertOwnGoals(ctx, tx, [{ id, juniorId, teamId, ...words, dueOn, beside: stage }])
  return id
}
