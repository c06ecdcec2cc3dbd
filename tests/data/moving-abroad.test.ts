import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused } from '#lib/core/errors.ts'
import { clockTime } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import { habitEntryInput } from '#lib/goals/input.ts'
import { listGoalsByJunior } from '#lib/goals/lists/reads.ts'
import { logHabitEntry } from '#lib/goals/practice/writes.ts'
import { getGoal } from '#lib/goals/reads.ts'
import { getProfile } from '#lib/people/settings/reads.ts'
import { changeProfile } from '#lib/people/settings/writes.ts'
import { listContacts, nextSessions } from '#lib/sessions/contacts/reads.ts'
import { moveSession } from '#lib/sessions/planning/writes.ts'
import { getSession } from '#lib/sessions/reads.ts'
import { at } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { cases } from '#tests/support/properties.ts'
import { makeGoal } from '#tests/support/world/goals.ts'
import { log, plan } from '#tests/support/world/sessions.ts'
import { makeWorld } from '#tests/support/world/world.ts'

openTestDatabase()

/** As if from the settings, `minutes` later. */
async function moveTo(ctx: Ctx, timeZone: string, minutes = 1): Promise<Ctx> {
  const { name, shortName, version } = await getProfile(ctx)
  const later = at(ctx, new Date(ctx.now.getTime() + minutes * 60_000))
  await changeProfile(later, { formId: newId(), version, name, shortName, timeZone })
  return later
}

const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Pacific/Kiritimati', 'Pacific/Niue', 'UTC')

test('a planned session stays at its moment, whoever moves and however often', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.boolean(), zone), { minLength: 1, maxLength: 5 }),
      async (moves) => {
        const { mentor, junior, mentorshipId } = await makeWorld()
        const { id } = await plan(mentor, mentorshipId)
        const moment = (await getSession(mentor, id)).at
        expect(moment).toEqual(new Date('2026-12-01T09:15:00Z'))
        for (const [place, [isMentor, to]] of moves.entries())
          await moveTo(isMentor ? mentor : junior, to, place + 1)
        for (const who of [mentor, junior]) {
          expect(await getSession(who, id)).toMatchObject({ at: moment, agreedZone: 'Asia/Kathmandu' })
          expect((await nextSessions(who))[0]?.at).toEqual(moment)
          expect((await listContacts(who, { isOwn: true }))[0]?.next?.at).toEqual(moment)
        }
      },
    ),
    { numRuns: cases(8) },
  )
})

test('its day is one of the reader’s zone; without a time it’s a calendar day for everyone', async () => {
  const { mentor, junior, mentorshipId } = await makeWorld()
  const { id } = await plan(mentor, mentorshipId, { startsAt: '02:00' })
  const elsewhere = { ...mentor, timeZone: 'America/New_York' } as Ctx
  expect((await nextSessions(elsewhere))[0]).toMatchObject({ heldOn: '2026-12-01', day: '2026-11-30' })
  expect((await nextSessions(junior))[0]).toMatchObject({ heldOn: '2026-12-01', day: '2026-12-01' })
  const { version } = await getSession(mentor, id)
  await moveSession(mentor, { formId: newId(), sessionId: id, version, heldOn: '2026-12-01', startsAt: null })
  expect((await nextSessions(elsewhere))[0]).toMatchObject({ day: '2026-12-01', at: null, agreedZone: null })
})

test('a form sent after the junior moved means the time that its page named', async () => {
  const { mentor, junior, mentorshipId } = await makeWorld()
  await moveTo(junior, 'America/New_York')
  const { id } = await plan(mentor, mentorshipId, { startsAt: '10:00', agreedZone: 'Asia/Kathmandu' })
  const planned = await getSession(mentor, id)
  expect(clockTime(planned.at as Date, 'Asia/Kathmandu')).toBe('10:00')
  const { version } = planned
  await moveSession(mentor, {
    formId: newId(),
    sessionId: id,
    version,
    heldOn: '2026-12-02',
    startsAt: '11:00',
  })
  expect((await getSession(mentor, id)).agreedZone).toBe('Asia/Kathmandu')
})

test('a session that was held keeps its day and what was agreed', async () => {
  const { mentor, junior, mentorshipId } = await makeWorld()
  const { id } = await plan(mentor, mentorshipId, { heldOn: '2026-11-17', startsAt: '16:00' })
  await log(mentor, mentorshipId, { plannedId: id, heldOn: '2026-11-17' })
  await moveTo(junior, 'Pacific/Niue')
  expect(await getSession(mentor, id)).toMatchObject({ heldOn: '2026-11-17', startsAt: '16:00' })
})

test('a habit’s month that was kept stays kept, and days stay days', async () => {
  const world = await makeWorld()
  const { junior } = world
  // In Kathmandu, where Ada lives, this is 1 October; further west it’s still September.
  const startedAt = new Date('2026-09-30T20:00:00Z')
  const goalId = await makeGoal(world, 'habit', { state: 'in_progress', startedAt })
  for (const doneOn of ['2026-10-01', '2026-11-01', '2026-11-02'])
    await logHabitEntry(junior, habitEntryInput.parse({ goalId, id: newId(), doneOn, body: 'Read', url: '' }))
  const periods = async (ctx: Ctx) => {
    const lines = await listGoalsByJunior(ctx, junior.viewer.id)
    const { periods: onPage } = await getGoal(ctx, goalId)
    expect(lines.find(({ id }) => id === goalId)?.habit?.periods).toEqual(onPage)
    return onPage
  }
  const before = await periods(junior)
  expect(before[0]?.from).toBe('2026-10-01')
  const later = await moveTo(junior, 'America/New_York')
  expect(await periods(later)).toEqual(before)
  expect(await periods(at(world.mentor, later.now))).toEqual(before)
})

test('ten moves within a day are enough; the form says when there can be another', async () => {
  const { junior } = await makeWorld()
  let now = junior
  for (let move = 0; move < 10; move++) now = await moveTo(now, move % 2 ? 'UTC' : 'Europe/Berlin')
  await expect(moveTo(now, 'America/New_York')).rejects.toThrow(FieldRefused)
  await moveTo(now, 'America/New_York', 25 * 60)
})
