import { assignFromRoadmap } from './goals-steps.ts'
import { setTheStage } from './people-steps.ts'

/** Fills an empty, open database with the demo team, through the same verbs that the pages use, dated up to `today`. */
export async function fillDemo(today: string): Promise<void> {
  const stage = await setTheStage(today)
  await assignFromRoadmap(stage)
}
