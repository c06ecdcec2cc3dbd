import { beforeEach, expect, test } from 'vitest'
import { transaction } from '#db/client.ts'
import { goals } from '#db/schema/goals.ts'
import { NotFound } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { getEnding } from '#lib/teams/endings/reads.ts'
import { getManagedTeam, getMember, getTeam, listMembers, listOwnTeams } from '#lib/teams/reads.ts'
import { testNow } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import {
  join,
  makeTestRoadmap,
  makeTestTeam,
  pair,
  type TestRoadmap,
  type TestTeam,
} from '#tests/support/team.ts'

openTestDatabase()
let team: TestTeam
let roadmap: TestRoadmap
beforeEach(async () => {
  team = await makeTestTeam()
  roadmap = await makeTestRoadmap()
})

async function makeGoal(
  milestone: keyof TestRoadmap['milestones'],
  state: 'planned' | 'submitted' | 'achieved',
) {
  const { id, key } = roadmap.milestones[milestone]
  const row = {
    id: newId(),
    teamId: team.teamId,
    juniorId: team.junior.viewer.id,
    milestoneId: id,
    roadmapId: roadmap.roadmapId,
    milestoneKey: key,
    assignedById: team.mentor.viewer.id,
    state,
    createdAt: testNow,
    updatedAt: testNow,
  }
  await transaction((tx) => tx.insert(goals).values(row))
}

test('members see names and roles; addresses are for those who look after the team', async () => {
  await join(team.mentor.viewer.id, team.teamId, 'lead')
  const of = async (ctx: typeof team.lead) => listMembers(ctx, await getTeam(ctx, team.teamId))
  const asJunior = await of(team.junior)
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
  expect((await of(team.lead)).every(({ email }) => email?.includes('@'))).toBe(true)
  expect(await of(team.admin)).toHaveLength(6)
})

test('another team isn’t there', async () => {
  await expect(getTeam(team.outsider, team.teamId)).rejects.toThrow(NotFound)
  await expect(getTeam(team.lead, newId())).rejects.toThrow(NotFound)
  await expect(getManagedTeam(team.mentor, team.teamId)).rejects.toThrow(NotFound)
  expect(await listMembers(team.outsider, { id: team.teamId, canManage: false })).toEqual([])
  expect((await listOwnTeams(team.outsider)).map(({ name }) => name)).toEqual(['Gophers'])
})

test('a member’s page is for leads, admins and the member', async () => {
  const ada = team.junior.viewer.id
  for (const ctx of [team.lead, team.admin, team.junior])
    expect((await getMember(ctx, team.teamId, ada)).member.name).toBe('Ada Okonkwo')
  for (const ctx of [team.mentor, team.otherJunior, team.outsider])
    await expect(getMember(ctx, team.teamId, ada)).rejects.toThrow(NotFound)
  await expect(getMember(team.lead, team.teamId, team.outsider.viewer.id)).rejects.toThrow(NotFound)
  expect((await getMember(team.lead, team.teamId, team.lead.viewer.id)).isOnlyLead).toBe(true)
})

test('what ends is counted for a lead and for the person, and never for an admin', async () => {
  await makeGoal('skill', 'planned')
  await makeGoal('project', 'submitted')
  await makeGoal('habit', 'achieved')
  const ada = { teamId: team.teamId, personId: team.junior.viewer.id, name: 'Ada Okonkwo' }
  const counted = { mentors: ['Marisol Vega'], goals: { open: 2, waiting: 1 } }
  expect(await getEnding(team.lead, ada, true)).toMatchObject(counted)
  expect(await getEnding(team.junior, ada, true)).toMatchObject(counted)
  expect(await getEnding(team.admin, ada, false)).toMatchObject({ goals: null, queue: null })
  // Even where a page forgot: the goals are read within the viewer's circles.
  expect(await getEnding(team.admin, ada, true)).toMatchObject({ goals: { open: 0, waiting: 0 } })
})

test('a mentor’s queue, and who would be left without a mentor', async () => {
  await makeGoal('project', 'submitted')
  const marisol = { teamId: team.teamId, personId: team.mentor.viewer.id, name: 'Marisol Vega' }
  await pair(team.teamId, team.mentor.viewer.id, team.otherJunior.viewer.id)
  expect(await getEnding(team.lead, marisol, true)).toMatchObject({
    juniors: ['Ada Okonkwo', 'Tomasz Zieliński'],
    juniorsLeftAlone: ['Ada Okonkwo'],
    queue: 1,
  })
})
