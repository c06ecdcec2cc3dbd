import { beforeEach, expect, test } from 'vitest'
import type { Ctx } from '#lib/core/context.ts'
import { getRoadmap } from '#lib/roadmaps/reads.ts'
import { listMilestones } from '#lib/views/search/names/reads.ts'
import { search } from '#lib/views/search/reads.ts'
import { at } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { publishedForTeam } from '#tests/support/world/suggestions.ts'
import { putOnVersion } from '#tests/support/world/versions.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'
import { begin, publish, reword } from '#tests/support/world/writing.ts'

openTestDatabase()

let world: World
let roadmapId: string
beforeEach(async () => {
  world = await makeWorld()
  roadmapId = await publishedForTeam(world)
})

/** The next version, in which the milestone is called otherwise. */
async function rename(title: string, minutes: number): Promise<void> {
  const lead = at(world.lead, new Date(world.lead.now.getTime() + minutes * 60_000))
  await begin(lead, roadmapId)
  await reword(lead, roadmapId, 'skill-milestone', { title })
  await publish(lead, roadmapId)
}

const found = async (ctx: Ctx, q: string) =>
  (await search(ctx, { q, page: 1 })).milestones
    .filter((milestone) => milestone.roadmapId === roadmapId)
    .map(({ title }) => title)

test('a junior finds the milestones of the version that they’re on', async () => {
  const { junior, otherJunior, mentor, lead, teamId } = world
  await putOnVersion(roadmapId, { juniorId: junior.viewer.id, teamId })
  await rename('Breakpoints', 1)
  await rename('Probes', 2)
  expect(await found(junior, 'Milestone skill')).toEqual(['Milestone skill'])
  for (const q of ['Breakpoints', 'Probes']) expect(await found(junior, q)).toEqual([])
  // Each milestone once, whatever versions there are.
  const keys = (await listMilestones(junior)).filter((each) => each.roadmapId === roadmapId)
  expect(keys.map(({ key }) => key).sort()).toEqual([...new Set(keys.map(({ key }) => key))].sort())
  expect(keys.length).toBeGreaterThan(3)
  for (const ctx of [otherJunior, mentor, lead]) {
    expect(await found(ctx, 'Probes')).toEqual(['Probes'])
    for (const q of ['Milestone skill', 'Breakpoints']) expect(await found(ctx, q)).toEqual([])
  }
})

test('and of the later one, if they’re on two in two teams', async () => {
  const { junior, teamId, otherTeamId } = world
  await putOnVersion(roadmapId, { juniorId: junior.viewer.id, teamId })
  await rename('Breakpoints', 1)
  const { id } = await getRoadmap(world.lead, roadmapId, 2)
  await putOnVersion(roadmapId, { juniorId: junior.viewer.id, teamId: otherTeamId }, id)
  await rename('Probes', 2)
  expect(await found(junior, 'Breakpoints')).toEqual(['Breakpoints'])
  for (const q of ['Milestone skill', 'Probes']) expect(await found(junior, q)).toEqual([])
})
