import { describe, expect, test } from 'vitest'
import { FieldRefused, FormUsed, NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { listContacts, nextSessions } from '#lib/sessions/contacts/reads.ts'
import { planSessionInput } from '#lib/sessions/input.ts'
import { cancelSession, moveSession } from '#lib/sessions/planning/writes.ts'
import { getSession } from '#lib/sessions/reads.ts'
import { at } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { refusedFields } from '#tests/support/refused-fields.ts'
import { log, plan, raise } from '#tests/support/world/sessions.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()

describe('planning a session', () => {
  test('makes the next date that both see', async () => {
    const { mentor, junior, lead, mentorshipId } = await makeWorld()
    const { id } = await plan(mentor, mentorshipId)
    for (const who of [mentor, junior])
      expect(await nextSessions(who)).toMatchObject([
        { sessionId: id, heldOn: '2026-12-01', startsAt: '15:00', junior: { name: 'Ada Okonkwo' } },
      ])
    expect(await nextSessions(lead)).toEqual([])
  })
  test('is for the junior’s mentor of now', async () => {
    const { lead, junior, strangers, mentorshipId } = await makeWorld()
    for (const who of [lead, junior, ...strangers])
      await expect(plan(who, mentorshipId), who.viewer.name).rejects.toThrow(NotFound)
  })
  test('a second next date is refused, the same form again is not', async () => {
    const { mentor, mentorshipId, otherMentor, otherMentorshipId } = await makeWorld()
    const formId = newId()
    const { id } = await plan(mentor, mentorshipId, { formId })
    expect(await plan(mentor, mentorshipId, { formId })).toEqual({ id })
    await expect(plan(mentor, mentorshipId)).rejects.toThrow('Tuesday 1 December')
    await expect(plan(mentor, mentorshipId, { formId, heldOn: '2026-12-02' })).rejects.toThrow(FormUsed)
    expect((await plan(otherMentor, otherMentorshipId, { formId })).id).not.toBe(id)
  })
  test('times that don’t exist are refused at their field', async () => {
    const { mentor, mentorshipId } = await makeWorld()
    const skipped = { heldOn: '2027-03-28', startsAt: '02:30', agreedZone: 'Europe/Berlin' }
    await expect(plan(mentor, mentorshipId, skipped)).rejects.toThrow(FieldRefused)
    const form = { mentorshipId: newId(), heldOn: '', startsAt: '9' }
    expect(refusedFields(planSessionInput, form)).toEqual(['heldOn', 'startsAt'])
  })
})

describe('moving and cancelling', () => {
  test('moves the date; an old version is shown both', async () => {
    const { mentor, mentorshipId, junior } = await makeWorld()
    const { id } = await plan(mentor, mentorshipId)
    await moveSession(mentor, {
      formId: newId(),
      sessionId: id,
      version: 1,
      heldOn: '2026-12-03',
      startsAt: null,
    })
    expect(await getSession(junior, id)).toMatchObject({ heldOn: '2026-12-03', startsAt: null })
    const late = moveSession(mentor, {
      formId: newId(),
      sessionId: id,
      version: 1,
      heldOn: '2026-12-09',
      startsAt: '10:00',
    })
    await expect(late).rejects.toThrow(Stale)
    await expect(late).rejects.toMatchObject({ version: 2, saved: { heldOn: '2026-12-03', startsAt: '' } })
  })
  test('is for its mentor; others in the circle are told so, everybody else finds nothing', async () => {
    const { mentor, lead, junior, strangers, mentorshipId } = await makeWorld()
    const { id } = await plan(mentor, mentorshipId)
    const move = { formId: newId(), sessionId: id, version: 1, heldOn: '2026-12-03', startsAt: null }
    for (const who of [lead, junior]) {
      await expect(moveSession(who, move), who.viewer.name).rejects.toThrow(Refused)
      await expect(cancelSession(who, move), who.viewer.name).rejects.toThrow(Refused)
    }
    for (const who of strangers) {
      await expect(moveSession(who, move), who.viewer.name).rejects.toThrow(NotFound)
      await expect(cancelSession(who, move), who.viewer.name).rejects.toThrow(NotFound)
    }
  })
  test('a cancelled one leaves the agenda, and makes room for another date', async () => {
    const { mentor, mentorshipId, junior } = await makeWorld()
    const { id } = await plan(mentor, mentorshipId)
    await raise(junior, mentorshipId, 'Still to talk about')
    await cancelSession(mentor, { sessionId: id, version: 1 })
    await cancelSession(mentor, { sessionId: id, version: 1 })
    expect(await getSession(junior, id)).toMatchObject({ state: 'cancelled' })
    const next = await plan(mentor, mentorshipId)
    expect((await getSession(junior, next.id)).points).toMatchObject([{ body: 'Still to talk about' }])
  })
  test('cancelling and moving from an older page is told of the new date', async () => {
    const { mentor, mentorshipId } = await makeWorld()
    const { id } = await plan(mentor, mentorshipId)
    await moveSession(mentor, {
      formId: newId(),
      sessionId: id,
      version: 1,
      heldOn: '2026-12-03',
      startsAt: '10:00',
    })
    const told = 'You moved this session at 17:45. It is planned for Thursday 3 December at 10:00 now.'
    await expect(cancelSession(mentor, { sessionId: id, version: 1 })).rejects.toThrow(told)
    const move = { formId: newId(), sessionId: id, version: 1, heldOn: '2026-12-09', startsAt: null }
    await expect(moveSession(mentor, move)).rejects.toThrow(told)
    expect(await getSession(mentor, id)).toMatchObject({ state: 'planned', heldOn: '2026-12-03' })
  })
  test('what was held is neither moved nor cancelled', async () => {
    const { mentor, mentorshipId } = await makeWorld()
    const { id } = await log(mentor, mentorshipId)
    await expect(cancelSession(mentor, { sessionId: id, version: 1 })).rejects.toThrow(Refused)
    const move = { formId: newId(), sessionId: id, version: 1, heldOn: '2026-12-03', startsAt: null }
    await expect(moveSession(mentor, move)).rejects.toThrow(Refused)
  })
})

describe('contact', () => {
  test('counts from the last session held, in the circle alone', async () => {
    const world = await makeWorld()
    const { teamId, mentorshipId, junior, lead, formerMentor, outsider, admin } = world
    const contact = async (who: World['mentor']) => listContacts(who, { teamId })
    expect(await contact(world.mentor)).toMatchObject([{ lastHeldOn: null, state: 'red', next: null }])
    await log(world.mentor, mentorshipId, { heldOn: '2026-11-02', nextOn: '2026-12-01', nextAt: '10:00' })
    const seen = { lastHeldOn: '2026-11-02', daysSince: 15, state: 'amber', next: { heldOn: '2026-12-01' } }
    for (const who of [world.mentor, junior]) expect(await contact(who)).toMatchObject([seen])
    expect((await contact(lead)).map((row) => [row.junior.name, row.state])).toEqual([
      ['Ada Okonkwo', 'amber'],
      ['Tomasz Zieliński', 'red'],
    ])
    for (const who of [formerMentor, outsider, admin]) expect(await contact(who)).toEqual([])
    expect(await listContacts(world.mentor, { asMentor: true })).toHaveLength(1)
    expect(await listContacts(junior, { asMentor: true })).toEqual([])
  })
  test('today is the junior’s', async () => {
    const { mentor, mentorshipId, junior } = await makeWorld()
    await log(mentor, mentorshipId, { heldOn: '2026-11-17' })
    // 18:30 in UTC is after midnight in Kathmandu.
    const [late] = await listContacts(at(mentor, '2026-12-01T18:30:00Z'), {
      juniorId: junior.viewer.id,
    })
    expect(late).toMatchObject({ daysSince: 15, state: 'amber' })
    const [early] = await listContacts(at(mentor, '2026-12-01T18:00:00Z'), {
      juniorId: junior.viewer.id,
    })
    expect(early).toMatchObject({ daysSince: 14, state: 'fine' })
  })
})
