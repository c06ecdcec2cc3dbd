import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { transaction } from '#db/client.ts'
import { mentorships, teams } from '#db/schema/people.ts'
import { NotFound } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { getTeamDashboard } from '#lib/views/dashboard/reads.ts'
import { needingAttention } from '#lib/views/dashboard/rules.ts'
import { listTeamBriefs } from '#lib/views/home/reads.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { makeGoal } from '#tests/support/goals.ts'
import { goalOf, heldSession } from '#tests/support/record.ts'
import {
  join,
  makePerson,
  makeTestRoadmap,
  makeTestTeam,
  type TestRoadmap,
  type TestTeam,
} from '#tests/support/team.ts'

openTestDatabase()

let team: TestTeam
let roadmap: TestRoadmap
let blocked: string
let overdue: string
let waiting: string

beforeAll(async () => {
  team = await makeTestTeam()
  roadmap = await makeTestRoadmap()
  await makeGoal(team, roadmap, 'skill', { state: 'achieved' })
  waiting = await makeGoal(team, roadmap, 'project', {
    state: 'submitted',
    submittedAt: new Date('2026-11-13T08:00:00Z'),
    dueOn: '2026-11-01',
  })
  await makeGoal(team, roadmap, 'behaviour', { state: 'dropped' })
  blocked = await makeGoal(team, roadmap, 'habit', {
    state: 'in_progress',
    blockedAt: new Date('2026-11-10T08:00:00Z'),
    blockedReason: 'Waits for access',
    dueOn: null,
  })
  overdue = await makeGoal(team, roadmap, 'second', { state: 'in_progress', dueOn: '2026-11-14' })
  await goalOf({
    teamId: team.teamId,
    juniorId: team.otherJunior.viewer.id,
    assignedById: team.otherMentor.viewer.id,
    roadmapId: roadmap.roadmapId,
    milestone: roadmap.milestones.skill,
    state: 'submitted',
    // Three days: within the limit.
    fields: { submittedAt: new Date('2026-11-14T08:00:00Z') },
  })
  await heldSession(team, '2026-11-12')
})

test('a lead sees every junior, with achieved of what counts for them in each stage', async () => {
  const { juniors, stages, members } = await getTeamDashboard(team.lead, team.teamId)
  expect(stages).toEqual([
    { position: 1, title: 'Stage 1', total: 4 },
    { position: 2, title: 'Stage 2', total: 2 },
  ])
  expect(juniors.map(({ name }) => name)).toEqual(['Ada Okonkwo', 'Tomasz Zieliński'])
  const [ada, tomasz] = juniors
  expect(ada?.stages).toEqual([
    { achieved: 1, underWay: 2, planned: 0, total: 3 },
    { achieved: 0, underWay: 1, planned: 0, total: 2 },
  ])
  expect(ada?.stage).toBe(0)
  expect(tomasz?.stages[0]).toEqual({ achieved: 0, underWay: 1, planned: 0, total: 4 })
  expect(members.map(({ name }) => name)).toContain('Kenji Mori')
})

test('attention names what waits, for how long, the longest first, and leaves out what is in time', async () => {
  const { juniors } = await getTeamDashboard(team.lead, team.teamId)
  const [tomasz, ada] = needingAttention(juniors)
  expect(ada?.needs).toEqual([
    { kind: 'blocked', goalId: blocked, title: 'Milestone habit', days: 7 },
    { kind: 'evidence', goalId: waiting, title: 'Milestone project', days: 4, tooLong: true },
    { kind: 'overdue', goalId: overdue, title: 'Milestone second', days: 3 },
  ])
  // Never met since 4 May: red. The evidence is three days old, and three days are fine.
  expect(tomasz?.needs).toMatchObject([
    { kind: 'contact', level: 'late', days: 197, lastHeldOn: null, mentor: { name: 'Kenji Mori' } },
  ])
})

test('the team’s own limit says when evidence waits too long', async () => {
  const change = (evidenceWaitDays: number) =>
    transaction((tx) => tx.update(teams).set({ evidenceWaitDays }).where(eq(teams.id, team.teamId)))
  await change(10)
  const { juniors } = await getTeamDashboard(team.lead, team.teamId)
  expect(juniors[0]?.needs.some(({ kind }) => kind === 'evidence')).toBe(false)
  await change(3)
})

test('the strip shows the weeks with a session, this one last', async () => {
  const { juniors } = await getTeamDashboard(team.lead, team.teamId)
  const [ada] = juniors
  expect(ada?.weeksMet).toHaveLength(12)
  expect(ada?.weeksMet.lastIndexOf(true)).toBe(10)
  expect(ada?.lastHeldOn).toBe('2026-11-12')
})

test('a mentor sees the own juniors’ progress and everybody’s names', async () => {
  const { juniors, members } = await getTeamDashboard(team.mentor, team.teamId)
  expect(juniors.map(({ name }) => name)).toEqual(['Ada Okonkwo'])
  expect(members.map(({ name }) => name)).toContain('Tomasz Zieliński')
})

test('a former mentor and a junior see names alone', async () => {
  for (const viewer of [team.formerMentor, team.junior, team.otherJunior]) {
    const { juniors, stages, members } = await getTeamDashboard(viewer, team.teamId)
    expect(juniors).toEqual([])
    expect(viewer === team.formerMentor || stages.length === 0).toBe(true)
    expect(members.map(({ name }) => name)).toContain('Ada Okonkwo')
  }
})

test('another team’s lead, an admin and an unknown id get nothing', async () => {
  await expect(getTeamDashboard(team.outsider, team.teamId)).rejects.toThrow(NotFound)
  await expect(getTeamDashboard(team.admin, team.teamId)).rejects.toThrow(NotFound)
  await expect(getTeamDashboard(team.lead, newId())).rejects.toThrow(NotFound)
})

test('a lead’s brief counts who needs attention in each own team', async () => {
  expect(await listTeamBriefs(team.mentor)).toEqual([])
  const [brief] = await listTeamBriefs(team.lead)
  expect(brief).toMatchObject({ team: { name: 'Pythonistas' }, juniors: 2 })
  expect(brief?.needing).toHaveLength(2)
  const { juniors } = await getTeamDashboard(team.lead, team.teamId)
  expect(brief?.needing.map(({ needs }) => needs)).toEqual(
    needingAttention(juniors).map(({ needs }) => needs),
  )
})

test('whoever lost the mentor needs one at once, a newcomer once they had time to settle in', async () => {
  const other = await makeTestTeam()
  const newcomer = await makePerson('Zoe Newcomer')
  await join(newcomer, other.teamId, 'junior')
  await transaction((tx) =>
    tx.update(mentorships).set({ endedAt: other.lead.now }).where(eq(mentorships.teamId, other.teamId)),
  )
  const { juniors } = await getTeamDashboard(other.lead, other.teamId)
  expect(juniors.map(({ needs }) => needs)).toEqual([
    [
      { kind: 'no goal', days: 197 },
      { kind: 'no mentor', had: true, days: 0 },
    ],
    [
      { kind: 'no goal', days: 197 },
      { kind: 'no mentor', had: true, days: 0 },
    ],
    [
      { kind: 'no mentor', had: false, days: 197 },
      { kind: 'no goal', days: 197 },
    ],
  ])
  expect(juniors[0]?.mentors).toEqual([])
})
