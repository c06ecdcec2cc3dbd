import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { getDeactivation } from '#lib/admin/deactivation/reads.ts'
import { countInstance, getPerson, listPeople, listTeams, teamsOnAPage } from '#lib/admin/reads.ts'
import { deactivatePerson, reactivatePerson, setAdminRight } from '#lib/admin/writes.ts'
import { NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { adminRightInput, peopleQuery } from '#lib/people/input.ts'
import { getViewer } from '#lib/sign-ins/reads.ts'
import { startSignIn } from '#lib/sign-ins/writes.ts'
import { systemContext, testNow } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { auditBySubject, mentorshipById, personById, rolesInTeam } from '#tests/support/stored.ts'
import { makePerson, makeTeam } from '#tests/support/world/people.ts'
import { makeWorld } from '#tests/support/world/world.ts'

openTestDatabase()
const system = systemContext()

test('for everyone but admins none of this is there', async () => {
  const { lead, mentor, junior, outsider } = await makeWorld()
  const marisol = mentor.viewer.id
  for (const ctx of [lead, mentor, junior, outsider]) {
    await expect(setAdminRight(ctx, { personId: marisol, isAdmin: true })).rejects.toThrow(NotFound)
    await expect(deactivatePerson(ctx, { personId: marisol })).rejects.toThrow(NotFound)
    await expect(reactivatePerson(ctx, { personId: marisol })).rejects.toThrow(NotFound)
    await expect(getDeactivation(ctx, marisol)).rejects.toThrow(NotFound)
    await expect(getPerson(ctx, marisol)).rejects.toThrow(NotFound)
    await expect(listPeople(ctx, { q: null, page: 1 })).rejects.toThrow(NotFound)
    await expect(listTeams(ctx, 1)).rejects.toThrow(NotFound)
    await expect(countInstance(ctx)).rejects.toThrow(NotFound)
  }
  expect(await personById(marisol)).toMatchObject({ isAdmin: false, deactivatedAt: null })
})

test('gives and takes the right of an admin, once each', async () => {
  const { admin, mentor } = await makeWorld()
  const marisol = mentor.viewer.id
  await setAdminRight(admin, { personId: marisol, isAdmin: true })
  await setAdminRight(admin, { personId: marisol, isAdmin: true })
  expect(await personById(marisol)).toMatchObject({ isAdmin: true })
  await setAdminRight(admin, { personId: marisol, isAdmin: false })
  expect(await personById(marisol)).toMatchObject({ isAdmin: false })
  expect(await auditBySubject('admin.right-given', marisol)).toHaveLength(1)
  expect(await auditBySubject('admin.right-taken', marisol)).toHaveLength(1)
  await expect(setAdminRight(admin, { personId: newId(), isAdmin: true })).rejects.toThrow(NotFound)
})

test('the last admin stays, whatever the way out', async () => {
  const { admin } = await makeWorld()
  const others = await db.select({ id: people.id }).from(people).where(eq(people.isAdmin, true))
  for (const { id } of others)
    if (id !== admin.viewer.id) await setAdminRight(admin, { personId: id, isAdmin: false })
  const self = admin.viewer.id
  await expect(setAdminRight(admin, { personId: self, isAdmin: false })).rejects.toThrow(Refused)
  await expect(deactivatePerson(admin, { personId: self })).rejects.toThrow(Refused)
  expect(await personById(self)).toMatchObject({ isAdmin: true, deactivatedAt: null })
})

test('deactivating ends sign-ins, roles and mentorships, and keeps everything', async () => {
  const { admin, teamId, mentorshipId, mentor } = await makeWorld()
  const marisol = mentor.viewer.id
  const signInId = await startSignIn(system, marisol, null)
  await setAdminRight(admin, { personId: marisol, isAdmin: true })
  await deactivatePerson(admin, { personId: marisol })
  await deactivatePerson(admin, { personId: marisol })
  expect(await getViewer(system, signInId)).toBeNull()
  expect(await rolesInTeam(marisol, teamId)).toEqual(['mentor (ended)'])
  expect(await mentorshipById(mentorshipId)).toMatchObject({ endedAt: testNow })
  expect(await personById(marisol)).toMatchObject({
    isAdmin: false,
    deactivatedAt: testNow,
    name: 'Marisol Vega',
  })
  expect(await auditBySubject('person.deactivated', marisol)).toHaveLength(1)
  await expect(setAdminRight(admin, { personId: marisol, isAdmin: true })).rejects.toThrow(Refused)
})

test('activating again lets the person sign in, without the roles', async () => {
  const { admin, mentor } = await makeWorld()
  const marisol = mentor.viewer.id
  await deactivatePerson(admin, { personId: marisol })
  await reactivatePerson(admin, { personId: marisol })
  await reactivatePerson(admin, { personId: marisol })
  expect(await getViewer(system, await startSignIn(system, marisol, null))).toMatchObject({ roles: [] })
  expect(await auditBySubject('person.reactivated', marisol)).toHaveLength(1)
})

test('says first what a deactivation ends', async () => {
  const { admin, lead, mentor } = await makeWorld()
  const marisol = mentor.viewer.id
  expect(await getDeactivation(admin, marisol)).toMatchObject({
    name: 'Marisol Vega',
    juniors: ['Ada Okonkwo'],
    mentors: [],
    teamsWithoutLead: [],
  })
  expect(await getDeactivation(admin, lead.viewer.id)).toMatchObject({
    teamsWithoutLead: ['Pythonistas'],
  })
})

test('lists people by name in pages, found by name and address', async () => {
  const { admin, junior, teamId } = await makeWorld()
  const name = `Żaneta ${newId()}`
  const id = await makePerson(name)
  const found = await listPeople(admin, { q: `zaneta ${name.slice(7)}`, page: 1 })
  expect(found).toMatchObject({ total: 1, people: [{ id, name, teams: [] }] })
  for (let number = 0; number < 51; number++) await makePerson(`Page ${number} ${name}`)
  const second = await listPeople(admin, { q: name, page: 2 })
  expect([second.total, second.people.length]).toEqual([52, 2])
  expect(await listPeople(admin, { q: name, page: 3 })).toEqual({ people: [], total: 52 })
  expect(await listPeople(admin, { q: '100%', page: 1 })).toEqual({ people: [], total: 0 })
  const all = await listPeople(admin, { q: null, page: 1 })
  expect(all.people).toHaveLength(50)
  expect(await listPeople(admin, { q: null, page: 10_000 })).toEqual({ people: [], total: all.total })
  const ada = await getPerson(admin, junior.viewer.id)
  expect(ada.teams).toEqual([{ id: teamId, name: 'Pythonistas', roles: ['junior'] }])
})

test('lists teams with their people and leads', async () => {
  const { admin, teamId } = await makeWorld()
  for (let number = 0; number < 51; number++) await makeTeam(`Crew ${number}`)
  const { total } = await listTeams(admin, 1)
  const pages = []
  for (let page = 1; page <= Math.ceil(total / teamsOnAPage) + 1; page++)
    pages.push((await listTeams(admin, page)).teams)
  expect(pages[0]).toHaveLength(teamsOnAPage)
  expect(pages.at(-1)).toEqual([])
  const all = pages.flat()
  expect(new Set(all.map(({ id }) => id)).size).toBe(total)
  expect(all.filter(({ id }) => id === teamId)).toEqual([
    { id: teamId, name: 'Pythonistas', people: 6, leads: 1 },
  ])
  expect((await countInstance(admin)).teams).toBeGreaterThanOrEqual(2)
})

test('what comes in is taken as it can be', () => {
  expect(peopleQuery.parse({ q: '  ', page: 'x' })).toEqual({ q: null, page: 1 })
  expect(peopleQuery.parse({ q: 'x'.repeat(500), page: '-1' })).toEqual({ q: null, page: 1 })
  expect(adminRightInput.parse({ personId: newId(), isAdmin: '' }).isAdmin).toBe(false)
  expect(adminRightInput.safeParse({ personId: 'x', isAdmin: 'on' }).success).toBe(false)
})
