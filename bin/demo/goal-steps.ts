import { listAssignableJuniors } from '#lib/assignments/reads.ts'
import { assignMilestones } from '#lib/assignments/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { tickCriteria } from '#lib/goals/evidence/writes.ts'
import { listGoalsByJunior } from '#lib/goals/lists/reads.ts'
import { blockGoal, dropGoal } from '#lib/goals/writes.ts'
import { getRoadmap, listRoadmaps, type Roadmap } from '#lib/roadmaps/reads.ts'
import { reasons } from './goal-texts.ts'
import { beginning, type Stage } from './people-steps.ts'
import type { Story } from './stories.ts'

type Milestone = Roadmap['stages'][number]['milestones'][number]

import {
  approveIt,
  askForChanges,
  converse,
  goalOf,
  keepHabit,
  moveDue,
  observe,
  start,
  submit,
  type Telling,
  versionOf,
} from './goal-acts.ts'
export async function demoRoadmap(ctx: Ctx): Promise<Roadmap> {
  const [summary] = await listRoadmaps(ctx)
  if (!summary) throw new Error('The demo needs a roadmap.')
  return getRoadmap(ctx, summary.id)
}

export async function tellGoals(
  stage: Stage,
  story: Story,
  roadmap: Roadmap,
  turn: () => number,
): Promise<void> {
  const telling: Telling = { stage, story, turn, goals: new Map() }
  const inOrder = roadmap.stages.flatMap(({ milestones }) => milestones)
  const later = story.next.length
  const habit = story.habit && inOrder.find(({ kind }) => kind === 'habit')
  const behaviour =
    story.behaviour && inOrder.slice(story.achieved + later).find(({ kind }) => kind === 'behaviour')
  const whole = stagesUpTo(roadmap, story.achieved + later)
  await assign(telling, roadmap, [...whole, ...(habit ? [habit] : []), ...(behaviour ? [behaviour] : [])])
  const pace = (beginning - 20) / Math.max(1, story.achieved + 1)
  for (const [index, milestone] of inOrder.slice(0, story.achieved).entries())
    await achieve(telling, milestone, Math.max(8, Math.round(beginning - 15 - pace * (index + 1))), index)
  for (const [index, next] of story.next.entries())
    await standAt(telling, inOrder[story.achieved + index] as Milestone, next)
  if (habit) await keepHabit(telling, habit, story.habit ?? [])
  if (behaviour) await observe(telling, behaviour, story.behaviour ?? [])
}

// Whole stages are assigned at once: the finished ones and the current one.
function stagesUpTo(roadmap: Roadmap, needed: number): Milestone[] {
  const milestones: Milestone[] = []
  for (const stage of roadmap.stages) {
    if (milestones.length >= needed) break
    milestones.push(...stage.milestones)
  }
  return milestones
}

async function assign(
  { stage, story, goals }: Telling,
  roadmap: Roadmap,
  milestones: Milestone[],
): Promise<void> {
  const ctx = stage.as(story.mentor, beginning - 2)
  const juniorId = stage.personId(story.junior)
  const membership = (await listAssignableJuniors(ctx)).find(({ personId }) => personId === juniorId)
  if (!membership) throw new Error(`${story.junior} can't be assigned to.`)
  const range = dueRange(stage, story.achieved + 1, milestones.length)
  await assignMilestones(ctx, {
    formId: newId(),
    roadmapId: roadmap.roadmapId,
    milestones: [...new Set(milestones.map(({ id }) => id))],
    juniors: [membership.id],
    choice: { due: 'spread', ...range },
    // The last ones may be due more than a year after they were assigned.
    meant: [range.firstDue, range.lastDue],
  })
  for (const goal of await listGoalsByJunior(ctx, juniorId)) goals.set(goal.milestoneKey, goal.id)
}

// What follows the achieved goals is due soon, and the rest later.
function dueRange(stage: Stage, next: number, count: number): { firstDue: string; lastDue: string } {
  const gap = Math.min(30, (beginning - 15) / next)
  const first = Math.round(gap * next - 5)
  return { firstDue: stage.day(first), lastDue: stage.day(first - Math.round(gap * (count - 1))) }
}

async function achieve(telling: Telling, milestone: Milestone, days: number, index: number): Promise<void> {
  const goalId = goalOf(telling, milestone)
  await start(telling, goalId, days + 12)
  if (milestone.kind === 'behaviour') {
    await observe(telling, milestone, [days + 9, days + 4])
    return approveIt(telling, milestone, null, days)
  }
  const first = await submit(telling, milestone, days + 4)
  if (index % 3 !== 1) return approveIt(telling, milestone, first, days)
  await askForChanges(telling, milestone, first, days + 3)
  await converse(telling, goalId, days + 2)
  await approveIt(telling, milestone, await submit(telling, milestone, days + 1), days)
}

async function standAt(telling: Telling, milestone: Milestone, next: Story['next'][number]): Promise<void> {
  const { stage, story } = telling
  const goalId = goalOf(telling, milestone)
  if (next.is === 'planned') return
  const begun = 'days' in next ? next.days + 14 : 18
  await start(telling, goalId, begun)
  if (next.is === 'waiting') await submit(telling, milestone, next.days)
  if (next.is === 'changes') {
    await askForChanges(telling, milestone, await submit(telling, milestone, next.days + 2), next.days)
    await converse(telling, goalId, Math.max(1, next.days - 1))
  }
  if (next.is === 'dropped')
    await dropGoal(stage.as(story.mentor, 9), {
      goalId,
      formId: newId(),
      version: await versionOf(telling, goalId),
      reason: reasons.dropped,
    })
  if (next.is === 'blocked')
    await blockGoal(stage.as(story.junior, next.days), {
      goalId,
      formId: newId(),
      version: await versionOf(telling, goalId),
      reason: reasons[next.why ?? 'blocked'],
    })
  if (next.is === 'in progress' || next.is === 'overdue' || next.is === 'blocked') {
    const dueOn = stage.day(
      next.is === 'overdue' ? next.days : next.is === 'blocked' ? -12 : -(next.due ?? 14),
    )
    await moveDue(telling, goalId, begun - 2, dueOn)
    const ticked = milestone.criteria.slice(0, 1).map(({ id }) => id)
    if (next.is !== 'blocked')
      await tickCriteria(stage.as(story.junior, begun - 3), { goalId, criteria: ticked, shown: [] })
  }
}
