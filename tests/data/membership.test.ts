import { beforeEach, expect, test } from 'vitest'
import { FieldRefused, NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { addByEmailInput, roleInput } from '#lib/teams/input.ts'
import { addMember, addMemberByEmail, endRole, leaveTeam } from '#lib/teams/members/writes.ts'
import { listGivenOneself } from '#lib/teams/reads.ts'
import { testNow } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { auditOf, mentorshipOf, rolesOf } from '#tests/support/records.ts'
import { join, makePerson, makeTestTeam, type TestTeam } from '#tests/support/team.ts'

openTestDatabase()
let team: TestTeam
let ids: { teamId: string; ada: string; marisol: string; ruth: string }
beforeEach(async () => {
  team = await makeTestTeam()
  const [ada, marisol, ruth] = [team.junior.viewer.id, team.mentor.viewer.id, team.lead.viewer.id]
  ids = { teamId: team.teamId, ada, marisol, ruth }
})

test('a lead gives a member one more role; sent twice it is one', async () => {
  const form = { teamId: ids.teamId, personId: ids.ada, role: 'mentor' as const }
  await addMember(team.lead, form)
  await addMember(team.lead, form)
  expect(await rolesOf(ids.ada, ids.teamId)).toEqual(['junior', 'mentor'])
  expect(await auditOf('membership.started', ids.ada)).toMatchObject([{ detail: 'mentor' }])
})

test('a lead doesn’t reach people of other teams by their id; an admin does', async () => {
  const form = { teamId: ids.teamId, personId: team.outsider.viewer.id, role: 'mentor' as const }
  await expect(addMember(team.lead, form)).rejects.toThrow(NotFound)
  await addMember(team.admin, form)
  expect(await rolesOf(form.personId, ids.teamId)).toEqual(['mentor'])
})

test('members may not, strangers find no team', async () => {
  const form = { teamId: ids.teamId, personId: ids.ada, role: 'lead' as const }
  for (const ctx of [team.junior, team.mentor]) await expect(addMember(ctx, form)).rejects.toThrow(Refused)
  await expect(addMember(team.outsider, form)).rejects.toThrow(NotFound)
  await expect(endRole(team.junior, { ...form, role: 'junior' })).rejects.toThrow(Refused)
  await expect(endRole(team.outsider, { ...form, role: 'junior' })).rejects.toThrow(NotFound)
  expect(await rolesOf(ids.ada, ids.teamId)).toEqual(['junior'])
})

test('somebody with an account is added by their address', async () => {
  const email = `known.${newId()}@test.cairn`
  const known = await makePerson('Known', { email })
  const form = { teamId: ids.teamId, email, role: 'junior' as const }
  expect(await addMemberByEmail(team.lead, form)).toBe(known)
  expect(await addMemberByEmail(team.lead, form)).toBe(known)
  expect(await rolesOf(known, ids.teamId)).toEqual(['junior'])
  const unknown = addMemberByEmail(team.lead, { ...form, email: 'nobody@test.cairn' })
  await expect(unknown).rejects.toThrow(FieldRefused)
  const gone = `gone.${newId()}@test.cairn`
  await makePerson('Gone', { email: gone, deactivatedAt: testNow })
  await expect(addMemberByEmail(team.lead, { ...form, email: gone })).rejects.toThrow(FieldRefused)
  await expect(addMemberByEmail(team.mentor, form)).rejects.toThrow(Refused)
})

test('an admin who lets themself in is shown to the team while it lasts', async () => {
  const self = team.admin.viewer.id
  await addMember(team.admin, { teamId: ids.teamId, personId: ids.ada, role: 'mentor' })
  expect(await listGivenOneself(team.junior, ids.teamId)).toEqual([])
  await addMember(team.admin, { teamId: ids.teamId, personId: self, role: 'lead' })
  expect(await listGivenOneself(team.junior, ids.teamId)).toMatchObject([
    { name: 'Admin One', what: 'lead', at: testNow },
  ])
  expect(await listGivenOneself(team.outsider, ids.teamId)).toEqual([])
  await endRole(team.lead, { teamId: ids.teamId, personId: self, role: 'lead' })
  expect(await listGivenOneself(team.junior, ids.teamId)).toEqual([])
})

test('the end of a role ends its mentorships, and nothing is deleted', async () => {
  await endRole(team.lead, { teamId: ids.teamId, personId: ids.marisol, role: 'mentor' })
  expect(await rolesOf(ids.marisol, ids.teamId)).toEqual(['mentor (ended)'])
  expect(await mentorshipOf(team.mentorshipId)).toMatchObject({ endedAt: testNow, endedById: ids.ruth })
  expect(await auditOf('mentorship.ended', team.mentorshipId)).toMatchObject([{ actorId: ids.ruth }])
  // Sent again, it changes nothing.
  await endRole(team.lead, { teamId: ids.teamId, personId: ids.marisol, role: 'mentor' })
  expect(await auditOf('membership.ended', ids.marisol)).toHaveLength(1)
})

test('the end of one role leaves what hangs on the other', async () => {
  await join(ids.marisol, ids.teamId, 'junior')
  await endRole(team.lead, { teamId: ids.teamId, personId: ids.marisol, role: 'junior' })
  expect((await mentorshipOf(team.mentorshipId))?.endedAt).toBeNull()
})

test('everybody may leave; others are taken out by leads and admins alone', async () => {
  await expect(leaveTeam(team.mentor, { teamId: ids.teamId, personId: ids.ada })).rejects.toThrow(NotFound)
  await leaveTeam(team.junior, { teamId: ids.teamId, personId: ids.ada })
  expect(await rolesOf(ids.ada, ids.teamId)).toEqual(['junior (ended)'])
  expect((await mentorshipOf(team.mentorshipId))?.endedAt).toEqual(testNow)
  await leaveTeam(team.admin, { teamId: ids.teamId, personId: ids.marisol })
  expect(await rolesOf(ids.marisol, ids.teamId)).toEqual(['mentor (ended)'])
  await expect(leaveTeam(team.lead, { teamId: ids.teamId, personId: newId() })).rejects.toThrow(NotFound)
})

test('the last lead can’t go by themself; an admin may take them out', async () => {
  const form = { teamId: ids.teamId, personId: ids.ruth }
  await expect(leaveTeam(team.lead, form)).rejects.toThrow(Refused)
  await expect(endRole(team.lead, { ...form, role: 'lead' })).rejects.toThrow(Refused)
  expect(await rolesOf(ids.ruth, ids.teamId)).toEqual(['lead'])
  await leaveTeam(team.admin, form)
  expect(await rolesOf(ids.ruth, ids.teamId)).toEqual(['lead (ended)'])
})

test('a role that ended can be given again, as a new one', async () => {
  const form = { teamId: ids.teamId, personId: ids.ada, role: 'junior' as const }
  await addMember(team.lead, { ...form, role: 'mentor' })
  await endRole(team.lead, form)
  await addMember(team.lead, form)
  expect(await rolesOf(ids.ada, ids.teamId)).toEqual(['junior', 'junior (ended)', 'mentor'])
})

test('what comes in has to be whole', () => {
  const good = { teamId: newId(), personId: newId(), role: 'lead' }
  expect(roleInput.safeParse(good).success).toBe(true)
  expect(roleInput.safeParse({ ...good, role: 'owner' }).success).toBe(false)
  expect(roleInput.safeParse({ ...good, personId: "' or 1=1" }).success).toBe(false)
  expect(addByEmailInput.safeParse({ teamId: newId(), email: 'x', role: 'junior' }).success).toBe(false)
})
