import { beforeEach, expect, test } from 'vitest'
import { FieldRefused, FormUsed, NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { changeCadenceInput, pairInput } from '#lib/mentorships/input.ts'
import { getPair, listPairs } from '#lib/mentorships/reads.ts'
import { changeCadence, endMentorship, pairMentorAndJunior } from '#lib/mentorships/writes.ts'
import { listGivenOneself } from '#lib/teams/reads.ts'
import { testNow } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { refusedFields } from '#tests/support/refused-fields.ts'
import { auditBySubject, mentorshipById } from '#tests/support/stored.ts'
import { join } from '#tests/support/world/people.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()
let world: World
beforeEach(async () => {
  world = await makeWorld()
})
const form = (mentor = world.otherMentor, junior = world.junior) => ({
  formId: newId(),
  teamId: world.teamId,
  mentorId: mentor.viewer.id,
  juniorId: junior.viewer.id,
  cadenceDays: 10,
})

test('pairs a mentor and a junior from now on; sent twice it is one', async () => {
  const { lead } = world
  const sent = form()
  const id = await pairMentorAndJunior(lead, sent)
  expect(await pairMentorAndJunior(lead, sent)).toBe(id)
  expect(await mentorshipById(id)).toMatchObject({ cadenceDays: 10, startedAt: testNow, endedAt: null })
  expect(await auditBySubject('mentorship.started', id)).toHaveLength(1)
})

test('two people are a pair once, and again after it ended', async () => {
  const { mentor, lead, mentorshipId, admin } = world
  const again = form(mentor)
  await expect(pairMentorAndJunior(lead, again)).rejects.toMatchObject({ field: 'juniorId' })
  await endMentorship(lead, { mentorshipId, version: 1 })
  const id = await pairMentorAndJunior(admin, again)
  expect(await mentorshipById(id)).toMatchObject({ endedAt: null })
})

test('nobody is paired with themself, or without the role', async () => {
  const { mentor, teamId, lead, junior, outsider, otherMentor } = world
  await join(mentor.viewer.id, teamId, 'junior')
  const wrong = [form(mentor, mentor), form(lead, junior), form(outsider, junior), form(mentor, otherMentor)]
  for (const sent of wrong) await expect(pairMentorAndJunior(lead, sent)).rejects.toThrow(FieldRefused)
})

test('members may not, strangers find nothing', async () => {
  const { mentor, outsider, junior, teamId, mentorshipId } = world
  await expect(pairMentorAndJunior(mentor, form())).rejects.toThrow(Refused)
  await expect(pairMentorAndJunior(outsider, form())).rejects.toThrow(NotFound)
  for (const ctx of [mentor, junior, outsider]) {
    await expect(endMentorship(ctx, { mentorshipId, version: 1 })).rejects.toThrow(NotFound)
    await expect(
      changeCadence(ctx, { formId: newId(), mentorshipId, version: 1, cadenceDays: 7 }),
    ).rejects.toThrow(NotFound)
    await expect(getPair(ctx, teamId, mentorshipId)).rejects.toThrow(NotFound)
  }
  expect(await mentorshipById(mentorshipId)).toMatchObject({ endedAt: null, cadenceDays: 14 })
})

test('the same form for another team is a used one', async () => {
  const { otherTeamId, admin } = world
  const sent = form()
  await pairMentorAndJunior(admin, sent)
  await expect(pairMentorAndJunior(admin, { ...sent, teamId: otherTeamId })).rejects.toThrow(FormUsed)
})

test('an admin who pairs themself with a junior is shown to the team while it lasts', async () => {
  const { admin, teamId, junior, lead } = world
  await join(admin.viewer.id, teamId, 'mentor')
  const sent = form(admin)
  const id = await pairMentorAndJunior(admin, sent)
  expect(await listGivenOneself(junior, teamId)).toMatchObject([{ name: 'Admin One', what: 'pair' }])
  await endMentorship(lead, { mentorshipId: id, version: 1 })
  expect(await listGivenOneself(junior, teamId)).toEqual([])
})

test('the cadence changes; a stale form is refused with what is saved', async () => {
  const { mentorshipId, lead, teamId, admin, formerMentorshipId } = world
  const sent = { formId: newId(), mentorshipId, version: 1, cadenceDays: 7 }
  expect(await changeCadence(lead, sent)).toBe(teamId)
  await changeCadence(lead, sent)
  expect(await mentorshipById(mentorshipId)).toMatchObject({ cadenceDays: 7, version: 2 })
  const stale = changeCadence(admin, { ...sent, cadenceDays: 21 })
  await expect(stale).rejects.toThrow(Stale)
  await expect(stale).rejects.toMatchObject({ version: 2, saved: { cadenceDays: '7' } })
  const ended = { formId: newId(), mentorshipId: formerMentorshipId, version: 1, cadenceDays: 7 }
  await expect(changeCadence(lead, ended)).rejects.toThrow(Refused)
})

test('ending keeps the row, says who ended it, and happens once', async () => {
  const { lead, teamId, admin, mentorshipId } = world
  await changeCadence(lead, { formId: newId(), mentorshipId, version: 1, cadenceDays: 7 })
  await expect(endMentorship(admin, { mentorshipId, version: 1 })).rejects.toThrow(
    'Ruth Adeyemi changed how often they meet at 17:45.',
  )
  expect(await endMentorship(lead, { mentorshipId, version: 2 })).toBe(teamId)
  await endMentorship(admin, { mentorshipId, version: 1 })
  expect(await mentorshipById(mentorshipId)).toMatchObject({
    endedAt: testNow,
    endedById: lead.viewer.id,
  })
  expect(await auditBySubject('mentorship.ended', mentorshipId)).toHaveLength(1)
  await expect(getPair(lead, teamId, mentorshipId)).rejects.toThrow(NotFound)
})

test('leads and admins see all pairs of a team, members their own', async () => {
  const { teamId, admin, otherJunior, formerMentor, outsider } = world
  const names = async (ctx: typeof world.lead) =>
    (await listPairs(ctx, teamId)).map(({ junior, mentor }) => `${junior.name}, ${mentor.name}`)
  const all = ['Ada Okonkwo, Marisol Vega', 'Tomasz Zieliński, Kenji Mori']
  expect(await names(world.lead)).toEqual(all)
  expect(await names(admin)).toEqual(all)
  expect(await names(world.mentor)).toEqual([all[0]])
  expect(await names(otherJunior)).toEqual([all[1]])
  expect(await names(formerMentor)).toEqual([])
  expect(await names(outsider)).toEqual([])
})

test('what comes in has to be whole', () => {
  const good = { teamId: newId(), mentorId: newId(), juniorId: newId(), cadenceDays: '14' }
  expect(refusedFields(pairInput, good)).toEqual([])
  expect(refusedFields(pairInput, { ...good, mentorId: '', cadenceDays: '' })).toEqual([
    'mentorId',
    'cadenceDays',
  ])
  expect(
    changeCadenceInput.safeParse({ mentorshipId: newId(), version: '1', cadenceDays: '366' }).success,
  ).toBe(false)
})
