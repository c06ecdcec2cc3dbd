import { beginDraft } from './draft-steps.ts'
import { demoRoadmap, tellGoals } from './goal-steps.ts'
import { mendComments } from './mending-steps.ts'
import { setTheStage } from './people-steps.ts'
import { tellReviews } from './review-steps.ts'
import { tellSessions } from './session-steps.ts'
import { stories } from './stories.ts'

/** Takes an empty, open database. Uses the same verbs as the pages, dated up to `today`. */
export async function fillDemo(today: string): Promise<void> {
  const stage = await setTheStage(today)
  const roadmap = await demoRoadmap(stage.as('lead', 0))
  let told = 0
  const turn = () => told++
  for (const story of stories) {
    await tellGoals(stage, story, roadmap, turn)
    await tellSessions(stage, story, turn)
    await tellReviews(stage, story, turn)
  }
  await beginDraft(stage)
  await mendComments(stage)
}
