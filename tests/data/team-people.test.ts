import { expect, test } from 'vitest'
import { transaction } from '#db/client.ts'
import { teams } from '#db/schema/people.ts'
import { listPeople, listTeams } from '#lib/admin/reads.ts'
import { NotFound } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { renewSortKeys } from '#lib/people/sorting/writes.ts'
import { getEnding } from '#lib/teams/endings/reads.ts'
import { getManagedTeam, getMember, getTeam, listMembers, listOwnTeams } from '#lib/teams/reads.ts'
import { changeTeam, createTeam } from '#lib/teams/writes.ts'
import { systemContext } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { makeGoal } from '#tests/support/world/goals.ts'
import { join, makePerson, pair } from '#tests/support/world/people.ts'
import { makeWorld } from '#tests/support/world/world.ts'

openTestDatabase()

test('members see names and roles; addresses are for those who look after the team', async () => {
  const world = await makeWorld()
  const { mentor, teamId, junior, admin } = world
  await join(mentor.viewer.id, teamId, 'lead')
  const of = async (ctx: typeof world.lead) => listMembers(ctx, await getTeam(ctx, teamId))
  const asJunior = await of(junior)
  expect(asJunior.map(({ name }) => name)).toEqual([
    'Ada Okonkwo',
    'Kenji Mori',
    'Marisol Vega',
    'Olga Petrova',
    'Ruth Adeyemi',
    'Tomasz Zieliński',
  ])
  expect(asJunior.find(({ name }) => name === 'Marisol Vega')?.roles).toEqual(['lead', 'mentor'])
  expect(asJunior.every(({ email }) => email === null)).toBe(true)
  expect((await of(world.lead)).every(({ email }) => email?.includes('@'))).toBe(true)
  expect(await of(admin)).toHaveLength(6)
})

test('everyone sees people in one order, whatever their letters and the database', async () => {
  const world = await makeWorld()
  const { admin, lead, mentor, junior, teamId } = world
  const names = ['Zoe Order', 'Émile Order', 'de Boer Order', 'anna Order', 'Ångström Order', 'Łukasz Order']
  for (const name of names) await join(await makePerson(name), teamId, 'mentor')
  const inOrder = ['Ångström', 'anna', 'de Boer', 'Émile', 'Łukasz', 'Zoe'].map((name) => `${name} Order`)
  const ordered = (rows: { name: string }[]) =>
    rows.map(({ name }) => name).filter((name) => name.endsWith(' Order'))
  for (const ctx of [admin, lead, mentor, junior])
    expect(ordered(await listMembers(ctx, await getTeam(ctx, teamId)))).toEqual(inOrder)
  expect(ordered((await listPeople(admin, { q: 'order', page: 1 })).people)).toEqual(inOrder)
  expect(ordered((await listPeople(admin, { q: null, page: 1 })).people)).toEqual(inOrder)
})

test('names get their place when they are given, changed, and with the next start', async () => {
  const { admin } = await makeWorld()
  for (const name of ['Übersee', 'anfang', 'Zebra'])
    await createTeam(admin, { formId: newId(), name: `${name} Crew` })
  const listed = async () =>
    (await listTeams(admin, 1)).teams.map(({ name }) => name).filter((name) => name.endsWith(' Crew'))
  expect(await listed()).toEqual(['anfang Crew', 'Übersee Crew', 'Zebra Crew'])
  await transaction((tx) => tx.update(teams).set({ sortKey: '' }))
  expect(await renewSortKeys(systemContext())).toBeGreaterThanOrEqual(3)
  expect(await renewSortKeys(systemContext())).toBe(0)
  expect(await listed()).toEqual(['anfang Crew', 'Übersee Crew', 'Zebra Crew'])
  const [team] = (await listTeams(admin, 1)).teams.filter(({ name }) => name === 'Zebra Crew')
  const fields = { formId: newId(), teamId: team?.id ?? '', version: 1, evidenceWaitDays: 3 }
  await changeTeam(admin, { ...fields, name: 'Ähre Crew' })
  expect(await listed()).toEqual(['Ähre Crew', 'anfang Crew', 'Übersee Crew'])
})

test('another team isn’t there', async () => {
  const { outsider, teamId, lead, mentor } = await makeWorld()
  await expect(getTeam(outsider, teamId)).rejects.toThrow(NotFound)
  await expect(getTeam(lead, newId())).rejects.toThrow(NotFound)
  await expect(getManagedTeam(mentor, teamId)).rejects.toThrow(NotFound)
  expect(await listMembers(outsider, { id: teamId, canManage: false })).toEqual([])
  expect((await listOwnTeams(outsider)).map(({ name }) => name)).toEqual(['Gophers'])
})

test('a member’s page is for leads, admins and the member', async () => {
  const { junior, lead, admin, teamId, mentor, otherJunior, outsider } = await makeWorld()
  const ada = junior.viewer.id
  for (const ctx of [lead, admin, junior])
    expect((await getMember(ctx, teamId, ada)).member.name).toBe('Ada Okonkwo')
  for (const ctx of [mentor, otherJunior, outsider])
    await expect(getMember(ctx, teamId, ada)).rejects.toThrow(NotFound)
  await expect(getMember(lead, teamId, outsider.viewer.id)).rejects.toThrow(NotFound)
  expect((await getMember(lead, teamId, lead.viewer.id)).isOnlyLead).toBe(true)
})

test('what ends is counted for a lead and for the person, and never for an admin', async () => {
  const world = await makeWorld()
  const { teamId, junior, lead, admin } = world
  await makeGoal(world, 'skill', { state: 'planned' })
  await makeGoal(world, 'project', { state: 'submitted' })
  await makeGoal(world, 'habit', { state: 'achieved' })
  const ada = { teamId, personId: junior.viewer.id, name: 'Ada Okonkwo' }
  const counted = { mentors: ['Marisol Vega'], goals: { open: 2, waiting: 1 } }
  expect(await getEnding(lead, ada, true)).toMatchObject(counted)
  expect(await getEnding(junior, ada, true)).toMatchObject(counted)
  expect(await getEnding(admin, ada, false)).toMatchObject({ goals: null, queue: null })
  // Even if a page forgets, only goals of the viewer's circles are read.
  expect(await getEnding(admin, ada, true)).toMatchObject({ goals: { open: 0, waiting: 0 } })
})

test('a mentor’s queue, and who would be left without a mentor', async () => {
  const world = await makeWorld()
  const { teamId, mentor, otherJunior, lead } = world
  await makeGoal(world, 'project', { state: 'submitted' })
  const marisol = { teamId, personId: mentor.viewer.id, name: 'Marisol Vega' }
  await pair(teamId, mentor.viewer.id, otherJunior.viewer.id)
  expect(await getEnding(lead, marisol, true)).toMatchObject({
    juniors: ['Ada Okonkwo', 'Tomasz Zieliński'],
    juniorsLeftAlone: ['Ada Okonkwo'],
    queue: 1,
  })
})
