import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { auditEvents } from '#db/schema/people.ts'
import { FormUsed, NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { endMentorship } from '#lib/mentorships/writes.ts'
import { getAction, listOpenActions } from '#lib/sessions/action-items/reads.ts'
import { closeAction, editAction, reopenAction } from '#lib/sessions/action-items/writes.ts'
import { listLeftPoints, listOpenPoints } from '#lib/sessions/agenda/reads.ts'
import { listCalledOff } from '#lib/sessions/called-off/reads.ts'
import { nextSessions } from '#lib/sessions/contacts/reads.ts'
import { decideLeft } from '#lib/sessions/left/writes.ts'
import { cancelSession } from '#lib/sessions/planning/writes.ts'
import { getSession } from '#lib/sessions/reads.ts'
import { leaveTeam } from '#lib/teams/members/writes.ts'
import { getOwnAgenda } from '#lib/views/home/reads.ts'
import { at, dayFrom, daysBefore, testNow } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { findIds } from '#tests/support/search.ts'
import { snapshot } from '#tests/support/snapshot.ts'
import { pair, shownEnding } from '#tests/support/world/people.ts'
import { agree, plan, raise } from '#tests/support/world/sessions.ts'
import { makeWorld } from '#tests/support/world/world.ts'

// What is open when a mentorship ends is the junior's to close, keep or take over.

openTestDatabase()

async function ended() {
  const world = await makeWorld()
  const { mentor, junior, lead, mentorshipId } = world
  const theirs = await agree(mentor, mentorshipId, 'Ask for access', { owner: 'mentor', dueOn: '2026-11-30' })
  const own = await agree(mentor, mentorshipId, 'Read about retries', { owner: 'junior' })
  const point = await raise(mentor, mentorshipId, 'How was the deploy?')
  await endMentorship(lead, { mentorshipId, version: 1 })
  const decide = (subject: 'action' | 'point', subjectId: string, choice: string, shown = {}) =>
    decideLeft(junior, { formId: newId(), subject, subjectId, version: 1, choice, ...shown })
  return { ...world, theirs, own, point, decide }
}

test('the junior is told on the home, and sees it with the actions; the mentor only reads it', async () => {
  const { junior, mentor, theirs, own, point } = await ended()
  const { actions, left } = await getOwnAgenda(junior)
  expect([actions, left.map((row) => row.mentor.name)]).toEqual([[], Array(3).fill('Marisol Vega')])
  const lists = await listOpenActions(junior)
  expect(lists.left.map(({ id, canClose }) => [id, canClose])).toEqual([
    [theirs.id, true],
    [own.id, true],
  ])
  expect(await listLeftPoints(junior)).toMatchObject([{ id: point.id, isLeft: true }])
  const ofMentor = await listOpenActions(mentor)
  expect([ofMentor.yours, ofMentor.waiting]).toEqual([[], []])
  expect(ofMentor.left.map(({ canClose }) => canClose)).toEqual([false, false])
  expect((await getOwnAgenda(mentor)).left).toEqual([])
})

test('taken over, it is the junior’s alone: what is written later never reaches who left', async () => {
  const { junior, mentor, theirs, decide } = await ended()
  const form = { formId: newId() }
  const { id } = await decide('action', theirs.id, 'mine', form)
  expect(await decide('action', theirs.id, 'mine', form)).toEqual({ id })
  const kept = { owner: { id: junior.viewer.id }, visibility: 'private', dueOn: '2026-11-30', canEdit: true }
  expect(await getAction(junior, id)).toMatchObject(kept)
  expect((await listOpenActions(junior)).yours.map((row) => row.id)).toEqual([id])
  const edit = { formId: newId(), actionId: id, version: 1, dueOn: null }
  await editAction(junior, { ...edit, body: 'A zirkonium of my own' })
  await expect(getAction(mentor, id)).rejects.toThrow(NotFound)
  expect(await findIds(mentor, 'zirkonium')).toEqual([])
  // The old one has the old words, and can't be edited by anyone.
  expect(await getAction(mentor, theirs.id)).toMatchObject({ body: 'Ask for access', state: 'dropped' })
  const late = { ...edit, formId: newId(), actionId: theirs.id, version: 2, body: 'New' }
  for (const who of [junior, mentor]) await expect(editAction(who, late)).rejects.toThrow(Refused)
})

test('kept with the mentor of now, it goes on in that pair, and is read by the two of it', async () => {
  const { junior, mentor, otherMentor, teamId, theirs, own, point, decide } = await ended()
  const mentorshipId = await pair(teamId, otherMentor.viewer.id, junior.viewer.id)
  const keptTheirs = await decide('action', theirs.id, mentorshipId)
  const keptOwn = await decide('action', own.id, mentorshipId)
  const keptPoint = await decide('point', point.id, mentorshipId)
  expect(await getAction(otherMentor, keptTheirs.id)).toMatchObject({ owner: { id: otherMentor.viewer.id } })
  expect(await getAction(otherMentor, keptOwn.id)).toMatchObject({ owner: { id: junior.viewer.id } })
  expect((await listOpenPoints(otherMentor, [mentorshipId])).map(({ id }) => id)).toEqual([keptPoint.id])
  for (const { id } of [keptTheirs, keptOwn]) await expect(getAction(mentor, id)).rejects.toThrow(NotFound)
  expect([(await listOpenActions(junior)).left, await listLeftPoints(junior)]).toEqual([[], []])
  // The trail of the old ones tells of their end.
  const last = async (subjectId: string) => {
    const { event, id } = auditEvents
    const ofSubject = eq(auditEvents.subjectId, subjectId)
    return (await db.select({ event }).from(auditEvents).where(ofSubject).orderBy(asc(id))).at(-1)?.event
  }
  expect([await last(theirs.id), await last(own.id), await last(point.id)]).toEqual([
    'action.dropped',
    'action.dropped',
    'agenda-point.withdrawn',
  ])
})

test('closed, or a point kept for oneself and let go later', async () => {
  const { junior, own, theirs, point, decide } = await ended()
  await decide('action', own.id, 'done')
  await decide('action', theirs.id, 'dropped')
  expect((await listOpenActions(junior)).left).toEqual([])
  const { id } = await decide('point', point.id, 'mine')
  expect(await listLeftPoints(junior)).toMatchObject([{ id, visibility: 'private' }])
  expect((await getOwnAgenda(junior)).left).toEqual([])
  await decide('point', id, 'dropped')
  expect(await listLeftPoints(junior)).toEqual([])
})

test('refused: a form that decided otherwise, what isn’t open, a mentorship of others, a junior who has left too', async () => {
  const world = await ended()
  const { junior, lead, otherMentorshipId, teamId, own, theirs, point, decide } = world
  await expect(decide('action', own.id, otherMentorshipId)).rejects.toThrow(NotFound)
  const form = { formId: newId() }
  await decide('action', own.id, 'done', form)
  await expect(decide('action', own.id, 'mine', form)).rejects.toThrow(FormUsed)
  await expect(decide('action', own.id, 'mine', { version: 2 })).rejects.toThrow('isn’t open any more')
  await leaveTeam(lead, await shownEnding({ teamId, personId: junior.viewer.id }))
  for (const choice of ['done', 'mine']) {
    await expect(decide('action', theirs.id, choice)).rejects.toThrow(Refused)
    await expect(decide('point', point.id, choice)).rejects.toThrow(Refused)
  }
})

test('an action that has changed since the page was opened waits for another look', async () => {
  const { junior, theirs, decide } = await ended()
  await closeAction(junior, { actionId: theirs.id, version: 1, state: 'done' })
  await reopenAction(junior, { actionId: theirs.id, version: 2 })
  const before = await snapshot()
  for (const choice of ['dropped', 'mine'])
    await expect(decide('action', theirs.id, choice)).rejects.toMatchObject({
      version: 3,
      message: expect.stringContaining('opened this again'),
    })
  expect(await snapshot()).toBe(before)
  await decide('action', theirs.id, 'mine', { version: 3 })
  expect(await getAction(junior, theirs.id)).toMatchObject({ state: 'dropped', version: 4 })
})

test('a planned session is cancelled with the end, and both are told', async () => {
  const { mentor, junior, lead, mentorshipId, otherMentor, otherMentorshipId } = await makeWorld()
  const planned = await plan(mentor, mentorshipId)
  const elsewhere = await plan(otherMentor, otherMentorshipId)
  expect(await listCalledOff(junior)).toEqual([])
  await endMentorship(lead, { mentorshipId, version: 1 })
  for (const ctx of [mentor, junior])
    expect(await listCalledOff(ctx)).toMatchObject([{ sessionId: planned.id, heldOn: dayFrom(testNow, 14) }])
  for (const ctx of [lead, otherMentor]) expect(await listCalledOff(ctx)).toEqual([])
  expect(await getSession(junior, planned.id)).toMatchObject({ state: 'cancelled', isCalledOff: true })
  expect(await getSession(otherMentor, elsewhere.id)).toMatchObject({ state: 'planned', isCalledOff: false })
  expect(await nextSessions(junior)).toEqual([])
  // Told until the day has passed.
  expect(await listCalledOff(at(junior, daysBefore(testNow, -14, 5)))).toHaveLength(1)
  expect(await listCalledOff(at(junior, daysBefore(testNow, -17, 5)))).toEqual([])
})

test('a session that the mentor cancelled before is not told again', async () => {
  const { mentor, junior, lead, mentorshipId } = await makeWorld()
  const { id } = await plan(mentor, mentorshipId)
  await cancelSession(at(mentor, daysBefore(testNow, 1, 8)), { sessionId: id, version: 1 })
  await endMentorship(lead, { mentorshipId, version: 1 })
  expect(await listCalledOff(junior)).toEqual([])
})
