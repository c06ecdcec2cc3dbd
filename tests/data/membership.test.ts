import { beforeEach, expect, test } from 'vitest'
import { NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { pairMentorAndJunior } from '#lib/mentorships/writes.ts'
import { roleInput } from '#lib/teams/input.ts'
import { addMember, endRole, leaveTeam } from '#lib/teams/members/writes.ts'
import { listGivenOneself } from '#lib/teams/reads.ts'
import { testNow } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { auditBySubject, mentorshipById, rolesInTeam } from '#tests/support/stored.ts'
import { join, shownEnding } from '#tests/support/world/people.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()
let world: World
let ids: { teamId: string; ada: string; marisol: string; ruth: string }
beforeEach(async () => {
  world = await makeWorld()
  const [ada, marisol, ruth] = [world.junior.viewer.id, world.mentor.viewer.id, world.lead.viewer.id]
  ids = { teamId: world.teamId, ada, marisol, ruth }
})

test('a lead gives a member another role; sent twice it is one', async () => {
  const { lead } = world
  const form = { teamId: ids.teamId, personId: ids.ada, role: 'mentor' as const }
  await addMember(lead, form)
  await addMember(lead, form)
  expect(await rolesInTeam(ids.ada, ids.teamId)).toEqual(['junior', 'mentor'])
  expect(await auditBySubject('membership.started', ids.ada)).toMatchObject([{ detail: 'mentor' }])
})

test('nobody reaches people of other teams by their id: they accept an invite', async () => {
  const { outsider, lead, admin } = world
  const form = { teamId: ids.teamId, personId: outsider.viewer.id, role: 'mentor' as const }
  for (const ctx of [lead, admin]) await expect(addMember(ctx, form)).rejects.toThrow(NotFound)
  expect(await rolesInTeam(form.personId, ids.teamId)).toEqual([])
})

test('members may not, strangers find no team', async () => {
  const { junior, mentor, outsider } = world
  const form = { teamId: ids.teamId, personId: ids.ada, role: 'lead' as const }
  for (const ctx of [junior, mentor]) await expect(addMember(ctx, form)).rejects.toThrow(Refused)
  await expect(addMember(outsider, form)).rejects.toThrow(NotFound)
  await expect(endRole(junior, await shownEnding({ ...form, role: 'junior' }))).rejects.toThrow(Refused)
  await expect(endRole(outsider, await shownEnding({ ...form, role: 'junior' }))).rejects.toThrow(NotFound)
  expect(await rolesInTeam(ids.ada, ids.teamId)).toEqual(['junior'])
})

test('an admin who lets themself in is shown to the team while it lasts', async () => {
  const { admin, junior, outsider, lead } = world
  const self = admin.viewer.id
  await addMember(admin, { teamId: ids.teamId, personId: ids.ada, role: 'mentor' })
  expect(await listGivenOneself(junior, ids.teamId)).toEqual([])
  await addMember(admin, { teamId: ids.teamId, personId: self, role: 'lead' })
  expect(await listGivenOneself(junior, ids.teamId)).toMatchObject([
    { name: 'Admin One', what: 'lead', at: testNow },
  ])
  expect(await listGivenOneself(outsider, ids.teamId)).toEqual([])
  await endRole(lead, await shownEnding({ teamId: ids.teamId, personId: self, role: 'lead' }))
  expect(await listGivenOneself(junior, ids.teamId)).toEqual([])
})

test('the end of a role ends its mentorships, and nothing is deleted', async () => {
  const { lead, mentorshipId } = world
  await endRole(lead, await shownEnding({ teamId: ids.teamId, personId: ids.marisol, role: 'mentor' }))
  expect(await rolesInTeam(ids.marisol, ids.teamId)).toEqual(['mentor (ended)'])
  expect(await mentorshipById(mentorshipId)).toMatchObject({ endedAt: testNow, endedById: ids.ruth })
  expect(await auditBySubject('mentorship.ended', mentorshipId)).toMatchObject([{ actorId: ids.ruth }])
  // Sent again, it changes nothing.
  await endRole(lead, await shownEnding({ teamId: ids.teamId, personId: ids.marisol, role: 'mentor' }))
  expect(await auditBySubject('membership.ended', ids.marisol)).toHaveLength(1)
})

test('the end of one role leaves what hangs on the other', async () => {
  const { lead, mentorshipId } = world
  await join(ids.marisol, ids.teamId, 'junior')
  await endRole(lead, await shownEnding({ teamId: ids.teamId, personId: ids.marisol, role: 'junior' }))
  expect((await mentorshipById(mentorshipId))?.endedAt).toBeNull()
})

test('everybody may leave; others are taken out by leads and admins alone', async () => {
  const { mentor, junior, mentorshipId, admin, lead } = world
  await expect(
    leaveTeam(mentor, await shownEnding({ teamId: ids.teamId, personId: ids.ada })),
  ).rejects.toThrow(NotFound)
  await leaveTeam(junior, await shownEnding({ teamId: ids.teamId, personId: ids.ada }))
  expect(await rolesInTeam(ids.ada, ids.teamId)).toEqual(['junior (ended)'])
  expect((await mentorshipById(mentorshipId))?.endedAt).toEqual(testNow)
  await leaveTeam(admin, await shownEnding({ teamId: ids.teamId, personId: ids.marisol }))
  expect(await rolesInTeam(ids.marisol, ids.teamId)).toEqual(['mentor (ended)'])
  await expect(leaveTeam(lead, await shownEnding({ teamId: ids.teamId, personId: newId() }))).rejects.toThrow(
    NotFound,
  )
})

test('the last lead can’t go by themself; an admin may take them out', async () => {
  const { lead, admin } = world
  const form = { teamId: ids.teamId, personId: ids.ruth }
  await expect(leaveTeam(lead, await shownEnding(form))).rejects.toThrow(Refused)
  await expect(endRole(lead, await shownEnding({ ...form, role: 'lead' }))).rejects.toThrow(Refused)
  expect(await rolesInTeam(ids.ruth, ids.teamId)).toEqual(['lead'])
  await leaveTeam(admin, await shownEnding(form))
  expect(await rolesInTeam(ids.ruth, ids.teamId)).toEqual(['lead (ended)'])
})

test('a role that ended can be given again, as a new one', async () => {
  const { lead } = world
  const form = { teamId: ids.teamId, personId: ids.ada, role: 'junior' as const }
  await addMember(lead, { ...form, role: 'mentor' })
  await endRole(lead, await shownEnding(form))
  await addMember(lead, form)
  expect(await rolesInTeam(ids.ada, ids.teamId)).toEqual(['junior', 'junior (ended)', 'mentor'])
})

test('what comes in has to be whole', () => {
  const good = { teamId: newId(), personId: newId(), role: 'lead' }
  expect(roleInput.safeParse(good).success).toBe(true)
  expect(roleInput.safeParse({ ...good, role: 'owner' }).success).toBe(false)
  expect(roleInput.safeParse({ ...good, personId: "' or 1=1" }).success).toBe(false)
})

test('roles are ended as the page showed them: a mentorship begun meanwhile isn’t ended unread', async () => {
  const { teamId, lead, admin, otherMentor, junior } = await makeWorld()
  const personId = otherMentor.viewer.id
  const form = await shownEnding({ teamId, personId })
  await pairMentorAndJunior(admin, {
    formId: newId(),
    teamId,
    mentorId: personId,
    juniorId: junior.viewer.id,
    cadenceDays: 14,
  })
  const told = 'Admin One started a mentorship of this person at 17:45.'
  await expect(endRole(lead, { ...form, role: 'mentor' })).rejects.toThrow(told)
  await expect(leaveTeam(lead, form)).rejects.toThrow(told)
  expect(await rolesInTeam(personId, teamId)).toEqual(['mentor'])
  await endRole(lead, { ...(await shownEnding(form)), role: 'mentor' })
  expect(await rolesInTeam(personId, teamId)).toEqual(['mentor (ended)'])
})
