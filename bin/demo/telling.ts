import { listAssignableJuniors } from '#lib/assignments/reads.ts'
import type { DueChoice } from '#lib/assignments/rules.ts'
import { assignMilestones } from '#lib/assignments/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { listGoalsByJunior } from '#lib/goals/lists/reads.ts'
import { getRoadmap, listRoadmaps, type Roadmap } from '#lib/roadmaps/reads.ts'
import { timeWithin } from './calendar.ts'
import type { Stage } from './people-steps.ts'
import type { Story } from './story.ts'

export type Milestone = Roadmap['stages'][number]['milestones'][number]

/** A story while it's told. `goals` are ids by the milestone's key, `ticked` criteria by the goal's id. */
export type Telling = {
  stage: Stage
  story: Story
  milestones: Map<string, Milestone>
  goals: Map<string, string>
  ticked: Map<string, string[]>
}

/** What someone does at a moment. */
export type Act = { at: Ctx; run: (ctx: Ctx) => Promise<unknown> }

export async function beginTelling(stage: Stage, story: Story, roadmap: Roadmap): Promise<Telling> {
  const milestones = roadmap.stages.flatMap((each) => each.milestones)
  return {
    stage,
    story,
    milestones: new Map(milestones.map((milestone) => [milestone.key, milestone])),
    goals: new Map(),
    ticked: new Map(),
  }
}

export async function demoRoadmap(ctx: Ctx): Promise<Roadmap> {
  const [summary] = await listRoadmaps(ctx)
  if (!summary) throw new Error('The demo needs a roadmap.')
  return getRoadmap(ctx, summary.id)
}

export function goalOf({ goals, story }: Telling, key: string): string {
  const id = goals.get(key)
  if (!id) throw new Error(`${story.junior} has no goal ${key}.`)
  return id
}

export function milestoneOf({ milestones }: Telling, key: string): Milestone {
  const milestone = milestones.get(key)
  if (!milestone) throw new Error(`The roadmap has no milestone ${key}.`)
  return milestone
}

export function assignActs(telling: Telling, roadmap: Roadmap): Act[] {
  const { stage, story, goals } = telling
  return story.assign.map(({ ago, stage: stageKey, milestones, due, apart }, index) => ({
    at: stage.as(story.mentor, ago, timeWithin(9, index)),
    run: async (ctx: Ctx) => {
      const juniorId = stage.personId(story.junior)
      const membership = (await listAssignableJuniors(ctx)).find(({ personId }) => personId === juniorId)
      if (!membership) throw new Error(`${story.junior} can’t be assigned to.`)
      const inStage = roadmap.stages.find(({ key }) => key === stageKey)?.milestones ?? []
      const assign = (chosen: Milestone[], days: string[]) =>
        assignMilestones(ctx, {
          formId: newId(),
          roadmapId: roadmap.roadmapId,
          milestones: chosen.map(({ id }) => id),
          juniors: [membership.id],
          choice: dueChoice(days),
          meant: days,
        })
      await assign(
        [
          ...inStage.filter(({ key }) => !(key in apart)),
          ...milestones.map((key) => milestoneOf(telling, key)),
        ],
        [due ?? []].flat().map((each) => stage.day(each)),
      )
      for (const [key, day] of Object.entries(apart))
        await assign([milestoneOf(telling, key)], [stage.day(day)])
      for (const goal of await listGoalsByJunior(ctx, juniorId)) goals.set(goal.milestoneKey, goal.id)
    },
  }))
}

function dueChoice([first, last]: string[]): DueChoice {
  if (first === undefined) return { due: 'none' }
  return last === undefined
    ? { due: 'same', dueOn: first }
    : { due: 'spread', firstDue: first, lastDue: last }
}
