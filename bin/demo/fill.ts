import { beginDraft } from './draft-steps.ts'
import { goalActs } from './goal-acts.ts'
import { jotThingsDown } from './jot-steps.ts'
import { confirmLevels } from './level-steps.ts'
import { sayHowUseful } from './opinion-steps.ts'
import { setTheStage } from './people-steps.ts'
import { keepAPlan } from './plan-steps.ts'
import { proposeGoals } from './proposal-steps.ts'
import { reviewActs } from './review-acts.ts'
import { sessionActs } from './session-acts.ts'
import { readStories } from './story.ts'
import { suggestChanges } from './suggestion-steps.ts'
import { endAPair, inviteNewcomers, subscribe } from './team-steps.ts'
import { type Act, assignActs, beginTelling, demoRoadmap } from './telling.ts'
import { keepTemplates } from './template-steps.ts'
import { keepTwoVersions } from './version-steps.ts'
import { noteWins } from './win-steps.ts'
import { writeRoadmaps } from './writing-steps.ts'

/** Takes an empty, open database. Uses the same verbs as the pages, dated up to `today`. */
export async function fillDemo(today: string): Promise<void> {
  const stage = await setTheStage(today)
  const roadmap = await demoRoadmap(stage.as('lead', 1, '10:00'))
  const acts: Act[] = [
    ...endAPair(stage),
    ...inviteNewcomers(stage),
    ...subscribe(stage),
    ...keepTwoVersions(stage),
    ...proposeGoals(stage),
    ...writeRoadmaps(stage),
    ...keepAPlan(stage, roadmap),
    ...keepTemplates(stage),
    ...confirmLevels(stage),
    ...suggestChanges(stage),
    ...noteWins(stage),
    ...jotThingsDown(stage),
    ...sayHowUseful(stage),
  ]
  for (const story of readStories()) {
    const telling = await beginTelling(stage, story, roadmap)
    acts.push(
      ...assignActs(telling, roadmap),
      ...goalActs(telling),
      ...sessionActs(telling),
      ...reviewActs(telling),
    )
  }
  // As it happened, so that lists in order of ids are in order of time.
  for (const { at, run } of acts.sort((a, b) => a.at.now.getTime() - b.at.now.getTime())) await run(at)
  await beginDraft(stage)
}
