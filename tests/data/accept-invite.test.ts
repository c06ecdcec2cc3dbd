import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { deactivatePerson } from '#lib/admin/writes.ts'
import { type Ctx, makeContext } from '#lib/core/context.ts'
import { FieldRefused, NotFound, Refused } from '#lib/core/errors.ts'
import { newId, newToken } from '#lib/core/ids.ts'
import { acceptInvite, joinByInvite } from '#lib/invites/accepting/writes.ts'
import { findInvite } from '#lib/invites/reads.ts'
import { createAdminInvite, createInvite, takeInviteBack } from '#lib/invites/writes.ts'
import { createPerson } from '#lib/people/writes.ts'
import { leaveTeam } from '#lib/teams/members/writes.ts'
import { listGivenOneself } from '#lib/teams/reads.ts'
import { contextOf, systemContext, systemContextAfter } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { auditBySubject, personById, rolesInTeam } from '#tests/support/stored.ts'
import { shownEnding } from '#tests/support/world/people.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()
const system = systemContext()
let world: World
let email: string
let inviteId: string
let token: string
beforeEach(async () => {
  world = await makeWorld()
  email = `new.${newId()}@test.cairn`
  inviteId = newId()
  token = await createInvite(world.lead, { id: inviteId, teamId: world.teamId, email, role: 'mentor' })
})
const form = { name: 'New Person', password: 'seven grey stones', timeZone: 'Europe/Berlin' }
const makeKnown = async (): Promise<Ctx> => {
  const id = await createPerson(system, { ...form, email })
  return contextOf({ id, email, name: form.name })
}

test('makes the account with the invited address and the role', async () => {
  const { teamId } = world
  const id = await acceptInvite(system, { ...form, token })
  const person = await personById(id)
  expect(person).toMatchObject({ email, name: 'New Person', timeZone: 'Europe/Berlin', isAdmin: false })
  expect(await rolesInTeam(id, teamId)).toEqual(['mentor'])
  expect((await findInvite(system, token)).state).toBe('accepted')
  expect(await auditBySubject('invite.accepted', inviteId)).toMatchObject([{ actorId: id, teamId }])
})

test('works once, however often it is sent', async () => {
  const tries = await Promise.allSettled([
    acceptInvite(system, { ...form, token }),
    acceptInvite(system, { ...form, token }),
  ])
  expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(acceptInvite(system, { ...form, token })).rejects.toThrow(Refused)
})

test('an invite without a team makes an admin', async () => {
  const { admin } = world
  const forAdmin = await createAdminInvite(admin, { id: newId(), email: `x.${email}` })
  const id = await acceptInvite(system, { ...form, token: forAdmin })
  const person = await personById(id)
  expect(person?.isAdmin).toBe(true)
})

test('a link that is unknown, taken back or old makes nothing', async () => {
  const { lead } = world
  await expect(acceptInvite(system, { ...form, token: newToken() })).rejects.toThrow(NotFound)
  const aWeekOn = systemContextAfter(7 * 86_400_000)
  await expect(acceptInvite(aWeekOn, { ...form, token })).rejects.toThrow(Refused)
  await takeInviteBack(lead, { inviteId })
  await expect(acceptInvite(system, { ...form, token })).rejects.toThrow(Refused)
  expect(await db.select().from(people).where(eq(people.email, email))).toEqual([])
})

test('a poor password is refused at its field, and the invite holds on', async () => {
  await expect(acceptInvite(system, { ...form, token, password: email })).rejects.toThrow(FieldRefused)
  expect((await findInvite(system, token)).state).toBe('open')
})

test('who got an account meanwhile joins with it, signed in', async () => {
  const { teamId } = world
  const known = await makeKnown()
  await expect(acceptInvite(system, { ...form, token })).rejects.toThrow(Refused)
  expect(await joinByInvite(known, { token })).toBe(teamId)
  expect(await rolesInTeam(known.viewer.id, teamId)).toEqual(['mentor'])
  await expect(joinByInvite(known, { token })).rejects.toThrow(Refused)
})

test('an account that exists, active or not, is answered alike, and its name and password stay', async () => {
  const known = await makeKnown()
  const tries = () =>
    acceptInvite(system, { ...form, name: 'A Thief', token, password: 'another grey stone' })
  const asKnown = await tries().catch((error: Error) => error)
  await deactivatePerson(world.admin, { personId: known.viewer.id })
  const asGone = await tries().catch((error: Error) => error)
  expect(asKnown).toBeInstanceOf(Refused)
  expect(asGone).toEqual(asKnown)
  expect(await personById(known.viewer.id)).toMatchObject({ name: form.name })
  expect((await findInvite(system, token)).state).toBe('open')
})

test('an admin who accepts a lead’s invite didn’t give themself the role', async () => {
  const { admin, lead, junior, teamId } = world
  const stored = (await personById(admin.viewer.id))?.email ?? ''
  const asAdmin = makeContext({ ...admin.viewer, email: stored }, admin.now)
  const asked = { teamId, email: stored, role: 'mentor' as const }
  await joinByInvite(asAdmin, { token: await createInvite(lead, { id: newId(), ...asked }) })
  expect(await rolesInTeam(admin.viewer.id, teamId)).toEqual(['mentor'])
  expect(await listGivenOneself(junior, teamId)).toEqual([])
  await leaveTeam(asAdmin, await shownEnding({ teamId, personId: admin.viewer.id }))
  await joinByInvite(asAdmin, { token: await createInvite(asAdmin, { id: newId(), ...asked }) })
  expect(await listGivenOneself(junior, teamId)).toMatchObject([{ what: 'mentor' }])
})

test('somebody else’s invite gives nothing', async () => {
  const { junior, teamId } = world
  await expect(joinByInvite(junior, { token })).rejects.toThrow(Refused)
  await expect(joinByInvite(junior, { token: newToken() })).rejects.toThrow(NotFound)
  expect(await rolesInTeam(junior.viewer.id, teamId)).toEqual(['junior'])
})
