import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { lastReads } from '#db/schema/people.ts'
import { habitEntries, observations } from '#db/schema/practice.ts'
import { FieldRefused, NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { habitEntryInput, observationInput } from '#lib/goals/input.ts'
import { listGoalsByJunior } from '#lib/goals/lists/reads.ts'
import { addObservation, logHabitEntry } from '#lib/goals/practice/writes.ts'
import { markGoalRead } from '#lib/goals/reading/writes.ts'
import { dropGoal } from '#lib/goals/writes.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { makeGoal, makeStartedGoal, stepForm } from '#tests/support/world/goals.ts'
import { makeRoadmap } from '#tests/support/world/roadmap.ts'
import { makeWorld } from '#tests/support/world/world.ts'

openTestDatabase()

describe('observations', () => {
  const form = (goalId: string, observedOn = '2026-11-16') =>
    observationInput.parse({ goalId, formId: newId(), observedOn, body: 'Explained the retry to support' })
  test('by mentor and junior; sent twice it is one', async () => {
    const world = await makeWorld()
    const { mentor, junior } = world
    const goalId = await makeStartedGoal(world, 'behaviour')
    const input = form(goalId)
    await addObservation(mentor, input)
    await addObservation(mentor, input)
    await addObservation(junior, form(goalId))
    expect(await db.select().from(observations).where(eq(observations.goalId, goalId))).toHaveLength(2)
  })
  test('refused: a day to come in the junior’s zone, a lead beside a mentor, strangers, a skill', async () => {
    const world = await makeWorld()
    const { junior, lead, strangers, mentor } = world
    const goalId = await makeStartedGoal(world, 'behaviour')
    await addObservation(junior, form(goalId, '2026-11-17'))
    await expect(addObservation(junior, form(goalId, '2026-11-18'))).rejects.toThrow(FieldRefused)
    await expect(addObservation(lead, form(goalId))).rejects.toThrow(Refused)
    for (const ctx of strangers) await expect(addObservation(ctx, form(goalId))).rejects.toThrow(NotFound)
    await expect(addObservation(mentor, form(await makeStartedGoal(world, 'skill')))).rejects.toThrow(
      'Only behaviours',
    )
    const empty = { goalId, observedOn: '2026-11-31', body: '' }
    expect(observationInput.safeParse(empty).error?.issues).toHaveLength(2)
  })
})

describe('habit entries', () => {
  const form = (goalId: string, doneOn = '2026-11-16', url = '') =>
    habitEntryInput.parse({ goalId, formId: newId(), doneOn, url, body: 'How the GIL goes away' })
  test('by the junior, from the period of the start to today; sent twice it is one', async () => {
    const world = await makeWorld()
    const { junior } = world
    const goalId = await makeStartedGoal(world, 'habit')
    const input = form(goalId, '2026-10-01', 'https://peps.python.org/pep-0703/')
    await logHabitEntry(junior, input)
    await logHabitEntry(junior, input)
    const rows = await db.select().from(habitEntries).where(eq(habitEntries.goalId, goalId))
    expect(rows.map(({ doneOn, url }) => [doneOn, url])).toEqual([
      ['2026-10-01', 'https://peps.python.org/pep-0703/'],
    ])
  })
  test('a list shows the strip of an open one to its circle, and of nothing else', async () => {
    const world = await makeWorld()
    const { lead, mentor } = world
    const goalId = await makeStartedGoal(world, 'habit')
    const other = await makeStartedGoal(world, 'skill')
    for (const day of ['2026-10-01', '2026-10-02', '2026-11-01'])
      await logHabitEntry(world.junior, form(goalId, day))
    const lines = async (ctx = world.junior) =>
      new Map((await listGoalsByJunior(ctx, world.junior.viewer.id)).map((line) => [line.id, line.habit]))
    const strip = (await lines()).get(goalId)
    expect(strip).toMatchObject({ period: 'month', needed: 3 })
    expect(strip?.periods.map(({ from, state }) => `${from} ${state}`)).toEqual([
      '2026-10-01 kept',
      '2026-11-01 running',
      '2026-12-01 to_come',
    ])
    expect((await lines(lead)).get(goalId)).toEqual(strip)
    expect((await lines()).get(other)).toBeNull()
    await dropGoal(mentor, { ...(await stepForm(goalId)), reason: 'Another way' })
    expect((await lines()).get(goalId)).toBeNull()
  })
  test('refused: to come, before the start, not started, the mentor, strangers, a behaviour', async () => {
    const world = await makeWorld()
    const { junior, mentor, strangers } = world
    const goalId = await makeStartedGoal(world, 'habit')
    await expect(logHabitEntry(junior, form(goalId, '2026-11-18'))).rejects.toThrow(FieldRefused)
    await expect(logHabitEntry(junior, form(goalId, '2026-09-30'))).rejects.toThrow(FieldRefused)
    await expect(logHabitEntry(mentor, form(goalId))).rejects.toThrow(Refused)
    for (const ctx of strangers) await expect(logHabitEntry(ctx, form(goalId))).rejects.toThrow(NotFound)
    const planned = await makeGoal({ ...world, roadmap: await makeRoadmap() }, 'habit')
    await expect(logHabitEntry(junior, form(planned))).rejects.toThrow('start this goal first')
    const behaviour = await makeStartedGoal(world, 'behaviour')
    await expect(logHabitEntry(junior, form(behaviour))).rejects.toThrow('Only habits')
    expect(habitEntryInput.safeParse({ ...form(goalId), url: 'javascript:1' }).success).toBe(false)
  })
})

test('what was read is remembered once, and only for who sees the goal', async () => {
  const world = await makeWorld()
  const { mentor, strangers } = world
  const goalId = await makeStartedGoal(world, 'skill')
  await markGoalRead(mentor, goalId)
  await markGoalRead(mentor, goalId)
  const rows = await db.select().from(lastReads).where(eq(lastReads.subjectId, goalId))
  expect(rows.map(({ personId, readAt }) => [personId, readAt])).toEqual([[mentor.viewer.id, mentor.now]])
  for (const ctx of strangers) await expect(markGoalRead(ctx, goalId)).rejects.toThrow(NotFound)
})
