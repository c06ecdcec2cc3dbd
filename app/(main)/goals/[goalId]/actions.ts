'use server'

import { formAction } from '#app/_server/form-action.ts'
import { pageAction } from '#app/_server/page-action.ts'
import { widenText } from '#lib/audience/widening/writes.ts'
import { addComment, commentToWiden, editComment } from '#lib/goals/comments/writes.ts'
import { submitEvidence, tickCriteria } from '#lib/goals/evidence/writes.ts'
import {
  commentInput,
  editCommentInput,
  habitEntryInput,
  moveDueInput,
  observationInput,
  reasonInput,
  stepInput,
  verdictInput,
  widenCommentInput,
  workInput,
} from '#lib/goals/input.ts'
import { addObservation, logHabitEntry } from '#lib/goals/practice/writes.ts'
import { approve, requestChanges } from '#lib/goals/verdicts/writes.ts'
import {
  askForApproval,
  blockGoal,
  dropGoal,
  moveDueDate,
  reopenGoal,
  startGoal,
  takeUpGoal,
  unblockGoal,
  withdrawEvidence,
} from '#lib/goals/writes.ts'

export const start = formAction(stepInput, async (ctx, input) => {
  await startGoal(ctx, input)
  return { to: `/goals/${input.goalId}`, notice: 'goal-started' }
})

export const askApproval = formAction(stepInput, async (ctx, input) => {
  await askForApproval(ctx, input)
  return { to: `/goals/${input.goalId}`, notice: 'approval-asked' }
})

export const withdraw = formAction(stepInput, async (ctx, input) => {
  await withdrawEvidence(ctx, input)
  return { to: `/goals/${input.goalId}`, notice: 'withdrawn' }
})

export const work = formAction(workInput, async (ctx, input) => {
  if (input.decision === 'tick') {
    const ticked = await tickCriteria(ctx, input)
    return { stays: { criteria: ticked, shown: ticked }, done: 'Ticks saved.' }
  }
  await submitEvidence(ctx, input)
  return { to: `/goals/${input.goalId}`, notice: 'submitted' }
})

export const answer = formAction(verdictInput, async (ctx, input) => {
  const to = `/goals/${input.goalId}`
  if (input.decision === 'request_changes') {
    await requestChanges(ctx, input)
    return { to, notice: 'changes-requested' }
  }
  await approve(ctx, input)
  return { to, notice: 'approved' }
})

export const comment = formAction(commentInput, async (ctx, input) => {
  await addComment(ctx, input)
  return { to: `/goals/${input.goalId}`, notice: 'sent', place: 'conversation' }
})

export const edit = formAction(editCommentInput, async (ctx, input) => {
  await editComment(ctx, input)
  return { to: `/goals/${input.goalId}#comment-${input.commentId}`, notice: 'saved' }
})

export const widen = formAction(widenCommentInput, async (ctx, input) => {
  await widenText(ctx, input, commentToWiden)
  return { to: `/goals/${input.goalId}#comment-${input.commentId}`, notice: 'widened' }
})

export const observe = formAction(observationInput, async (ctx, input) => {
  await addObservation(ctx, input)
  return { to: `/goals/${input.goalId}`, notice: 'noted', place: 'observations' }
})

export const logEntry = formAction(habitEntryInput, async (ctx, input) => {
  await logHabitEntry(ctx, input)
  return { to: `/goals/${input.goalId}`, notice: 'noted', place: 'entries' }
})

export const block = formAction(reasonInput, async (ctx, input) => {
  await blockGoal(ctx, input)
  return { to: `/goals/${input.goalId}`, notice: 'blocked' }
})

export const unblock = formAction(stepInput, async (ctx, input) => {
  await unblockGoal(ctx, input)
  return { to: `/goals/${input.goalId}`, notice: 'unblocked' }
})

export const drop = formAction(reasonInput, async (ctx, input) => {
  await dropGoal(ctx, input)
  return { to: `/goals/${input.goalId}`, notice: 'dropped' }
})

export const takeUp = formAction(stepInput, async (ctx, input) => {
  await takeUpGoal(ctx, input)
  return { to: `/goals/${input.goalId}`, notice: 'taken-up' }
})

export const moveDue = formAction(moveDueInput, async (ctx, input) => {
  await moveDueDate(ctx, input)
  return { to: `/goals/${input.goalId}`, notice: 'due-moved' }
})

export const reopen = formAction(reasonInput, async (ctx, input) => {
  await reopenGoal(ctx, input)
  return { to: `/goals/${input.goalId}`, notice: 'reopened' }
})

export const sendPage = pageAction({
  start,
  askApproval,
  withdraw,
  work,
  answer,
  comment,
  observe,
  logEntry,
  unblock,
  takeUp,
})
