import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { getDeactivation } from '#lib/admin/deactivation/reads.ts'
import { countInstance, getPerson, listPeople, listTeams } from '#lib/admin/reads.ts'
import { deactivatePerson, reactivatePerson, setAdminRight } from '#lib/admin/writes.ts'
import { NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { adminRightInput, peopleQuery } from '#lib/people/input.ts'
import { getViewer } from '#lib/sign-ins/reads.ts'
import { startSignIn } from '#lib/sign-ins/writes.ts'
import { systemContext, testNow } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { auditOf, mentorshipOf, rolesOf } from '#tests/support/records.ts'
import { makePerson, makeTestTeam, type TestTeam } from '#tests/support/team.ts'

openTestDatabase()
const system = systemContext()
let team: TestTeam
let marisol: string
beforeEach(async () => {
  team = await makeTestTeam()
  marisol = team.mentor.viewer.id
})
const saved = async (id: string) => (await db.select().from(people).where(eq(people.id, id)))[0]

test('for everyone but admins none of this is there', async () => {
  for (const ctx of [team.lead, team.mentor, team.junior, team.outsider]) {
    await expect(setAdminRight(ctx, { personId: marisol, isAdmin: true })).rejects.toThrow(NotFound)
    await expect(deactivatePerson(ctx, { personId: marisol })).rejects.toThrow(NotFound)
    await expect(reactivatePerson(ctx, { personId: marisol })).rejects.toThrow(NotFound)
    await expect(getDeactivation(ctx, marisol)).rejects.toThrow(NotFound)
    await expect(getPerson(ctx, marisol)).rejects.toThrow(NotFound)
    await expect(listPeople(ctx, { q: null, page: 1 })).rejects.toThrow(NotFound)
    await expect(listTeams(ctx)).rejects.toThrow(NotFound)
    await expect(countInstance(ctx)).rejects.toThrow(NotFound)
  }
  expect(await saved(marisol)).toMatchObject({ isAdmin: false, deactivatedAt: null })
})

test('gives and takes the right of an admin, once each', async () => {
  await setAdminRight(team.admin, { personId: marisol, isAdmin: true })
  await setAdminRight(team.admin, { personId: marisol, isAdmin: true })
  expect(await saved(marisol)).toMatchObject({ isAdmin: true })
  await setAdminRight(team.admin, { personId: marisol, isAdmin: false })
  expect(await saved(marisol)).toMatchObject({ isAdmin: false })
  expect(await auditOf('admin.right-given', marisol)).toHaveLength(1)
  expect(await auditOf('admin.right-taken', marisol)).toHaveLength(1)
  await expect(setAdminRight(team.admin, { personId: newId(), isAdmin: true })).rejects.toThrow(NotFound)
})

test('the last admin stays, whatever the way out', async () => {
  const others = await db.select({ id: people.id }).from(people).where(eq(people.isAdmin, true))
  for (const { id } of others)
    if (id !== team.admin.viewer.id) await setAdminRight(team.admin, { personId: id, isAdmin: false })
  const self = team.admin.viewer.id
  await expect(setAdminRight(team.admin, { personId: self, isAdmin: false })).rejects.toThrow(Refused)
  await expect(deactivatePerson(team.admin, { personId: self })).rejects.toThrow(Refused)
  expect(await saved(self)).toMatchObject({ isAdmin: true, deactivatedAt: null })
})

test('deactivating ends sign-ins, roles and mentorships, and keeps everything', async () => {
  const signInId = await startSignIn(system, marisol, null)
  await setAdminRight(team.admin, { personId: marisol, isAdmin: true })
  await deactivatePerson(team.admin, { personId: marisol })
  await deactivatePerson(team.admin, { personId: marisol })
  expect(await getViewer(system, signInId)).toBeNull()
  expect(await rolesOf(marisol, team.teamId)).toEqual(['mentor (ended)'])
  expect(await mentorshipOf(team.mentorshipId)).toMatchObject({ endedAt: testNow })
  expect(await saved(marisol)).toMatchObject({ isAdmin: false, deactivatedAt: testNow, name: 'Marisol Vega' })
  expect(await auditOf('person.deactivated', marisol)).toHaveLength(1)
  await expect(setAdminRight(team.admin, { personId: marisol, isAdmin: true })).rejects.toThrow(Refused)
})

test('activating again lets the person sign in, without the roles', async () => {
  await deactivatePerson(team.admin, { personId: marisol })
  await reactivatePerson(team.admin, { personId: marisol })
  await reactivatePerson(team.admin, { personId: marisol })
  expect(await getViewer(system, await startSignIn(system, marisol, null))).toMatchObject({ roles: [] })
  expect(await auditOf('person.reactivated', marisol)).toHaveLength(1)
})

test('says first what a deactivation ends', async () => {
  expect(await getDeactivation(team.admin, marisol)).toMatchObject({
    name: 'Marisol Vega',
    juniors: ['Ada Okonkwo'],
    mentors: [],
    teamsWithoutLead: [],
  })
  expect(await getDeactivation(team.admin, team.lead.viewer.id)).toMatchObject({
    teamsWithoutLead: ['Pythonistas'],
  })
})

test('lists people by name in pages, found by name and address', async () => {
  const name = `Żaneta ${newId()}`
  const id = await makePerson(name)
  const found = await listPeople(team.admin, { q: `zaneta ${name.slice(7)}`, page: 1 })
  expect(found).toMatchObject({ total: 1, people: [{ id, name, teams: [] }] })
  for (let number = 0; number < 51; number++) await makePerson(`Page ${number} ${name}`)
  const second = await listPeople(team.admin, { q: name, page: 2 })
  expect([second.total, second.people.length]).toEqual([52, 2])
  const all = await listPeople(team.admin, { q: null, page: 1 })
  expect(all.people).toHaveLength(50)
  expect((await listPeople(team.admin, { q: null, page: 10_000 })).people).toEqual([])
  const ada = await getPerson(team.admin, team.junior.viewer.id)
  expect(ada.teams).toEqual([{ id: team.teamId, name: 'Pythonistas', roles: ['junior'] }])
})

test('lists teams with their people and leads', async () => {
  const listed = (await listTeams(team.admin)).filter(({ id }) => id === team.teamId)
  expect(listed).toEqual([{ id: team.teamId, name: 'Pythonistas', people: 6, leads: 1 }])
  expect((await countInstance(team.admin)).teams).toBeGreaterThanOrEqual(2)
})

test('what comes in is taken as it can be', () => {
  expect(peopleQuery.parse({ q: '  ', page: 'x' })).toEqual({ q: null, page: 1 })
  expect(peopleQuery.parse({ q: 'x'.repeat(500), page: '-1' })).toEqual({ q: null, page: 1 })
  expect(adminRightInput.parse({ personId: newId(), isAdmin: '' }).isAdmin).toBe(false)
  expect(adminRightInput.safeParse({ personId: 'x', isAdmin: 'on' }).success).toBe(false)
})
