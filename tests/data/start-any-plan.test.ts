import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { newId } from '#lib/core/ids.ts'
import { addOwnItem } from '#lib/plans/items/writes.ts'
import { startPlan } from '#lib/plans/starting/writes.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { cases } from '#tests/support/properties.ts'
import { membershipId } from '#tests/support/stored.ts'
import { makeGoal } from '#tests/support/world/goals.ts'
import {
  goalsOf,
  makePlan,
  ownItem,
  plannedMilestones,
  planToStart,
  startAll,
} from '#tests/support/world/plans.ts'
import type { MilestoneName } from '#tests/support/world/roadmap.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()
let world: World
beforeEach(async () => {
  world = await makeWorld()
})

const ada = () => ({ juniorId: world.junior.viewer.id, teamId: world.teamId })

const names: MilestoneName[] = ['skill', 'project', 'behaviour', 'habit', 'second', 'third']
const day = fc.integer({ min: 0, max: 120 })
const anyPlan = fc.record({
  planned: fc.array(fc.record({ name: fc.constantFrom(...names), day }), { maxLength: 6 }),
  own: fc.array(fc.record({ title: fc.constantFrom('A', 'B', 'C'), day }), { maxLength: 4 }),
  held: fc.array(
    fc.record({
      name: fc.constantFrom(...names),
      state: fc.constantFrom(
        'planned' as const,
        'in_progress' as const,
        'achieved' as const,
        'dropped' as const,
      ),
    }),
    { maxLength: 4 },
  ),
})

test('any plan for a junior with any goals assigns exactly the rest, once, on those days', async () => {
  await fc.assert(
    fc.asyncProperty(anyPlan, async ({ planned, own, held }) => {
      world = await makeWorld()
      const has = new Map(held.map(({ name, state }) => [name, state]))
      for (const [name, state] of has) await makeGoal(world, name, { state })
      const planId = await makePlan(world.lead, world.teamId)
      const inPlan = new Map<MilestoneName, number>()
      for (const { name, day } of planned) {
        await plannedMilestones(world, planId, day, name)
        if (!inPlan.has(name)) inPlan.set(name, day)
      }
      for (const { title, day } of own)
        await addOwnItem(world.lead, { formId: newId(), planId, day, ...ownItem, title })
      const before = await goalsOf(world.junior.viewer.id)
      const { items = [] } = await planToStart(world, world.mentor, planId, '2026-12-01')
      const form = {
        formId: newId(),
        planId,
        junior: await membershipId(world.junior.viewer.id, world.teamId),
        startsOn: '2026-12-01',
        items: items.map(({ id, version, dueOn }, row) => ({ id, version, row, chosen: true, dueOn })),
        meant: [],
      }
      const rest = [...inPlan]
        .filter(([name]) => (has.get(name) ?? 'dropped') === 'dropped')
        .map(([name, day]) => [`Milestone ${name}`, day] as const)
      const expected = [...rest, ...own.map(({ title, day }) => [title, day] as const)]
      if (expected.length === 0) {
        if (items.length > 0)
          await expect(startPlan(world.mentor, form)).rejects.toMatchObject({ name: 'FieldRefused' })
        expect(await goalsOf(world.junior.viewer.id)).toEqual(before)
        return
      }
      const { id } = await startPlan(world.mentor, form)
      await startPlan(world.mentor, form)
      const after = await goalsOf(world.junior.viewer.id)
      const made = after.filter(({ startId }) => startId === id)
      const onDay = ([title, day]: readonly [string, number]) => `${title} ${weekdayAfter('2026-12-01', day)}`
      expect(made.map(({ title, dueOn }) => `${title} ${dueOn}`).sort()).toEqual(expected.map(onDay).sort())
      expect(after.filter(({ startId }) => startId !== id)).toEqual(before)
      // Nothing is left for a second start.
      await expect(startAll(world.mentor, planId, ada())).rejects.toMatchObject({ name: 'FieldRefused' })
    }),
    { numRuns: cases(25) },
  )
})

/** Reckoned another way than the program does. */
function weekdayAfter(start: string, days: number): string {
  const at = new Date(`${start}T12:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  while (at.getUTCDay() === 0 || at.getUTCDay() === 6) at.setUTCDate(at.getUTCDate() - 1)
  return at.toISOString().slice(0, 10)
}
