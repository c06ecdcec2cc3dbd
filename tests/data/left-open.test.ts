import { expect, test } from 'vitest'
import { hasFullTextSearch } from '#db/search.ts'
import { FormUsed, NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { endMentorship } from '#lib/mentorships/writes.ts'
import { getAction, listOpenActions } from '#lib/sessions/action-items/reads.ts'
import { editAction } from '#lib/sessions/action-items/writes.ts'
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
import { pair } from '#tests/support/world/people.ts'
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
  await endMentorship(lead, { mentorshipId })
  const decide = (subject: 'action' | 'point', subjectId: string, choice: string, id = newId()) =>
    decideLeft(junior, { id, subject, subjectId, choice })
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
  const id = newId()
  await decide('action', theirs.id, 'mine', id)
  await decide('action', theirs.id, 'mine', id)
  const kept = { owner: { id: junior.viewer.id }, visibility: 'private', dueOn: '2026-11-30', canEdit: true }
  expect(await getAction(junior, id)).toMatchObject(kept)
  expect((await listOpenActions(junior)).yours.map((row) => row.id)).toEqual([id])
  await editAction(junior, { actionId: id, version: 1, body: 'A zirkonium of my own', dueOn: null })
  await expect(getAction(mentor, id)).rejects.toThrow(NotFound)
  if (hasFullTextSearch) expect(await findIds(mentor, 'zirkonium')).toEqual([])
  // The old one has the old words, and can't be edited by anyone.
  expect(await getAction(mentor, theirs.id)).toMatchObject({ body: 'Ask for access', state: 'dropped' })
  const late = { actionId: theirs.id, version: 2, body: 'New', dueOn: null }
  for (const who of [junior, mentor]) await expect(editAction(who, late)).rejects.toThrow(Refused)
})

test('kept with the mentor of now, it goes on in that pair, and is read by the two of it', async () => {
  const { junior, mentor, otherMentor, teamId, theirs, own, point, decide } = await ended()
  const mentorshipId = await pair(teamId, otherMentor.viewer.id, junior.viewer.id)
  const ids = [newId(), newId(), newId()] as const
  await decide('action', theirs.id, mentorshipId, ids[0])
  await decide('action', own.id, mentorshipId, ids[1])
  await decide('point', point.id, mentorshipId, ids[2])
  expect(await getAction(otherMentor, ids[0])).toMatchObject({ owner: { id: otherMentor.viewer.id } })
  expect(await getAction(otherMentor, ids[1])).toMatchObject({ owner: { id: junior.viewer.id } })
  expect((await listOpenPoints(otherMentor, [mentorshipId])).map(({ id }) => id)).toEqual([ids[2]])
  for (const id of ids.slice(0, 2)) await expect(getAction(mentor, id)).rejects.toThrow(NotFound)
  expect([(await listOpenActions(junior)).left, await listLeftPoints(junior)]).toEqual([[], []])
})

test('closed, or a point kept for oneself and let go later', async () => {
  const { junior, own, theirs, point, decide } = await ended()
  await decide('action', own.id, 'done')
  await decide('action', theirs.id, 'dropped')
  expect((await listOpenActions(junior)).left).toEqual([])
  const id = newId()
  await decide('point', point.id, 'mine', id)
  expect(await listLeftPoints(junior)).toMatchObject([{ id, visibility: 'private' }])
  expect((await getOwnAgenda(junior)).left).toEqual([])
  await decide('point', id, 'dropped')
  expect(await listLeftPoints(junior)).toEqual([])
})

test('refused: another’s form, what isn’t open, a mentorship of others, a junior who has left too', async () => {
  const world = await ended()
  const { junior, lead, otherMentorshipId, teamId, own, theirs, point, decide } = world
  const taken = await agree(world.otherMentor, otherMentorshipId, 'Elsewhere')
  await expect(decide('action', own.id, 'mine', taken.id)).rejects.toThrow(FormUsed)
  await expect(decide('action', own.id, otherMentorshipId)).rejects.toThrow(NotFound)
  await decide('action', own.id, 'done')
  await expect(decide('action', own.id, 'mine')).rejects.toThrow('isn’t open any more')
  await leaveTeam(lead, { teamId, personId: junior.viewer.id })
  for (const choice of ['done', 'mine']) {
    await expect(decide('action', theirs.id, choice)).rejects.toThrow(Refused)
    await expect(decide('point', point.id, choice)).rejects.toThrow(Refused)
  }
})

test('a planned session is cancelled with the end, and both are told', async () => {
  const { mentor, junior, lead, mentorshipId, otherMentor, otherMentorshipId } = await makeWorld()
  const planned = await plan(mentor, mentorshipId)
  const elsewhere = await plan(otherMentor, otherMentorshipId)
  expect(await listCalledOff(junior)).toEqual([])
  await endMentorship(lead, { mentorshipId })
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
  await cancelSession(at(mentor, daysBefore(testNow, 1, 8)), { sessionId: id })
  await endMentorship(lead, { mentorshipId })
  expect(await listCalledOff(junior)).toEqual([])
})
