import { expect, test } from 'vitest'
import { newId } from '#lib/core/ids.ts'
import { addComment } from '#lib/goals/comments/writes.ts'
import { commentInput } from '#lib/goals/input.ts'
import { askForApproval, withdrawEvidence } from '#lib/goals/writes.ts'
import { countTimeline } from '#lib/views/timeline/counts/reads.ts'
import { timelineInput } from '#lib/views/timeline/input.ts'
import { listTimeline } from '#lib/views/timeline/reads.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { later, makeGoal, makeStartedGoal } from '#tests/support/goals.ts'
import { makeTestRoadmap, makeTestTeam } from '#tests/support/team.ts'

openTestDatabase()

test('asking for approval of what rests on no evidence is a step of its own', async () => {
  const other = await makeTestTeam()
  const goal = await makeStartedGoal(other, await makeTestRoadmap(), 'behaviour')
  await askForApproval(later(other.junior, '2026-10-06T08:00:00Z'), { goalId: goal, id: newId() })
  await withdrawEvidence(later(other.junior, '2026-10-07T08:00:00Z'), { goalId: goal, id: newId() })
  const { items } = await listTimeline(other.mentor, other.junior.viewer.id, {})
  const steps = items.map((item) => (item.kind === 'step' ? item.step : item.kind))
  expect(steps).toEqual(['withdrawn', 'submitted', 'started', 'assigned'])
  const counts = await countTimeline(other.mentor, other.junior.viewer.id, {})
  expect(counts).toMatchObject({ all: 4, goals: 4, evidence: 0 })
})

test.each(['Übung', 'übung', 'für Ärzte', 'FÜR ÄRZTE', 'eine übung für'])(
  'words are found whatever their letters: %s',
  async (q) => {
    const other = await makeTestTeam()
    const goal = await makeGoal(other, await makeTestRoadmap(), 'skill')
    await addComment(
      other.mentor,
      commentInput.parse({ goalId: goal, body: 'Eine Übung für Ärzte', visibility: 'circle' }),
    )
    const { items } = await listTimeline(other.lead, other.junior.viewer.id, timelineInput.parse({ q }))
    expect(items).toMatchObject([{ kind: 'comment', body: 'Eine Übung für Ärzte' }])
  },
)
