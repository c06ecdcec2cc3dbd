import { expect, test } from 'vitest'
import { nextSessions } from '#lib/sessions/contacts/reads.ts'
import { getSessionForm } from '#lib/sessions/logging/reads.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { log, plan } from '#tests/support/world/sessions.ts'
import { makeWorld } from '#tests/support/world/world.ts'

openTestDatabase()

test('what becomes of the planned session is never left to a default', async () => {
  const { mentor, mentorshipId } = await makeWorld()
  const planned = await plan(mentor, mentorshipId, { heldOn: '2026-11-17' })
  const asked = { plannedAsked: planned.id }
  await expect(log(mentor, mentorshipId, asked)).rejects.toMatchObject({ field: 'plannedId' })
  // Opened before there was a planned one: a next date would move it unseen.
  await expect(log(mentor, mentorshipId, { nextOn: '2026-12-08' })).rejects.toMatchObject({
    field: 'nextOn',
  })
  await log(mentor, mentorshipId, { ...asked, plannedId: 'none' })
  expect((await nextSessions(mentor)).map((row) => row.sessionId)).toEqual([planned.id])
  const { id } = await log(mentor, mentorshipId, { ...asked, plannedId: planned.id })
  expect(id).toBe(planned.id)
  expect(await nextSessions(mentor)).toEqual([])
})

test('nothing is planned unless a date is sent, and the offered one is the pair’s usual', async () => {
  const { mentor, mentorshipId, junior } = await makeWorld()
  const offered = async () => (await getSessionForm(mentor, junior.viewer.id)).offered
  // Tuesday 1 December is two weeks from this Tuesday.
  expect(await offered()).toEqual({ day: '2026-12-01', time: null, isUsual: false, isExact: true })
  for (const heldOn of ['2026-10-15', '2026-10-29', '2026-11-12']) {
    const { id } = await plan(mentor, mentorshipId, { heldOn, startsAt: '10:30', meant: heldOn })
    await log(mentor, mentorshipId, { plannedId: id, heldOn })
  }
  expect(await nextSessions(mentor)).toEqual([])
  expect(await offered()).toEqual({ day: '2026-12-03', time: '10:30', isUsual: true, isExact: false })
})
