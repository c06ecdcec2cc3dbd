import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db, transaction } from '#db/client.ts'
import { sessions } from '#db/schema/sessions.ts'
import { type Ctx, makeContext } from '#lib/core/context.ts'
import { addDays } from '#lib/core/days.ts'
import { newId } from '#lib/core/ids.ts'
import { oneZone } from '#lib/core/kept-zones.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { observationInput } from '#lib/goals/input.ts'
import { addObservation } from '#lib/goals/practice/writes.ts'
import { profileInput } from '#lib/people/input.ts'
import { getProfile } from '#lib/people/settings/reads.ts'
import { changeProfile } from '#lib/people/settings/writes.ts'
import { logReview } from '#lib/reviews/writes.ts'
import { moveSessionInput } from '#lib/sessions/input.ts'
import { getOfferedDate, listOwnJuniors } from '#lib/sessions/logging/reads.ts'
import { moveSession } from '#lib/sessions/planning/writes.ts'
import { getSession } from '#lib/sessions/reads.ts'
import { dayFrom, testNow } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { makeStartedGoal } from '#tests/support/world/goals.ts'
import { makePerson } from '#tests/support/world/people.ts'
import { reviewInput } from '#tests/support/world/reviews.ts'
import { log, plan } from '#tests/support/world/sessions.ts'
import { makeWorld } from '#tests/support/world/world.ts'

openTestDatabase()

// The juniors of the world are in Kathmandu, where it's 17:45 at noon UTC; on Kiritimati it's 2:00 on the next day.
const noon = new Date(`${dayFrom(testNow, 0)}T12:00:00Z`)
const inZone = (ctx: Ctx, zone: string) =>
  makeContext({ ...ctx.viewer, timeZone: zone, zones: oneZone(zone) }, noon)

test('what a mentor did on their own today isn’t still to come for a junior whose day hasn’t begun', async () => {
  const world = await makeWorld(noon)
  const mentor = inZone(world.mentor, 'Pacific/Kiritimati')
  const today = dayIn(noon, 'Pacific/Kiritimati')
  expect(today).toBe(addDays(dayIn(noon, 'Asia/Kathmandu'), 1))
  const goalId = await makeStartedGoal(world, 'behaviour')
  const verbs = {
    observedOn: (day: string) =>
      addObservation(mentor, observationInput.parse({ goalId, id: newId(), observedOn: day, body: 'Seen' })),
    reviewedOn: (day: string) => logReview(mentor, reviewInput(world, { reviewedOn: day })),
    heldOn: (day: string) => log(mentor, world.mentorshipId, { heldOn: day }),
  }
  for (const [field, send] of Object.entries(verbs)) {
    await expect(send(addDays(today, 1)), field).rejects.toMatchObject({ field })
    await send(today)
  }
})

test('a mentor whose day is still yesterday plans for it without being asked', async () => {
  const world = await makeWorld(noon)
  const mentor = inZone(world.mentor, 'Pacific/Niue')
  const late = makeContext(mentor.viewer, new Date(`${dayFrom(testNow, 0)}T20:00:00Z`))
  const today = dayIn(late.now, 'Pacific/Niue')
  expect(today).toBe(addDays(dayIn(late.now, 'Asia/Kathmandu'), -1))
  expect(
    await plan(late, world.mentorshipId, { heldOn: today, startsAt: '20:00', agreedZone: 'Pacific/Niue' }),
  ).toHaveProperty('id')
})

test('a time is typed in one’s own zone; shown in another and saved unchanged, it’s the same moment', async () => {
  const world = await makeWorld(noon)
  const mentor = inZone(world.mentor, 'Europe/Madrid')
  const heldOn = dayFrom(testNow, 7)
  const { id } = await plan(mentor, world.mentorshipId, {
    heldOn,
    startsAt: '10:30',
    agreedZone: 'Europe/Madrid',
  })
  const row = async () => (await db.select().from(sessions).where(eq(sessions.id, id)))[0]
  const moved = inZone(world.mentor, 'Europe/London')
  const { version, at } = await getSession(moved, id)
  const send = (startsAt: string) =>
    moveSession(
      moved,
      moveSessionInput.parse({
        formId: newId(),
        sessionId: id,
        version: String(version),
        heldOn,
        startsAt,
        agreedZone: 'Europe/London',
      }),
    )
  await send('09:30')
  expect(await row()).toMatchObject({ startsAt: '10:30', agreedZone: 'Europe/Madrid', version })
  await send('10:30')
  expect(await row()).toMatchObject({ startsAt: '10:30', agreedZone: 'Europe/London', version: version + 1 })
  expect((await getSession(moved, id)).at?.getTime()).toBe((at?.getTime() ?? 0) + 3_600_000)
})

test('the usual time is offered as whoever plans it reads it', async () => {
  const world = await makeWorld(noon)
  const mentor = inZone(world.mentor, 'Asia/Kathmandu')
  for (const days of [-7, -14]) {
    const heldOn = dayFrom(testNow, days)
    const { id } = await log(mentor, world.mentorshipId, { heldOn })
    await transaction((tx) =>
      tx.update(sessions).set({ startsAt: '15:00', agreedZone: 'Asia/Kathmandu' }).where(eq(sessions.id, id)),
    )
  }
  const offered = async (zone: string) => {
    const ctx = inZone(world.mentor, zone)
    const [pair] = await listOwnJuniors(ctx, world.junior.viewer.id)
    return pair && (await getOfferedDate(ctx, pair)).time
  }
  expect(await offered('Asia/Kathmandu')).toBe('15:00')
  expect(await offered('Asia/Kolkata')).toBe('14:45')
})

test('a zone from before is the same zone under its present name, and is no change', async () => {
  const personId = await makePerson('Old', { timeZone: 'Asia/Calcutta' })
  const { lead } = await makeWorld(noon)
  const ctx = makeContext({ ...lead.viewer, id: personId }, noon)
  const form = { version: '1', name: 'Old', shortName: '', timeZone: 'Asia/Kolkata' }
  await changeProfile(ctx, profileInput.parse({ formId: newId(), ...form }))
  expect(await getProfile(ctx)).toMatchObject({ timeZone: 'Asia/Calcutta', version: 1 })
  await changeProfile(ctx, profileInput.parse({ formId: newId(), ...form, timeZone: 'Europe/Kiev' }))
  expect(await getProfile(ctx)).toMatchObject({ timeZone: 'Europe/Kyiv', version: 2 })
})
