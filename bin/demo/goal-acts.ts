import { withdrawText } from '#lib/audience/withdrawing/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { addComment, commentToWithdraw, editComment } from '#lib/goals/comments/writes.ts'
import { tickCriteria } from '#lib/goals/evidence/writes.ts'
import { editHabitEntry, editObservation } from '#lib/goals/practice/editing/writes.ts'
import { addObservation, logHabitEntry } from '#lib/goals/practice/writes.ts'
import { getGoalInBrief } from '#lib/goals/reads.ts'
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
import { timeWithin } from './calendar.ts'
import { answer, mendEvidence, sendEvidence } from './evidence-acts.ts'
import type { GoalAct } from './story.ts'
import { type Act, goalOf, milestoneOf, type Telling } from './telling.ts'

const ofMentor = ['changes', 'approve', 'drop', 'take_up', 'reopen', 'due', 'observe'] as const

export function goalActs(telling: Telling): Act[] {
  const { stage, story } = telling
  return Object.entries(story.goals).flatMap(([key, acts]) =>
    acts.flatMap((act) => {
      const by = act.by ?? (ofMentor.some((verb) => act[verb] !== undefined) ? 'mentor' : 'junior')
      const time = act.at ?? timeWithin(by === 'mentor' ? 11 : 15, act.ago + key.length)
      return [
        { at: stage.as(story[by], act.ago, time), run: (ctx: Ctx) => perform(telling, key, act, by, ctx) },
      ]
    }),
  )
}

async function perform(telling: Telling, key: string, act: GoalAct, by: 'junior' | 'mentor', ctx: Ctx) {
  const { stage } = telling
  const goalId = goalOf(telling, key)
  const step = async () => {
    const { version } = await getGoalInBrief(ctx, goalId)
    return { goalId, formId: newId(), version }
  }
  if (act.start) await startGoal(ctx, await step())
  if (act.tick) await tick(telling, key, act.tick, ctx)
  if (act.evidence !== undefined) await sendEvidence(telling, key, act, ctx)
  if (act.mend) await mendEvidence(telling, key, act.mend, stage.later(ctx, 40))
  if (act.ask) await askForApproval(ctx, await step())
  if (act.take_back) await withdrawEvidence(ctx, await step())
  if (act.changes !== undefined || act.approve !== undefined) await answer(telling, key, act, ctx)
  if (act.block) await blockGoal(ctx, { ...(await step()), reason: act.block })
  if (act.unblock) await unblockGoal(ctx, await step())
  if (act.drop) await dropGoal(ctx, { ...(await step()), reason: act.drop })
  if (act.take_up) await takeUpGoal(ctx, await step())
  if (act.reopen) await reopenGoal(ctx, { ...(await step()), reason: act.reopen })
  if (act.due) {
    const [ago, reason] = act.due
    await moveDueDate(ctx, { ...(await step()), dueOn: stage.day(ago), reason })
  }
  const on = stage.day(act.on ?? act.ago)
  if (act.observe) await observe(telling, goalId, act, ctx)
  if (act.entry) {
    const words = { doneOn: on, url: act.url ?? null }
    const { id } = await logHabitEntry(ctx, { goalId, formId: newId(), ...words, body: act.entry })
    if (act.edited) {
      const edit = { formId: newId(), entryId: id, version: 1, ...words, body: act.edited }
      await editHabitEntry(stage.later(ctx, 30), edit)
    }
  }
  if (act.say !== undefined) await comment(telling, goalId, act, by, ctx)
}

async function tick(telling: Telling, key: string, numbers: number[], ctx: Ctx) {
  const goalId = goalOf(telling, key)
  const { criteria } = milestoneOf(telling, key)
  const shown = telling.ticked.get(goalId) ?? []
  const ticked = criteria.filter((_, index) => numbers.includes(index + 1)).map(({ id }) => id)
  const all = [...new Set([...shown, ...ticked])]
  await tickCriteria(ctx, { goalId, criteria: all, shown })
  telling.ticked.set(goalId, all)
}

async function observe({ stage }: Telling, goalId: string, act: GoalAct, ctx: Ctx) {
  const observedOn = stage.day(act.on ?? act.ago)
  const { id } = await addObservation(ctx, { goalId, formId: newId(), observedOn, body: act.observe ?? '' })
  if (!act.edited) return
  const edit = { formId: newId(), observationId: id, version: 1, observedOn, body: act.edited }
  await editObservation(stage.later(ctx, 30), edit)
}

async function comment(telling: Telling, goalId: string, act: GoalAct, by: 'junior' | 'mentor', ctx: Ctx) {
  const { stage, story } = telling
  const visibility = act.to ?? 'pair'
  const readerId =
    visibility === 'pair' ? stage.personId(by === 'junior' ? story.mentor : story.junior) : null
  const body = act.say ?? ''
  const { id } = await addComment(ctx, { goalId, formId: newId(), body, visibility, readerId })
  const later = stage.later(ctx, 60)
  if (act.edited)
    await editComment(later, { goalId, formId: newId(), commentId: id, version: 1, body: act.edited })
  if (act.withdrawn) await withdrawText(later, { id, version: 1 }, commentToWithdraw)
}
