import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { invites } from '#db/schema/people.ts'
import { setAdminRight } from '#lib/admin/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused, NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { acceptInvite } from '#lib/invites/accepting/writes.ts'
import { createInvitesInput } from '#lib/invites/input.ts'
import { findInvite, getInvite, listOpenInvites } from '#lib/invites/reads.ts'
import { inviteDays } from '#lib/invites/rules.ts'
import { createAdminInvite, createInvite, takeInviteBack } from '#lib/invites/writes.ts'
import { endRole } from '#lib/teams/members/writes.ts'
import { at, contextOf, systemContext, systemContextAfter, testNow } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { auditBySubject, personById } from '#tests/support/stored.ts'
import { join, makePerson, shownEnding } from '#tests/support/world/people.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()
const system = systemContext()
let world: World
let email: string
beforeEach(async () => {
  world = await makeWorld()
  email = `new.${newId()}@test.cairn`
})
const make = (ctx: Ctx, id = newId(), role: 'lead' | 'mentor' | 'junior' = 'junior') =>
  createInvite(ctx, { id, teamId: world.teamId, email, role })

test('a lead makes a link; it says what it is for, and holds for seven days', async () => {
  const { lead, teamId } = world
  const id = newId()
  const token = await make(lead, id)
  expect(await findInvite(system, token)).toMatchObject({
    email,
    teamName: 'Pythonistas',
    role: 'junior',
    invitedBy: 'Ruth Adeyemi',
    state: 'open',
  })
  const [row] = await db.select().from(invites).where(eq(invites.id, id))
  expect(row?.tokenHash).not.toContain(token)
  const afterAWeek = systemContextAfter(7 * 86_400_000)
  expect((await findInvite(afterAWeek, token)).state).toBe('expired')
  expect(await auditBySubject('invite.made', id)).toMatchObject([{ teamId, detail: 'junior' }])
})

test('an admin invites to every team, and other admins', async () => {
  const { admin, lead } = world
  expect(await findInvite(system, await make(admin))).toMatchObject({ teamName: 'Pythonistas' })
  const token = await createAdminInvite(admin, { id: newId(), email })
  expect(await findInvite(system, token)).toMatchObject({ teamName: null, role: null })
  await expect(createAdminInvite(lead, { id: newId(), email })).rejects.toThrow(NotFound)
})

test('others can’t: members are told, strangers find nothing', async () => {
  const { mentor, junior, outsider } = world
  await expect(make(mentor)).rejects.toThrow(Refused)
  await expect(make(junior)).rejects.toThrow(Refused)
  await expect(make(outsider)).rejects.toThrow(NotFound)
})

test('a lead learns nothing about an address: known, unknown or deactivated, the link is the same', async () => {
  const { lead, outsider } = world
  const made = async (name: string, fields?: object) => {
    email = `${name}.${newId()}@test.cairn`
    if (fields) await makePerson(name, { email, ...fields })
    const id = newId()
    const token = await make(lead, id)
    const { email: _address, ...link } = await findInvite(system, token)
    const { id: _id, email: _email, ...listed } = await getInvite(lead, id)
    return { length: token.length, link, listed }
  }
  const unknown = await made('unknown')
  expect(await made('known', {})).toEqual(unknown)
  expect(await made('gone', { deactivatedAt: testNow })).toEqual(unknown)
  // Nor does another team's invite show.
  email = `elsewhere.${newId()}@test.cairn`
  const elsewhere = newId()
  await createInvite(outsider, { id: elsewhere, teamId: world.otherTeamId, email, role: 'junior' })
  const here = newId()
  await make(lead, here)
  expect((await listOpenInvites(lead, world.teamId)).map(({ id }) => id)).toContain(here)
  expect((await getInvite(outsider, elsewhere)).state).toBe('open')
})

test('a member is named at the field: their roles are given on their page', async () => {
  const { lead, mentor } = world
  email = (await personById(mentor.viewer.id))?.email ?? ''
  await expect(make(lead)).rejects.toMatchObject({ field: 'email', message: /Marisol Vega is in this team/ })
  const form = { formId: newId(), teamId: world.teamId, email: email.toUpperCase(), role: 'lead' }
  expect(createInvitesInput.parse(form).email).toMatchObject([{ email, problem: null }])
})

test('a second invite to the same role replaces the first; to another role, and of another team, it doesn’t', async () => {
  const { lead, admin, outsider, otherTeamId } = world
  const first = await make(lead)
  const asMentor = await make(lead, newId(), 'mentor')
  const elsewhere = await createInvite(outsider, {
    id: newId(),
    teamId: otherTeamId,
    email,
    role: 'junior',
  })
  const second = await make(admin)
  const states = await Promise.all(
    [first, asMentor, elsewhere, second].map(async (token) => (await findInvite(system, token)).state),
  )
  expect(states).toEqual(['taken-back', 'open', 'open', 'open'])
})

test('an admin is told that an address has an account: they see all of them', async () => {
  const { admin } = world
  await makePerson('Known', { email })
  const asAdmin = () => createAdminInvite(admin, { id: newId(), email })
  await expect(asAdmin()).rejects.toMatchObject({ field: 'email', message: /on their own page/ })
  email = `gone.${newId()}@test.cairn`
  await makePerson('Gone', { email, deactivatedAt: testNow })
  await expect(asAdmin()).rejects.toThrow(FieldRefused)
})

test('the same form sent twice makes one invite, whose last link holds', async () => {
  const { lead, admin } = world
  const id = newId()
  const [first, second] = [await make(lead, id), await make(lead, id)]
  await expect(findInvite(system, first)).rejects.toThrow(NotFound)
  expect((await findInvite(system, second)).state).toBe('open')
  const rows = await db.select().from(invites).where(eq(invites.email, email))
  expect(rows).toHaveLength(1)
  await expect(make(admin, id)).rejects.toThrow(Refused)
})

test('a form that is gone back to makes no link that is another than it says', async () => {
  const { lead, teamId } = world
  const id = newId()
  await make(lead, id)
  const asLead = { id, teamId, email, role: 'lead' as const }
  await expect(createInvite(lead, asLead)).rejects.toThrow(Refused)
  const old = at(lead, new Date(testNow.getTime() + (inviteDays + 1) * 86_400_000))
  await expect(make(old, id)).rejects.toThrow(Refused)
  await takeInviteBack(lead, { inviteId: id })
  await expect(make(lead, id)).rejects.toThrow(Refused)
})

test('an invite can be taken back, by those who see it, until it is accepted', async () => {
  const { lead, outsider, mentor, teamId } = world
  const id = newId()
  const token = await make(lead, id)
  await expect(takeInviteBack(outsider, { inviteId: id })).rejects.toThrow(NotFound)
  await expect(takeInviteBack(mentor, { inviteId: id })).rejects.toThrow(NotFound)
  expect((await listOpenInvites(lead, teamId)).map((invite) => invite.id)).toEqual([id])
  expect(await takeInviteBack(lead, { inviteId: id })).toBe(teamId)
  await takeInviteBack(lead, { inviteId: id })
  expect((await findInvite(system, token)).state).toBe('taken-back')
  expect(await listOpenInvites(lead, teamId)).toEqual([])
  expect(await auditBySubject('invite.taken-back', id)).toHaveLength(1)
  const accepted = newId()
  const form = { name: 'New', password: 'seven grey stones', timeZone: 'UTC' }
  await acceptInvite(system, { ...form, token: await make(lead, accepted) })
  await expect(takeInviteBack(lead, { inviteId: accepted })).rejects.toThrow(Refused)
})

test('who may not invite any more lets nobody in by a link from before', async () => {
  const { mentor, teamId, lead, admin } = world
  const asLead = newId()
  await join(mentor.viewer.id, teamId, 'lead')
  await make(mentor, asLead)
  await endRole(lead, await shownEnding({ teamId, personId: mentor.viewer.id, role: 'lead' }))
  expect((await getInvite(lead, asLead)).state).toBe('taken-back')
  const second = contextOf({ id: await makePerson('Second', { isAdmin: true }), isAdmin: true })
  const token = await createAdminInvite(second, { id: newId(), email: `x.${email}` })
  await setAdminRight(admin, { personId: second.viewer.id, isAdmin: false })
  expect((await findInvite(system, token)).state).toBe('taken-back')
})

test('what comes in has to be whole', () => {
  const good = { id: newId(), teamId: newId(), email: 'a@b.ch', role: 'junior' }
  expect(createInvitesInput.safeParse(good).success).toBe(true)
  expect(createInvitesInput.safeParse({ ...good, role: 'admin' }).success).toBe(false)
  expect(createInvitesInput.safeParse({ ...good, teamId: 'x' }).success).toBe(false)
  expect(createInvitesInput.safeParse({ ...good, email: 'a@' }).success).toBe(false)
})
