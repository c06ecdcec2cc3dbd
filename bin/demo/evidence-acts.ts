import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { editEvidence } from '#lib/goals/evidence/editing/writes.ts'
import { submitEvidence } from '#lib/goals/evidence/writes.ts'
import { getGoalInBrief } from '#lib/goals/reads.ts'
import { approve, requestChanges } from '#lib/goals/verdicts/writes.ts'
import type { GoalAct } from './story.ts'
import { goalOf, milestoneOf, type Telling } from './telling.ts'

/** The latest version of each goal. */
const latest = new WeakMap<Telling, Map<string, { id: string; act: GoalAct }>>()

function latestOf(telling: Telling) {
  const known = latest.get(telling) ?? new Map<string, { id: string; act: GoalAct }>()
  latest.set(telling, known)
  return known
}

export async function sendEvidence(telling: Telling, key: string, act: GoalAct, ctx: Ctx): Promise<void> {
  const goalId = goalOf(telling, key)
  const criteria = milestoneOf(telling, key).criteria.map((criterion) => criterion.id)
  const { id } = await submitEvidence(ctx, {
    goalId,
    formId: newId(),
    criteria: act.tick ? criteria.filter((_, index) => act.tick?.includes(index + 1)) : criteria,
    shown: telling.ticked.get(goalId) ?? [],
    ...written(act, act.evidence ?? ''),
  })
  telling.ticked.set(goalId, criteria)
  latestOf(telling).set(key, { id, act })
}

const written = (act: GoalAct, note: string) => ({
  note,
  links: act.links.map(([url, title]) => ({ url, title })),
  outcome: act.outcome,
  repositoryUrl: act.repository ?? null,
})

export async function mendEvidence(
  telling: Telling,
  key: string,
  [before, after]: [string, string],
  ctx: Ctx,
): Promise<void> {
  const sent = latestOf(telling).get(key)
  if (!sent) throw new Error(`${telling.story.junior} has sent nothing for ${key}.`)
  const form = { formId: newId(), evidenceId: sent.id, version: 1 }
  const note = (sent.act.evidence ?? '').replace(before, after)
  await editEvidence(ctx, { ...form, ...written(sent.act, note) })
}

/** Approves, or asks for changes: of the latest version, or without evidence of the goal itself. */
export async function answer(telling: Telling, key: string, act: GoalAct, ctx: Ctx): Promise<void> {
  const goalId = goalOf(telling, key)
  const { criteria, kind } = milestoneOf(telling, key)
  const evidenceId = latestOf(telling).get(key)?.id ?? null
  const verdict = {
    goalId,
    formId: newId(),
    version: (await getGoalInBrief(ctx, goalId)).version,
    evidenceId,
    visibility: act.to === 'circle' ? ('circle' as const) : ('pair' as const),
    readerId: null,
    note: act.note,
  }
  const remark = (index: number) => act.missing[String(index + 1)] ?? null
  if (act.changes !== undefined)
    await requestChanges(ctx, {
      ...verdict,
      feedback: act.changes,
      criteria: criteria.map(({ id }, index) => ({
        id,
        met: remark(index) === null,
        remark: remark(index),
      })),
    })
  else
    await approve(ctx, {
      ...verdict,
      feedback: act.approve ?? '',
      rubricStep: kind === 'behaviour' ? (act.step ?? 2) : null,
      criteria: evidenceId ? criteria.map(({ id }, index) => ({ id, met: true, remark: remark(index) })) : [],
      allMet: !evidenceId,
    })
}
