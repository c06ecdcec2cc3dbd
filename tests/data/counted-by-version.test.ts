import { beforeEach, expect, test } from 'vitest'
import { listGoalsByJunior } from '#lib/goals/lists/reads.ts'
import { getTeamDashboard } from '#lib/views/dashboard/reads.ts'
import { getJuniorHome, getMentorHome, getOwnAgenda } from '#lib/views/home/reads.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { makeGoal } from '#tests/support/world/goals.ts'
import { changed, publishNext, putOnVersion } from '#tests/support/world/versions.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

// The first version has four milestones in its first stage and two in its second; the next one three and three, and one
// more stage. 'third' isn't in it.

openTestDatabase()
let world: World
let nextId: string
beforeEach(async () => {
  world = await makeWorld()
  const { mentor, roadmap } = world
  const next = await publishNext(mentor, roadmap.roadmapId, (content) => {
    changed(content)
    const [one] = content.stages
    const [first] = one?.milestones ?? []
    if (!first) throw new Error('The roadmap is empty.')
    content.stages.push({
      key: 'stage-3',
      title: 'Stage 3',
      summary: 'The last',
      milestones: [{ ...first, key: 'last-milestone', needs: [] }],
    })
  })
  nextId = next.id
  await makeGoal(world, 'skill', { state: 'achieved', achievedAt: mentor.now })
  await makeGoal(world, 'project', { state: 'achieved', achievedAt: mentor.now })
  await makeGoal(world, 'third', { state: 'in_progress' })
})

const on = (versionId?: string) =>
  putOnVersion(world.roadmap.roadmapId, { juniorId: world.junior.viewer.id, teamId: world.teamId }, versionId)
const counts = (stages: readonly ({ achieved: number; total: number } | null)[] | undefined) =>
  stages?.map((stage) => (stage ? `${stage.achieved} of ${stage.total}` : 'none'))

async function counted() {
  const { mentor, junior, lead, teamId } = world
  const { needing, calm } = await getMentorHome(mentor, await getOwnAgenda(mentor))
  const { teams } = await getJuniorHome(junior, await getOwnAgenda(junior))
  const dashboard = await getTeamDashboard(lead, teamId)
  return {
    mentor: counts([...needing, ...calm][0]?.stages),
    junior: counts(teams[0]?.stages),
    team: counts(dashboard.juniors.find(({ id }) => id === junior.viewer.id)?.stages),
    columns: dashboard.stages.map(({ title, total }) => `${title}: ${total}`),
  }
}

test('a junior on an earlier version is counted by what that has', async () => {
  await on()
  const both = ['2 of 4', '0 of 2']
  expect(await counted()).toEqual({
    mentor: both,
    junior: both,
    team: both,
    columns: ['Stage 1: 4', 'Stage 2: 2'],
  })
})

test('a junior on the later version is counted by what that has, and what is elsewhere now counts there', async () => {
  await on(nextId)
  const all = ['1 of 3', '1 of 3', '0 of 1']
  expect(await counted()).toEqual({
    mentor: all,
    junior: all,
    team: all,
    columns: ['Stage 1: 3', 'Stage 2: 3', 'Stage 3: 1'],
  })
})

test('with juniors on several versions, the team has a column for each stage, and none is counted that isn’t on theirs', async () => {
  const { otherJunior, lead, teamId, roadmap, junior } = world
  await on(nextId)
  await makeGoal(world, 'second', { juniorId: otherJunior.viewer.id })
  await putOnVersion(roadmap.roadmapId, { juniorId: otherJunior.viewer.id, teamId })
  const { juniors, stages } = await getTeamDashboard(lead, teamId)
  expect(stages.map(({ key }) => key)).toEqual(['stage-1', 'stage-2', 'stage-3'])
  const of = (id: string) => counts(juniors.find((each) => each.id === id)?.stages)
  expect(of(junior.viewer.id)).toEqual(['1 of 3', '1 of 3', '0 of 1'])
  expect(of(otherJunior.viewer.id)).toEqual(['0 of 4', '0 of 2', 'none'])
})

test('goals are listed in the stages of the junior’s version, and apart if that has none for them', async () => {
  await on(nextId)
  const { mentor, junior } = world
  const lines = await listGoalsByJunior(mentor, junior.viewer.id)
  expect(lines.map((line) => [line.milestoneKey, line.stageKey, line.isOffRoadmap])).toEqual([
    ['skill-milestone', 'stage-1', 0],
    ['project-milestone', 'stage-2', 0],
    ['third-milestone', 'stage-2', 1],
  ])
})
