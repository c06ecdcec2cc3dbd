import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { sessions } from '#db/schema/sessions.ts'
import { newId } from '#lib/core/ids.ts'
import { getAction } from '#lib/sessions/action-items/reads.ts'
import { closeAction, editAction } from '#lib/sessions/action-items/writes.ts'
import { withdrawAgendaPoint } from '#lib/sessions/agenda/writes.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { agree, log, raise, shownAction } from '#tests/support/world/sessions.ts'
import { makeWorld } from '#tests/support/world/world.ts'

openTestDatabase()

test('an action that the junior closed or changed meanwhile is told of at its row', async () => {
  const { mentor, mentorshipId, junior } = await makeWorld()
  const { id } = await agree(mentor, mentorshipId, 'Read')
  const other = await agree(mentor, mentorshipId, 'Write')
  const kept = { id: other.id, version: 1, choice: 'open' }
  await closeAction(junior, await shownAction({ actionId: id, state: 'done' }))
  const dropped = { id, version: 1, choice: 'dropped' }
  const late = log(mentor, mentorshipId, { open: [kept, dropped], notes: 'We talked.' })
  await expect(late).rejects.toMatchObject({ field: 'open.1.choice' })
  await expect(late).rejects.toThrow('Ada Okonkwo marked “Read” as done at 17:45.')
  expect(await db.select().from(sessions).where(eq(sessions.mentorshipId, mentorshipId))).toEqual([])
  await log(mentor, mentorshipId, { open: [kept, { ...dropped, choice: 'open' }] })
  expect(await getAction(mentor, id)).toMatchObject({ state: 'done' })
  await editAction(junior, {
    formId: newId(),
    actionId: other.id,
    version: 1,
    body: 'Write it up',
    dueOn: null,
  })
  const unread = log(mentor, mentorshipId, { open: [{ ...kept, choice: 'done' }] })
  await expect(unread).rejects.toThrow('Ada Okonkwo changed “Write it up” at 17:45.')
  await log(mentor, mentorshipId, { open: [{ id, version: 1, choice: 'done' }] })
})

test('a point that was taken back or ticked meanwhile is told of', async () => {
  const { mentor, mentorshipId, junior } = await makeWorld()
  const point = await raise(junior, mentorshipId, 'Pay')
  const other = await raise(junior, mentorshipId, 'Tests')
  await withdrawAgendaPoint(junior, { pointId: point.id })
  const late = log(mentor, mentorshipId, { talked: [point.id] })
  await expect(late).rejects.toMatchObject({ field: 'talked' })
  await expect(late).rejects.toThrow('Ada Okonkwo took a point back at 17:45.')
  await log(mentor, mentorshipId, { talked: [other.id] })
  await expect(log(mentor, mentorshipId, { talked: [other.id] })).rejects.toThrow('“Tests” is already ticked')
})
