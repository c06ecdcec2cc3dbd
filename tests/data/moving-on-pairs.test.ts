import { beforeEach, expect, test } from 'vitest'
import { getMoveOn, pairsThatMatter } from '#lib/roadmaps/moving-on/reads.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { makeGoal } from '#tests/support/world/goals.ts'
import { beginMoving, row, world } from '#tests/support/world/moved.ts'

openTestDatabase()
beforeEach(beginMoving)

test('keys of a map that no version has are named', async () => {
  const { mentor, roadmap } = world
  const map = {
    'skill-milestone': 'project-milestone',
    constructor: 'project-milestone',
    'second-milestone': 'nowhere',
    'third-milestone': 'nowhere',
  }
  const { unknown } = await getMoveOn(mentor, roadmap.roadmapId, { to: 2, map })
  expect(unknown).toEqual({ old: ['constructor'], new: ['nowhere'] })
  expect((await getMoveOn(mentor, roadmap.roadmapId, { to: 2, map: {} })).unknown).toEqual({
    old: [],
    new: [],
  })
})

test('of a long map, what has to do with these people is looked at', async () => {
  const { mentor, otherMentor, outsider, roadmap } = world
  await makeGoal(world, 'skill', { state: 'in_progress' })
  // It may be taken up again, and then goes where the map says.
  await makeGoal(world, 'second', { state: 'dropped' })
  const others = Object.fromEntries(
    Array.from({ length: 500 }, (_, at) => [`other-${at}`, `elsewhere-${at}`]),
  )
  const mattering = { 'skill-milestone': 'project-milestone', 'second-milestone': 'third-milestone' }
  const asked = { roadmapId: roadmap.roadmapId, to: 2, map: { ...others, ...mattering } }
  expect(await pairsThatMatter(mentor, { ...asked, people: [row] })).toEqual(mattering)
  expect(await pairsThatMatter(mentor, { ...asked, people: [] })).toEqual({})
  for (const ctx of [otherMentor, outsider])
    await expect(pairsThatMatter(ctx, { ...asked, people: [row] })).rejects.toMatchObject({
      name: 'NotFound',
    })
})
