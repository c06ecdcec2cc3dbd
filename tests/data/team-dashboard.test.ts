import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { transaction } from '#db/client.ts'
import { memberships, mentorships, teams } from '#db/schema/people.ts'
import { NotFound } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { getTeamDashboard, listTeamAttention } from '#lib/views/dashboard/reads.ts'
import { needingAttention } from '#lib/views/dashboard/rules.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { makeGoal } from '#tests/support/world/goals.ts'
import { join, makePerson, makeTeam, pair } from '#tests/support/world/people.ts'
import { makeHeldSession } from '#tests/support/world/sessions.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

const asked: string[] = []
openTestDatabase({ onQuery: (statement) => void asked.push(statement) })

let world: World
let blocked: string
let overdue: string
let waiting: string

beforeAll(async () => {
  world = await makeWorld()
  await makeGoal(world, 'skill', { state: 'achieved' })
  waiting = await makeGoal(world, 'project', {
    state: 'submitted',
    submittedAt: new Date('2026-11-13T08:00:00Z'),
    dueOn: '2026-11-01',
  })
  await makeGoal(world, 'behaviour', { state: 'dropped' })
  blocked = await makeGoal(world, 'habit', {
    state: 'in_progress',
    blockedAt: new Date('2026-11-10T08:00:00Z'),
    blockedReason: 'Waits for access',
    dueOn: null,
  })
  overdue = await makeGoal(world, 'second', { state: 'in_progress', dueOn: '2026-11-14' })
  await makeGoal(world, 'skill', {
    juniorId: world.otherJunior.viewer.id,
    assignedById: world.otherMentor.viewer.id,
    state: 'submitted',
    // Three days are within the limit.
    submittedAt: new Date('2026-11-14T08:00:00Z'),
  })
  await makeHeldSession(world, '2026-11-12')
})

test('a lead sees every junior, with achieved of what counts for them in each stage', async () => {
  const { lead, teamId } = world
  const { juniors, stages, members } = await getTeamDashboard(lead, teamId)
  expect(stages).toEqual([
    { position: 1, key: 'stage-1', title: 'Stage 1', total: 4 },
    { position: 2, key: 'stage-2', title: 'Stage 2', total: 2 },
  ])
  expect(juniors.map(({ name }) => name)).toEqual(['Ada Okonkwo', 'Tomasz Zieliński'])
  const [ada, tomasz] = juniors
  expect(ada?.stages).toEqual([
    { position: 1, achieved: 1, underWay: 2, planned: 0, total: 3 },
    { position: 2, achieved: 0, underWay: 1, planned: 0, total: 2 },
  ])
  expect(ada?.stage).toBe(0)
  expect(tomasz?.stages[0]).toEqual({ position: 1, achieved: 0, underWay: 1, planned: 0, total: 4 })
  expect(members.map(({ name }) => name)).toContain('Kenji Mori')
})

test('attention names what waits, for how long, the longest first, and leaves out what is in time', async () => {
  const { lead, teamId } = world
  const { juniors } = await getTeamDashboard(lead, teamId)
  const [tomasz, ada] = needingAttention(juniors)
  expect(ada?.needs).toEqual([
    { kind: 'blocked', goalId: blocked, title: 'Milestone habit', days: 7, reason: 'Waits for access' },
    { kind: 'evidence', goalId: waiting, title: 'Milestone project', days: 4, tooLong: true },
    { kind: 'overdue', goalId: overdue, title: 'Milestone second', days: 3 },
  ])
  // Red, since they haven't met since 4 May. The evidence has waited three days, which is within the limit.
  expect(tomasz?.needs).toMatchObject([
    { kind: 'contact', level: 'late', days: 197, lastHeldOn: null, mentor: { name: 'Kenji Mori' } },
  ])
})

test('the team’s own limit says when evidence waits too long', async () => {
  const { teamId, lead } = world
  const change = (evidenceWaitDays: number) =>
    transaction((tx) => tx.update(teams).set({ evidenceWaitDays }).where(eq(teams.id, teamId)))
  await change(10)
  const { juniors } = await getTeamDashboard(lead, teamId)
  expect(juniors[0]?.needs.some(({ kind }) => kind === 'evidence')).toBe(false)
  await change(3)
})

test('the strip shows the weeks with a session, this one last', async () => {
  const { lead, teamId } = world
  const { juniors } = await getTeamDashboard(lead, teamId)
  const [ada] = juniors
  expect(ada?.weeksMet).toHaveLength(12)
  expect(ada?.weeksMet.lastIndexOf(true)).toBe(10)
  expect(ada?.lastHeldOn).toBe('2026-11-12')
})

test('a mentor sees the own juniors’ progress and everybody’s names', async () => {
  const { mentor, teamId } = world
  const { juniors, members } = await getTeamDashboard(mentor, teamId)
  expect(juniors.map(({ name }) => name)).toEqual(['Ada Okonkwo'])
  expect(members.map(({ name }) => name)).toContain('Tomasz Zieliński')
})

test('a former mentor and a junior see names alone', async () => {
  const { formerMentor, junior, otherJunior, teamId } = world
  for (const viewer of [formerMentor, junior, otherJunior]) {
    const { juniors, stages, members } = await getTeamDashboard(viewer, teamId)
    expect(juniors).toEqual([])
    expect(viewer === formerMentor || stages.length === 0).toBe(true)
    expect(members.map(({ name }) => name)).toContain('Ada Okonkwo')
  }
})

test('another team’s lead, an admin and an unknown id get nothing', async () => {
  const { outsider, teamId, admin, lead } = world
  await expect(getTeamDashboard(outsider, teamId)).rejects.toThrow(NotFound)
  await expect(getTeamDashboard(admin, teamId)).rejects.toThrow(NotFound)
  await expect(getTeamDashboard(lead, newId())).rejects.toThrow(NotFound)
})

test('a lead’s brief counts who needs attention in each own team', async () => {
  const { mentor, lead, teamId } = world
  expect(await listTeamAttention(mentor)).toEqual([])
  const [brief] = await listTeamAttention(lead)
  expect(brief).toMatchObject({ team: { name: 'Pythonistas' }, juniors: [{}, {}] })
  expect(brief?.needing).toHaveLength(2)
  const { juniors } = await getTeamDashboard(lead, teamId)
  expect(brief?.needing.map(({ needs }) => needs)).toEqual(
    needingAttention(juniors).map(({ needs }) => needs),
  )
})

test('a lead of several teams asks the database as often as a lead of one', async () => {
  const { lead } = await makeWorld()
  const begun = asked.length
  await listTeamAttention(lead)
  const forOne = asked.length - begun
  for (const name of ['Zebras', 'Antelopes', 'Moles']) {
    const teamId = await makeTeam(name)
    await join(lead.viewer.id, teamId, 'lead')
    const [mentor, junior, alone] = [await makePerson('Mo'), await makePerson('Jo'), await makePerson('Al')]
    await join(mentor, teamId, 'mentor')
    for (const each of [junior, alone]) await join(each, teamId, 'junior')
    await pair(teamId, mentor, junior)
  }
  const begunForMany = asked.length
  const briefs = await listTeamAttention(lead)
  // Someone has no goals now, which asks for the roadmap to begin with.
  expect(asked.length - begunForMany).toBeLessThanOrEqual(forOne + 2)
  expect(briefs.map(({ team }) => team.name)).toEqual(['Antelopes', 'Moles', 'Pythonistas', 'Zebras'])
  for (const { team, juniors, needing } of briefs) {
    const dashboard = await getTeamDashboard(lead, team.id)
    expect(juniors.map(({ id, mentors, needs }) => ({ id, mentors, needs }))).toEqual(
      dashboard.juniors.map(({ id, mentors, needs }) => ({ id, mentors, needs })),
    )
    expect(needing.map(({ id }) => id)).toEqual(needingAttention(dashboard.juniors).map(({ id }) => id))
  }
})

test('whoever has no mentor or goals is named from the first day', async () => {
  const { teamId, lead } = await makeWorld()
  const newcomer = await makePerson('Zoe Newcomer')
  await join(newcomer, teamId, 'junior')
  await transaction((tx) =>
    tx.update(memberships).set({ startedAt: lead.now }).where(eq(memberships.personId, newcomer)),
  )
  await transaction((tx) =>
    tx.update(mentorships).set({ endedAt: lead.now }).where(eq(mentorships.teamId, teamId)),
  )
  const { juniors, roadmapId } = await getTeamDashboard(lead, teamId)
  const [brief] = await listTeamAttention(lead)
  expect(brief?.roadmapId).toBe(roadmapId ?? 'the one to assign from')
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
      { kind: 'no mentor', had: false, days: 0 },
      { kind: 'no goal', days: 0 },
    ],
  ])
  expect(juniors[0]?.mentors).toEqual([])
})
