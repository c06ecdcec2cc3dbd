import { widenText } from '#lib/audience/widening/writes.ts'
import { putBackText, withdrawText } from '#lib/audience/withdrawing/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { addComment, commentToWiden, commentToWithdraw, editComment } from '#lib/goals/comments/writes.ts'
import { editEvidence, evidenceToWithdraw } from '#lib/goals/evidence/editing/writes.ts'
import { submitEvidence, tickCriteria } from '#lib/goals/evidence/writes.ts'
import * as goalInput from '#lib/goals/input.ts'
import {
  editHabitEntry,
  editObservation,
  entryToWithdraw,
  observationToWithdraw,
} from '#lib/goals/practice/editing/writes.ts'
import { addObservation, logHabitEntry } from '#lib/goals/practice/writes.ts'
import { approve, requestChanges } from '#lib/goals/verdicts/writes.ts'
import * as steps from '#lib/goals/writes.ts'
import { dayFrom } from '#tests/support/context.ts'
import { approvalOf, stepForm } from '#tests/support/world/goals.ts'
import type { World } from '#tests/support/world/world.ts'
import type { Written } from './texts.ts'

export type Verbs = Record<string, (ctx: Ctx) => Promise<unknown>>

/** Those of `lib/goals`, for `everyVerb()`. */
export function goalVerbs(world: World, of: Written): Verbs {
  const { junior, roadmap } = world
  const today = dayFrom(junior.now, 0)
  const wider = { version: '1', visibility: 'circle' as const, confirmed: 'yes', circle: of.circle }
  const form = (goalId: string) => ({ goalId, formId: newId() })
  const reasoned = async (goalId: string) => ({ ...(await stepForm(goalId)), reason: 'Because' })
  const verdict = async () => ({
    ...(await stepForm(of.waitingGoal)),
    evidenceId: of.evidence,
    feedback: 'Words',
    visibility: 'circle' as const,
  })
  return {
    addComment: (ctx) =>
      addComment(
        ctx,
        goalInput.commentInput.parse({ ...form(of.goal), body: 'x', visibility: 'circle', readerId: '' }),
      ),
    editComment: (ctx) =>
      editComment(ctx, {
        ...form(of.goal),
        commentId: of.comments[ctx.viewer.id] ?? newId(),
        version: 1,
        body: 'New',
      }),
    commentToWiden: (ctx) =>
      widenText(
        ctx,
        goalInput.widenCommentInput.parse({
          goalId: of.goal,
          commentId: of.privateComments[ctx.viewer.id] ?? newId(),
          ...wider,
        }),
        commentToWiden,
      ),
    commentToWithdraw: (ctx) =>
      withdrawText(ctx, { id: of.comments[ctx.viewer.id] ?? newId(), version: 1 }, commentToWithdraw),
    'commentToWithdraw, put back': (ctx) =>
      putBackText(ctx, { id: of.withdrawnComments[ctx.viewer.id] ?? newId(), version: 2 }, commentToWithdraw),
    tickCriteria: (ctx) =>
      tickCriteria(ctx, {
        goalId: of.goal,
        criteria: roadmap.milestones.second.criterionIds.slice(0, 1),
        shown: [],
      }),
    submitEvidence: (ctx) =>
      submitEvidence(ctx, goalInput.evidenceInput.parse({ ...form(of.goal), note: 'Here' })),
    addObservation: (ctx) =>
      addObservation(
        ctx,
        goalInput.observationInput.parse({ ...form(of.behaviour), observedOn: today, body: 'Seen' }),
      ),
    logHabitEntry: (ctx) =>
      logHabitEntry(
        ctx,
        goalInput.habitEntryInput.parse({ ...form(of.habit), doneOn: today, url: '', body: 'Read' }),
      ),
    editObservation: (ctx) =>
      editObservation(ctx, {
        formId: newId(),
        observationId: of.observations[ctx.viewer.id] ?? newId(),
        version: 1,
        observedOn: today,
        body: 'New',
      }),
    observationToWithdraw: (ctx) =>
      withdrawText(ctx, { id: of.observations[ctx.viewer.id] ?? newId(), version: 1 }, observationToWithdraw),
    editHabitEntry: (ctx) =>
      editHabitEntry(ctx, {
        formId: newId(),
        entryId: of.entry,
        version: 1,
        doneOn: today,
        url: null,
        body: 'New',
      }),
    entryToWithdraw: (ctx) => withdrawText(ctx, { id: of.entry, version: 1 }, entryToWithdraw),
    editEvidence: (ctx) =>
      editEvidence(
        ctx,
        goalInput.editEvidenceInput.parse({
          ...form(of.waitingGoal),
          evidenceId: of.evidence,
          version: '1',
          note: 'New',
        }),
      ),
    evidenceToWithdraw: (ctx) => withdrawText(ctx, { id: of.evidence, version: 1 }, evidenceToWithdraw),
    approve: async (ctx) => approve(ctx, await approvalOf(world, of.waitingGoal, await verdict())),
    requestChanges: async (ctx) => requestChanges(ctx, goalInput.requestChangesInput.parse(await verdict())),
    startGoal: async (ctx) => steps.startGoal(ctx, await stepForm(of.plannedGoal)),
    askForApproval: async (ctx) => steps.askForApproval(ctx, await stepForm(of.behaviour)),
    withdrawEvidence: async (ctx) => steps.withdrawEvidence(ctx, await stepForm(of.waitingGoal)),
    blockGoal: async (ctx) => steps.blockGoal(ctx, await reasoned(of.goal)),
    unblockGoal: async (ctx) => steps.unblockGoal(ctx, await stepForm(of.blockedGoal)),
    dropGoal: async (ctx) => steps.dropGoal(ctx, await reasoned(of.goal)),
    takeUpGoal: async (ctx) => steps.takeUpGoal(ctx, await stepForm(of.droppedGoal)),
    reopenGoal: async (ctx) => steps.reopenGoal(ctx, await reasoned(of.achievedGoal)),
    moveDueDate: async (ctx) =>
      steps.moveDueDate(
        ctx,
        goalInput.moveDueInput.parse({ ...(await reasoned(of.plannedGoal)), dueOn: '' }),
      ),
  }
}
