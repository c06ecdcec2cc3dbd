import { beforeAll, describe, expect, test } from 'vitest'
import { FieldRefused, NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { listContacts, nextSessions } from '#lib/sessions/contacts/reads.ts'
import { planSessionInput } from '#lib/sessions/input.ts'
import { cancelSession, moveSession } from '#lib/sessions/planning/writes.ts'
import { getSession } from '#lib/sessions/reads.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { at, log, plan, point } from '#tests/support/sessions.ts'
import { makeTestTeam, type TestTeam } from '#tests/support/team.ts'

openTestDatabase()

let team: TestTeam
let plannedId: string
beforeAll(async () => {
  team = await makeTestTeam()
  plannedId = (await plan(team.mentor, team.mentorshipId)).id
})

const circleOnly = ['otherMentor', 'formerMentor', 'otherJunior', 'outsider', 'admin'] as const

describe('planning a session', () => {
  test('makes the next date that both see', async () => {
    for (const who of [team.mentor, team.junior])
      expect(await nextSessions(who)).toMatchObject([
        { sessionId: plannedId, heldOn: '2026-12-01', startsAt: '15:00', junior: { name: 'Ada Okonkwo' } },
      ])
    expect(await nextSessions(team.lead)).toEqual([])
  })
  test('is for the junior’s mentor of now', async () => {
    for (const who of ['lead', 'junior', ...circleOnly] as const)
      await expect(plan(team[who], team.mentorshipId), who).rejects.toThrow(NotFound)
  })
  test('a second next date is refused, the same form again is not', async () => {
    const own = await makeTestTeam()
    const id = newId()
    await plan(own.mentor, own.mentorshipId, { id })
    expect(await plan(own.mentor, own.mentorshipId, { id })).toEqual({ id })
    await expect(plan(own.mentor, own.mentorshipId)).rejects.toThrow('Tuesday 1 December')
    await expect(plan(team.mentor, team.mentorshipId, { id })).rejects.toThrow(Refused)
  })
  test('days that passed and times that don’t exist are refused at their field', async () => {
    const own = await makeTestTeam()
    await expect(plan(own.mentor, own.mentorshipId, { heldOn: '2026-11-16' })).rejects.toThrow(FieldRefused)
    expect(
      planSessionInput.safeParse({ mentorshipId: newId(), heldOn: '', startsAt: '9' }).error?.issues,
    ).toMatchObject([{ path: ['heldOn'] }, { path: ['startsAt'] }])
  })
})

describe('moving and cancelling', () => {
  test('moves the date; an old version is shown both', async () => {
    const own = await makeTestTeam()
    const { id } = await plan(own.mentor, own.mentorshipId)
    await moveSession(own.mentor, { sessionId: id, version: 1, heldOn: '2026-12-03', startsAt: null })
    expect(await getSession(own.junior, id)).toMatchObject({ heldOn: '2026-12-03', startsAt: null })
    const late = moveSession(own.mentor, {
      sessionId: id,
      version: 1,
      heldOn: '2026-12-09',
      startsAt: '10:00',
    })
    await expect(late).rejects.toThrow(Stale)
    await expect(late).rejects.toMatchObject({ version: 2, saved: { heldOn: '2026-12-03', startsAt: '' } })
  })
  test('is for its mentor; others in the circle are told so, everybody else finds nothing', async () => {
    const move = { sessionId: plannedId, version: 1, heldOn: '2026-12-03', startsAt: null }
    for (const who of ['lead', 'junior'] as const) {
      await expect(moveSession(team[who], move), who).rejects.toThrow(Refused)
      await expect(cancelSession(team[who], move), who).rejects.toThrow(Refused)
    }
    for (const who of circleOnly) {
      await expect(moveSession(team[who], move), who).rejects.toThrow(NotFound)
      await expect(cancelSession(team[who], move), who).rejects.toThrow(NotFound)
    }
  })
  test('a cancelled one leaves the agenda, and makes room for another date', async () => {
    const own = await makeTestTeam()
    const { id } = await plan(own.mentor, own.mentorshipId)
    await point(own.junior, own.mentorshipId, 'Still to talk about')
    await cancelSession(own.mentor, { sessionId: id })
    await cancelSession(own.mentor, { sessionId: id })
    expect(await getSession(own.junior, id)).toMatchObject({ state: 'cancelled' })
    const next = await plan(own.mentor, own.mentorshipId)
    expect((await getSession(own.junior, next.id)).points).toMatchObject([{ body: 'Still to talk about' }])
  })
  test('what was held is neither moved nor cancelled', async () => {
    const own = await makeTestTeam()
    const { id } = await log(own.mentor, own.mentorshipId)
    await expect(cancelSession(own.mentor, { sessionId: id })).rejects.toThrow(Refused)
    const move = { sessionId: id, version: 1, heldOn: '2026-12-03', startsAt: null }
    await expect(moveSession(own.mentor, move)).rejects.toThrow(Refused)
  })
})

describe('contact', () => {
  test('counts from the last session held, in the circle alone', async () => {
    const own = await makeTestTeam()
    const contact = async (who: TestTeam['mentor']) => listContacts(who, { teamId: own.teamId })
    expect(await contact(own.mentor)).toMatchObject([{ lastHeldOn: null, state: 'red', next: null }])
    await log(own.mentor, own.mentorshipId, { heldOn: '2026-11-02', nextOn: '2026-12-01', nextAt: '10:00' })
    const seen = { lastHeldOn: '2026-11-02', daysSince: 15, state: 'amber', next: { heldOn: '2026-12-01' } }
    for (const who of [own.mentor, own.junior]) expect(await contact(who)).toMatchObject([seen])
    expect((await contact(own.lead)).map((row) => [row.junior.name, row.state])).toEqual([
      ['Ada Okonkwo', 'amber'],
      ['Tomasz Zieliński', 'red'],
    ])
    for (const who of [own.formerMentor, own.outsider, own.admin]) expect(await contact(who)).toEqual([])
    expect(await listContacts(own.mentor, { asMentor: true })).toHaveLength(1)
    expect(await listContacts(own.junior, { asMentor: true })).toEqual([])
  })
  test('today is the junior’s', async () => {
    const own = await makeTestTeam()
    await log(own.mentor, own.mentorshipId, { heldOn: '2026-11-17' })
    // 18:30 in UTC is after midnight in Kathmandu.
    const [late] = await listContacts(at(own.mentor, '2026-12-01T18:30:00Z'), {
      juniorId: own.junior.viewer.id,
    })
    expect(late).toMatchObject({ daysSince: 15, state: 'amber' })
    const [early] = await listContacts(at(own.mentor, '2026-12-01T18:00:00Z'), {
      juniorId: own.junior.viewer.id,
    })
    expect(early).toMatchObject({ daysSince: 14, state: 'fine' })
  })
})
