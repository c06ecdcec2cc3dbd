import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { agendaPoints } from '#db/schema/sessions.ts'
import { NotFound, ReaderChanged, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { listOpenActions } from '#lib/sessions/action-items/reads.ts'
import { addAgendaPointInput } from '#lib/sessions/agenda/input.ts'
import { listOpenPoints } from '#lib/sessions/agenda/reads.ts'
import { withdrawAgendaPoint } from '#lib/sessions/agenda/writes.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { cases } from '#tests/support/properties.ts'
import { documentsByRecord } from '#tests/support/stored.ts'
import { agree, log, raise } from '#tests/support/world/sessions.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()

const open = async (who: World['mentor'], mentorshipId: string) =>
  (await listOpenPoints(who, [mentorshipId])).map((row) => row.body)

describe('adding a point', () => {
  test('is for both of the pair, and both see it', async () => {
    const { mentor, junior, mentorshipId } = await makeWorld()
    await raise(junior, mentorshipId, 'Mine')
    await raise(mentor, mentorshipId, 'Theirs')
    expect(await open(junior, mentorshipId)).toEqual(['Mine', 'Theirs'])
    expect(await open(mentor, mentorshipId)).toEqual(['Mine', 'Theirs'])
  })
  test('is not for anybody else, nor for a mentorship that is over', async () => {
    const { lead, strangers, mentorshipId, junior, formerMentorshipId } = await makeWorld()
    for (const who of [lead, ...strangers])
      await expect(raise(who, mentorshipId, 'No'), who.viewer.name).rejects.toThrow(NotFound)
    await expect(raise(junior, formerMentorshipId, 'No')).rejects.toThrow(ReaderChanged)
  })
  test('is read by the pair alone, or by the circle where it was widened', async () => {
    const { mentor, lead, formerMentor, admin, mentorshipId } = await makeWorld()
    await raise(mentor, mentorshipId, 'Ours')
    await raise(mentor, mentorshipId, 'Wide', { visibility: 'circle' })
    expect(await open(lead, mentorshipId)).toEqual(['Wide'])
    expect(await open(formerMentor, mentorshipId)).toEqual([])
    expect(await open(admin, mentorshipId)).toEqual([])
  })
  test('sent twice makes one; the same id of the other person makes theirs; empty is told', async () => {
    const { mentor, mentorshipId, junior } = await makeWorld()
    const formId = newId()
    const { id } = await raise(mentor, mentorshipId, 'Once', { formId })
    expect(await raise(mentor, mentorshipId, 'Once', { formId })).toEqual({ id })
    const theirs = await raise(junior, mentorshipId, 'Once', { formId })
    const rows = await db
      .select({ id: agendaPoints.id })
      .from(agendaPoints)
      .where(eq(agendaPoints.mentorshipId, mentorshipId))
    expect(rows.map((row) => row.id).sort()).toEqual([id, theirs.id].sort())
    expect(addAgendaPointInput.safeParse({ mentorshipId: newId(), body: '' }).success).toBe(false)
  })
})

describe('taking a point back', () => {
  test('is for its author, before it was talked about; it leaves the search', async () => {
    const { mentor, junior, lead, mentorshipId } = await makeWorld()
    const { id } = await raise(junior, mentorshipId, 'Never mind')
    await expect(withdrawAgendaPoint(mentor, { pointId: id })).rejects.toThrow(Refused)
    await expect(withdrawAgendaPoint(lead, { pointId: id })).rejects.toThrow(NotFound)
    await withdrawAgendaPoint(junior, { pointId: id })
    await withdrawAgendaPoint(junior, { pointId: id })
    expect(await open(mentor, mentorshipId)).toEqual([])
    expect(await documentsByRecord(id)).toEqual([])
  })
  test('is refused once it was talked about', async () => {
    const { mentor, junior, mentorshipId } = await makeWorld()
    const { id } = await raise(junior, mentorshipId, 'Retry')
    await log(mentor, mentorshipId, { talked: [id] })
    await expect(withdrawAgendaPoint(junior, { pointId: id })).rejects.toThrow(Refused)
  })
})

test('whatever is chosen in any sessions, only what was closed or talked about leaves what is open', async () => {
  const choice = fc.constantFrom('open', 'done', 'dropped')
  const session = fc.record({
    choices: fc.array(choice, { maxLength: 4 }),
    talked: fc.array(fc.boolean(), { maxLength: 4 }),
    newActions: fc.nat(2),
    newPoints: fc.array(fc.boolean(), { maxLength: 2 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(session, { minLength: 1, maxLength: 4 }), async (sequence) => {
      const { mentor, mentorshipId } = await makeWorld()
      await agree(mentor, mentorshipId, 'first action')
      await raise(mentor, mentorshipId, 'first point')
      let expectedActions = ['first action']
      let expectedPoints = ['first point']
      for (const [number, { choices, talked, newActions, newPoints }] of sequence.entries()) {
        const { yours, waiting } = await listOpenActions(mentor)
        const points = await listOpenPoints(mentor, [mentorshipId])
        const shown = [...yours, ...waiting]
        const closed = shown
          .filter((_, index) => (choices[index] ?? 'open') !== 'open')
          .map((row) => row.body)
        const ticked = points.filter((_, index) => talked[index])
        const made = Array.from({ length: newActions }, (_, index) => ({ body: `action ${number} ${index}` }))
        const added = newPoints.map((on, index) => ({
          body: `point ${number} ${index}`,
          ...(on && { talked: 'on' }),
        }))
        await log(mentor, mentorshipId, {
          open: shown.map(({ id, version }, index) => ({ id, version, choice: choices[index] ?? 'open' })),
          talked: ticked.map((row) => row.id),
          actions: made,
          points: added,
        })
        const bodies = ticked.map((row) => row.body)
        expectedActions = [
          ...expectedActions.filter((body) => !closed.includes(body)),
          ...made.map((row) => row.body),
        ]
        expectedPoints = [
          ...expectedPoints.filter((body) => !bodies.includes(body)),
          ...added.filter((row) => !('talked' in row)).map((row) => row.body),
        ]
      }
      const left = await listOpenActions(mentor)
      expect([...left.yours, ...left.waiting].map((row) => row.body).sort()).toEqual(expectedActions.sort())
      expect((await open(mentor, mentorshipId)).sort()).toEqual(expectedPoints.sort())
    }),
    { numRuns: cases(12) },
  )
})
