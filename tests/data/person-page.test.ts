import { beforeAll, expect, test } from 'vitest'
import { NotFound } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { getJunior } from '#lib/people/juniors/reads.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { join } from '#tests/support/world/people.ts'
import { makeWorld, type PersonName, type World } from '#tests/support/world/world.ts'

openTestDatabase()

let world: World

beforeAll(async () => {
  world = await makeWorld()
})

const page = (viewer: PersonName) => getJunior(world[viewer], world.junior.viewer.id)

test('the junior, an active mentor and the lead see the page, each as what they are', async () => {
  expect(await page('junior')).toMatchObject({
    name: 'Ada Okonkwo',
    isSelf: true,
    teams: [{ name: 'Pythonistas' }],
  })
  expect(await page('mentor')).toMatchObject({ isSelf: false, teams: [{ isMentor: true, isLead: false }] })
  expect(await page('lead')).toMatchObject({ teams: [{ isMentor: false, isLead: true }] })
})

test('a former mentor gets the page without a team: no goals, no progress', async () => {
  expect(await page('formerMentor')).toMatchObject({ name: 'Ada Okonkwo', teams: [] })
})

test('everybody else, and an unknown id, get the same answer', async () => {
  const { lead } = world
  for (const viewer of ['otherMentor', 'otherJunior', 'outsider', 'admin'] as const)
    await expect(page(viewer)).rejects.toThrow(NotFound)
  await expect(getJunior(lead, newId())).rejects.toThrow(NotFound)
})

test('there is no page about a mentor or a lead, not even for themselves', async () => {
  const { mentor, lead } = world
  await expect(getJunior(mentor, mentor.viewer.id)).rejects.toThrow(NotFound)
  await expect(getJunior(lead, mentor.viewer.id)).rejects.toThrow(NotFound)
})

test('a junior of two teams is shown to each lead in the own team alone', async () => {
  const { junior, otherTeamId } = world
  await join(junior.viewer.id, otherTeamId, 'junior')
  expect((await page('junior')).teams.map(({ name }) => name)).toEqual(['Gophers', 'Pythonistas'])
  expect((await page('lead')).teams.map(({ name }) => name)).toEqual(['Pythonistas'])
  expect((await page('outsider')).teams.map(({ name }) => name)).toEqual(['Gophers'])
})
