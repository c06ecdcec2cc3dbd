import { expect, test } from 'vitest'
import { addComment } from '#lib/goals/comments/writes.ts'
import { commentInput } from '#lib/goals/input.ts'
import { askForApproval, withdrawEvidence } from '#lib/goals/writes.ts'
import { countTimeline } from '#lib/views/timeline/counts/reads.ts'
import { timelineInput } from '#lib/views/timeline/input.ts'
import { listTimeline } from '#lib/views/timeline/reads.ts'
import { at } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { makeGoal, makeStartedGoal, stepForm } from '#tests/support/world/goals.ts'
import { makeWorld } from '#tests/support/world/world.ts'

openTestDatabase()

test('asking for approval of what rests on no evidence is a step of its own', async () => {
  const world = await makeWorld()
  const { junior, mentor } = world
  const goal = await makeStartedGoal(world, 'behaviour')
  await askForApproval(at(junior, '2026-10-06T08:00:00Z'), await stepForm(goal))
  await withdrawEvidence(at(junior, '2026-10-07T08:00:00Z'), await stepForm(goal))
  const { items } = await listTimeline(mentor, junior.viewer.id, {})
  const steps = items.map((item) => (item.kind === 'step' ? item.step : item.kind))
  expect(steps).toEqual(['withdrawn', 'submitted', 'started', 'assigned'])
  const counts = await countTimeline(mentor, junior.viewer.id, {})
  expect(counts).toMatchObject({ all: 4, goals: 4, evidence: 0 })
})

test.each(['Übung', 'übung', 'für Ärzte', 'FÜR ÄRZTE', 'eine übung für'])(
  'words are found whatever their letters: %s',
  async (q) => {
    const world = await makeWorld()
    const { mentor, lead, junior } = world
    const goal = await makeGoal(world, 'skill')
    await addComment(
      mentor,
      commentInput.parse({ goalId: goal, body: 'Eine Übung für Ärzte', visibility: 'circle' }),
    )
    const { items } = await listTimeline(lead, junior.viewer.id, timelineInput.parse({ q }))
    expect(items).toMatchObject([{ kind: 'comment', body: 'Eine Übung für Ärzte' }])
  },
)
