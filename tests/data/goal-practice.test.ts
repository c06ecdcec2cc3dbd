import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { lastReads } from '#db/schema/people.ts'
import { habitEntries, observations } from '#db/schema/practice.ts'
import { FieldRefused, NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { habitEntryInput, observationInput } from '#lib/goals/input.ts'
import { listGoalsOf } from '#lib/goals/lists/reads.ts'
import { addObservation, logHabitEntry } from '#lib/goals/practice/writes.ts'
import { markGoalRead } from '#lib/goals/reading/writes.ts'
import { dropGoal } from '#lib/goals/writes.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { makeGoal, makeStartedGoal } from '#tests/support/goals.ts'
import { makeTestRoadmap, makeTestTeam, type TestTeam } from '#tests/support/team.ts'

openTestDatabase()

let team: TestTeam
beforeAll(async () => {
  team = await makeTestTeam()
})
const started = async (milestone: 'skill' | 'behaviour' | 'habit') =>
  makeStartedGoal(team, await makeTestRoadmap(), milestone)
const strangers = () => [team.otherMentor, team.otherJunior, team.formerMentor, team.outsider, team.admin]

describe('observations', () => {
  const form = (goalId: string, observedOn = '2026-11-16') =>
    observationInput.parse({ goalId, id: newId(), observedOn, body: 'Explained the retry to support' })
  test('by mentor and junior; sent twice it is one', async () => {
    const goalId = await started('behaviour')
    const input = form(goalId)
    await addObservation(team.mentor, input)
    await addObservation(team.mentor, input)
    await addObservation(team.junior, form(goalId))
    expect(await db.select().from(observations).where(eq(observations.goalId, goalId))).toHaveLength(2)
  })
  test('refused: a day to come in the junior’s zone, a lead beside a mentor, strangers, a skill', async () => {
    const goalId = await started('behaviour')
    await addObservation(team.junior, form(goalId, '2026-11-17'))
    await expect(addObservation(team.junior, form(goalId, '2026-11-18'))).rejects.toThrow(FieldRefused)
    await expect(addObservation(team.lead, form(goalId))).rejects.toThrow(Refused)
    for (const ctx of strangers()) await expect(addObservation(ctx, form(goalId))).rejects.toThrow(NotFound)
    await expect(addObservation(team.mentor, form(await started('skill')))).rejects.toThrow(
      'belong to behaviours',
    )
    const empty = { goalId, observedOn: '2026-11-31', body: '' }
    expect(observationInput.safeParse(empty).error?.issues).toHaveLength(2)
  })
})

describe('habit entries', () => {
  const form = (goalId: string, doneOn = '2026-11-16', url = '') =>
    habitEntryInput.parse({ goalId, id: newId(), doneOn, url, body: 'How the GIL goes away' })
  test('by the junior, from the period of the start to today; sent twice it is one', async () => {
    const goalId = await started('habit')
    const input = form(goalId, '2026-10-01', 'https://peps.python.org/pep-0703/')
    await logHabitEntry(team.junior, input)
    await logHabitEntry(team.junior, input)
    const rows = await db.select().from(habitEntries).where(eq(habitEntries.goalId, goalId))
    expect(rows.map(({ doneOn, url }) => [doneOn, url])).toEqual([
      ['2026-10-01', 'https://peps.python.org/pep-0703/'],
    ])
  })
  test('a list shows the strip of an open one to its circle, and of nothing else', async () => {
    const goalId = await started('habit')
    const other = await started('skill')
    for (const day of ['2026-10-01', '2026-10-02', '2026-11-01'])
      await logHabitEntry(team.junior, form(goalId, day))
    const lines = async (ctx = team.junior) =>
      new Map((await listGoalsOf(ctx, team.junior.viewer.id)).map((line) => [line.id, line.habit]))
    const strip = (await lines()).get(goalId)
    expect(strip).toMatchObject({ period: 'month', needed: 3 })
    expect(strip?.periods.map(({ from, state }) => `${from} ${state}`)).toEqual([
      '2026-10-01 kept',
      '2026-11-01 running',
      '2026-12-01 to_come',
    ])
    expect((await lines(team.lead)).get(goalId)).toEqual(strip)
    expect((await lines()).get(other)).toBeNull()
    await dropGoal(team.mentor, { goalId, id: newId(), reason: 'Another way' })
    expect((await lines()).get(goalId)).toBeNull()
  })
  test('refused: to come, before the start, not started, the mentor, strangers, a behaviour', async () => {
    const goalId = await started('habit')
    await expect(logHabitEntry(team.junior, form(goalId, '2026-11-18'))).rejects.toThrow(FieldRefused)
    await expect(logHabitEntry(team.junior, form(goalId, '2026-09-30'))).rejects.toThrow(FieldRefused)
    await expect(logHabitEntry(team.mentor, form(goalId))).rejects.toThrow(Refused)
    for (const ctx of strangers()) await expect(logHabitEntry(ctx, form(goalId))).rejects.toThrow(NotFound)
    const planned = await makeGoal(team, await makeTestRoadmap(), 'habit')
    await expect(logHabitEntry(team.junior, form(planned))).rejects.toThrow('start this goal first')
    const behaviour = await started('behaviour')
    await expect(logHabitEntry(team.junior, form(behaviour))).rejects.toThrow('belong to habits')
    expect(habitEntryInput.safeParse({ ...form(goalId), url: 'javascript:1' }).success).toBe(false)
  })
})

test('what was read is remembered once, and only for who sees the goal', async () => {
  const goalId = await started('skill')
  await markGoalRead(team.mentor, goalId)
  await markGoalRead(team.mentor, goalId)
  const rows = await db.select().from(lastReads).where(eq(lastReads.subjectId, goalId))
  expect(rows.map(({ personId, readAt }) => [personId, readAt])).toEqual([
    [team.mentor.viewer.id, team.mentor.now],
  ])
  for (const ctx of strangers()) await expect(markGoalRead(ctx, goalId)).rejects.toThrow(NotFound)
})
