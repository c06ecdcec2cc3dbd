import { newId } from '#lib/core/ids.ts'
import { addComment } from '#lib/goals/comments/writes.ts'
import { submitEvidence } from '#lib/goals/evidence/writes.ts'
import { addObservation, logHabitEntry } from '#lib/goals/practice/writes.ts'
import { getGoalInBrief } from '#lib/goals/reads.ts'
import { approve, requestChanges } from '#lib/goals/verdicts/writes.ts'
import { moveDueDate, startGoal } from '#lib/goals/writes.ts'
import type { Roadmap } from '#lib/roadmaps/reads.ts'
import {
  approvalTexts,
  changeTexts,
  conversations,
  evidenceTexts,
  habitTexts,
  observationTexts,
  privateNotes,
  reasons,
} from './goal-texts.ts'
import type { Stage } from './people-steps.ts'
import type { Story } from './stories.ts'

type Milestone = Roadmap['stages'][number]['milestones'][number]

/** `turn` counts up over the whole demo, so the texts rotate. */
export type Telling = { stage: Stage; story: Story; turn: () => number; goals: Map<string, string> }

const pick = <T>(list: readonly T[], turn: number): T => list[turn % list.length] as T

export const goalOf = ({ goals, story }: Telling, milestone: Milestone): string => {
  const id = goals.get(milestone.key)
  if (!id) throw new Error(`${story.junior} has no goal ${milestone.key}.`)
  return id
}

export async function start(telling: Telling, goalId: string, days: number): Promise<void> {
  const { stage, story } = telling
  const version = await versionOf(telling, goalId)
  await startGoal(stage.as(story.junior, days, 8), { goalId, formId: newId(), version })
}

/** Returns the version's id. */
export async function submit(telling: Telling, milestone: Milestone, days: number): Promise<string> {
  const { stage, story, turn } = telling
  const goalId = goalOf(telling, milestone)
  const ctx = stage.as(story.junior, days, 15)
  const { note, links } = pick(evidenceTexts, turn())
  const { id } = await submitEvidence(ctx, {
    goalId,
    formId: newId(),
    criteria: milestone.criteria.map((criterion) => criterion.id),
    shown: [],
    note,
    links: links.map(([url, title]) => ({ url, title })),
    outcome:
      milestone.kind === 'project'
        ? 'It runs for the whole team, and two people other than me have changed it since.'
        : '',
    repositoryUrl: milestone.kind === 'project' ? 'https://github.com/larkfield/notifier' : null,
  })
  return id
}

const verdict = async (telling: Telling, goalId: string, evidenceId: string | null) => ({
  goalId,
  formId: newId(),
  version: await versionOf(telling, goalId),
  evidenceId,
  visibility: 'pair' as const,
  readerId: null,
})

export async function askForChanges(
  telling: Telling,
  milestone: Milestone,
  evidenceId: string,
  days: number,
): Promise<void> {
  const { stage, story, turn } = telling
  const count = turn()
  await requestChanges(stage.as(story.mentor, days, 9), {
    ...(await verdict(telling, goalOf(telling, milestone), evidenceId)),
    feedback: pick(changeTexts, count),
    note: '',
    criteria: milestone.criteria.map(({ id }, index) => ({
      id,
      met: index > 0,
      remark: index > 0 ? null : 'Shown for one case. One more, please.',
    })),
  })
}

/** Approves a version of evidence, or without `evidenceId` the goal itself. */
export async function approveIt(
  telling: Telling,
  milestone: Milestone,
  evidenceId: string | null,
  days: number,
): Promise<void> {
  const { stage, story, turn } = telling
  const count = turn()
  await approve(stage.as(story.mentor, days, 10), {
    ...(await verdict(telling, goalOf(telling, milestone), evidenceId)),
    feedback: pick(approvalTexts, count),
    note: count % 4 === 0 ? pick(privateNotes, count) : '',
    rubricStep: milestone.kind === 'behaviour' ? 3 : null,
    criteria: evidenceId ? milestone.criteria.map(({ id }) => ({ id, met: true, remark: null })) : [],
    allMet: !evidenceId,
  })
}

export async function converse({ stage, story, turn }: Telling, goalId: string, days: number): Promise<void> {
  const [question, answer] = pick(conversations, turn())
  const say = (key: string, hour: number, body: string, readerId: string) =>
    addComment(stage.as(key, days, hour), { goalId, formId: newId(), body, visibility: 'pair', readerId })
  await say(story.junior, 13, question, stage.personId(story.mentor))
  await say(story.mentor, 15, answer, stage.personId(story.junior))
}

export async function moveDue(
  { stage, story }: Telling,
  goalId: string,
  days: number,
  dueOn: string,
): Promise<void> {
  const { version, dueOn: before } = await getGoalInBrief(stage.as(story.mentor, 0), goalId)
  if (before === dueOn) return
  await moveDueDate(stage.as(story.mentor, days, 9), {
    goalId,
    formId: newId(),
    version,
    dueOn,
    reason: reasons.moved,
  })
}

export async function versionOf({ stage, story }: Telling, goalId: string): Promise<number> {
  return (await getGoalInBrief(stage.as(story.mentor, 0), goalId)).version
}

export async function keepHabit(telling: Telling, milestone: Milestone, entries: number[]): Promise<void> {
  const { stage, story, turn } = telling
  const goalId = goalOf(telling, milestone)
  await start(telling, goalId, Math.max(...entries) + 1)
  for (const days of entries) {
    const [url, body] = pick(habitTexts, turn())
    await logHabitEntry(stage.as(story.junior, days, 17), {
      goalId,
      formId: newId(),
      doneOn: stage.day(days + 1),
      url,
      body,
    })
  }
}

export async function observe(telling: Telling, milestone: Milestone, seen: number[]): Promise<void> {
  const { stage, story, turn } = telling
  const goalId = goalOf(telling, milestone)
  if (story.behaviour?.some((days) => seen.includes(days)))
    await start(telling, goalId, Math.max(...seen) + 3)
  for (const days of seen) {
    const count = turn()
    const body = pick(observationTexts, count)
    const ctx = stage.as(count % 2 === 0 ? story.mentor : story.junior, days, 16)
    await addObservation(ctx, { goalId, formId: newId(), observedOn: stage.day(days + 1), body })
  }
}
