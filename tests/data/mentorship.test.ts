import { beforeEach, expect, test } from 'vitest'
import { FieldRefused, NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { changeCadenceInput, pairInput } from '#lib/mentorships/input.ts'
import { getPair, listPairs } from '#lib/mentorships/reads.ts'
import { changeCadence, endMentorship, pairMentorAndJunior } from '#lib/mentorships/writes.ts'
import { listGivenOneself } from '#lib/teams/reads.ts'
import { testNow } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { auditOf, mentorshipOf } from '#tests/support/records.ts'
import { join, makeTestTeam, type TestTeam } from '#tests/support/team.ts'

openTestDatabase()
let team: TestTeam
beforeEach(async () => {
  team = await makeTestTeam()
})
const form = (mentor = team.otherMentor, junior = team.junior) => ({
  id: newId(),
  teamId: team.teamId,
  mentorId: mentor.viewer.id,
  juniorId: junior.viewer.id,
  cadenceDays: 10,
})

test('pairs a mentor and a junior from now on; sent twice it is one', async () => {
  const sent = form()
  expect(await pairMentorAndJunior(team.lead, sent)).toBe(sent.id)
  expect(await pairMentorAndJunior(team.lead, sent)).toBe(sent.id)
  expect(await mentorshipOf(sent.id)).toMatchObject({ cadenceDays: 10, startedAt: testNow, endedAt: null })
  expect(await auditOf('mentorship.started', sent.id)).toHaveLength(1)
})

test('two people are a pair once, and again after it ended', async () => {
  const again = form(team.mentor)
  await expect(pairMentorAndJunior(team.lead, again)).rejects.toMatchObject({ field: 'juniorId' })
  await endMentorship(team.lead, { mentorshipId: team.mentorshipId })
  expect(await pairMentorAndJunior(team.admin, again)).toBe(again.id)
})

test('nobody is paired with themself, or without the role', async () => {
  await join(team.mentor.viewer.id, team.teamId, 'junior')
  const wrong = [
    form(team.mentor, team.mentor),
    form(team.lead, team.junior),
    form(team.outsider, team.junior),
    form(team.mentor, team.otherMentor),
  ]
  for (const sent of wrong) await expect(pairMentorAndJunior(team.lead, sent)).rejects.toThrow(FieldRefused)
})

test('members may not, strangers find nothing', async () => {
  await expect(pairMentorAndJunior(team.mentor, form())).rejects.toThrow(Refused)
  await expect(pairMentorAndJunior(team.outsider, form())).rejects.toThrow(NotFound)
  const { mentorshipId } = team
  for (const ctx of [team.mentor, team.junior, team.outsider]) {
    await expect(endMentorship(ctx, { mentorshipId })).rejects.toThrow(NotFound)
    await expect(changeCadence(ctx, { mentorshipId, version: 1, cadenceDays: 7 })).rejects.toThrow(NotFound)
    await expect(getPair(ctx, team.teamId, mentorshipId)).rejects.toThrow(NotFound)
  }
  expect(await mentorshipOf(mentorshipId)).toMatchObject({ endedAt: null, cadenceDays: 14 })
})

test('an id that stands for a pair of another team is refused', async () => {
  const sent = form()
  await join(team.outsider.viewer.id, team.otherTeamId, 'mentor')
  await pairMentorAndJunior(team.lead, sent)
  await expect(pairMentorAndJunior(team.outsider, { ...sent, teamId: team.otherTeamId })).rejects.toThrow(
    Refused,
  )
})

test('an admin who pairs themself with a junior is shown to the team while it lasts', async () => {
  await join(team.admin.viewer.id, team.teamId, 'mentor')
  const sent = form(team.admin)
  await pairMentorAndJunior(team.admin, sent)
  expect(await listGivenOneself(team.junior, team.teamId)).toMatchObject([
    { name: 'Admin One', what: 'pair' },
  ])
  await endMentorship(team.lead, { mentorshipId: sent.id })
  expect(await listGivenOneself(team.junior, team.teamId)).toEqual([])
})

test('the cadence changes; a stale form is refused with what is saved', async () => {
  const sent = { mentorshipId: team.mentorshipId, version: 1, cadenceDays: 7 }
  expect(await changeCadence(team.lead, sent)).toBe(team.teamId)
  await changeCadence(team.lead, sent)
  expect(await mentorshipOf(team.mentorshipId)).toMatchObject({ cadenceDays: 7, version: 2 })
  const stale = changeCadence(team.admin, { ...sent, cadenceDays: 21 })
  await expect(stale).rejects.toThrow(Stale)
  await expect(stale).rejects.toMatchObject({ version: 2, saved: { cadenceDays: '7' } })
  const ended = { mentorshipId: team.formerMentorshipId, version: 1, cadenceDays: 7 }
  await expect(changeCadence(team.lead, ended)).rejects.toThrow(Refused)
})

test('ending keeps the row, says who ended it, and happens once', async () => {
  const { mentorshipId } = team
  expect(await endMentorship(team.lead, { mentorshipId })).toBe(team.teamId)
  await endMentorship(team.admin, { mentorshipId })
  expect(await mentorshipOf(mentorshipId)).toMatchObject({
    endedAt: testNow,
    endedById: team.lead.viewer.id,
  })
  expect(await auditOf('mentorship.ended', mentorshipId)).toHaveLength(1)
  await expect(getPair(team.lead, team.teamId, mentorshipId)).rejects.toThrow(NotFound)
})

test('leads and admins see all pairs of a team, members their own', async () => {
  const names = async (ctx: typeof team.lead) =>
    (await listPairs(ctx, team.teamId)).map(({ junior, mentor }) => `${junior.name}, ${mentor.name}`)
  const all = ['Ada Okonkwo, Marisol Vega', 'Tomasz Zieliński, Kenji Mori']
  expect(await names(team.lead)).toEqual(all)
  expect(await names(team.admin)).toEqual(all)
  expect(await names(team.mentor)).toEqual([all[0]])
  expect(await names(team.otherJunior)).toEqual([all[1]])
  expect(await names(team.formerMentor)).toEqual([])
  expect(await names(team.outsider)).toEqual([])
})

test('what comes in has to be whole', () => {
  const problems = (input: object) => pairInput.safeParse(input).error?.issues.map(({ path }) => path[0])
  const good = { id: newId(), teamId: newId(), mentorId: newId(), juniorId: newId(), cadenceDays: '14' }
  expect(problems(good)).toBeUndefined()
  expect(problems({ ...good, mentorId: '', cadenceDays: '' })).toEqual(['mentorId', 'cadenceDays'])
  expect(
    changeCadenceInput.safeParse({ mentorshipId: newId(), version: '1', cadenceDays: '366' }).success,
  ).toBe(false)
})
