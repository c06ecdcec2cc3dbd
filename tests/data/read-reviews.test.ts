import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { transaction } from '#db/client.ts'
import { mentorships } from '#db/schema/people.ts'
import { themes } from '#db/schema/reviews.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { findingsByTheme, listReviews, reviewsOfGoal } from '#lib/reviews/lists/reads.ts'
import { getReview, listGoalsToLink, listJuniorsToReview, listThemes } from '#lib/reviews/reads.ts'
import { loadBuiltInThemes } from '#lib/reviews/themes/writes.ts'
import { logReview } from '#lib/reviews/writes.ts'
import { contextOf, systemContext } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { builtInThemeIds, makeGoal, noteInput } from '#tests/support/reviews.ts'
import {
  join,
  makePerson,
  makeTestRoadmap,
  makeTestTeam,
  pair,
  type TestRoadmap,
  type TestTeam,
} from '#tests/support/team.ts'

openTestDatabase()

let team: TestTeam
let roadmap: TestRoadmap
let themeIds: string[]
beforeAll(async () => {
  await loadBuiltInThemes(systemContext())
  team = await makeTestTeam()
  roadmap = await makeTestRoadmap()
  themeIds = await builtInThemeIds()
})

const logged = async (fields: Record<string, unknown>, of = team, by = of.mentor) =>
  (await logReview(by, noteInput(of, fields))).id

type Reader = Exclude<keyof TestTeam, 'teamId' | 'otherTeamId' | 'mentorshipId' | 'formerMentorshipId'>
const readers: Reader[] = [
  'junior',
  'mentor',
  'lead',
  'otherMentor',
  'formerMentor',
  'otherJunior',
  'outsider',
  'admin',
]

// Who reads a note of the junior's mentor: product.md, "Who sees what".
test.each<[string, Reader[]]>([
  ['private', ['mentor']],
  ['pair', ['mentor', 'junior']],
  ['circle', ['mentor', 'junior', 'lead']],
])('a %s note of the mentor is read by %j alone', async (visibility, allowed) => {
  const of = await makeTestTeam()
  const goalId = await makeGoal(of, roadmap)
  const findings = [{ id: newId(), themeId: themeIds[0], severity: 'issue', body: 'x' }]
  const id = await logged({ visibility, goalIds: [goalId], findings }, of)
  const juniorId = of.junior.viewer.id
  for (const reader of readers) {
    const ctx: Ctx = of[reader]
    const may = allowed.includes(reader)
    if (may) expect(await getReview(ctx, id)).toMatchObject({ id, goals: [{ id: goalId }] })
    else await expect(getReview(ctx, id), reader).rejects.toThrow(NotFound)
    const ids = async (page: Promise<{ reviews: { id: string }[] }>) =>
      (await page).reviews.map((row) => row.id)
    expect((await reviewsOfGoal(ctx, goalId)).length, reader).toBe(may ? 1 : 0)
    expect((await findingsByTheme(ctx, juniorId)).themes.length, reader).toBe(may ? 1 : 0)
    expect(await ids(listReviews(ctx, { of: 'about', page: 1 })), reader).toEqual(
      may && reader === 'junior' ? [id] : [],
    )
    expect(await ids(listReviews(ctx, { of: 'mine', page: 1 })), reader).toEqual(
      reader === 'mentor' ? [id] : [],
    )
  }
})

test('an ended mentorship leaves the own notes, without the goals that belong to the circle', async () => {
  const of = await makeTestTeam()
  const goalId = await makeGoal(of, roadmap)
  const own = await logged({ visibility: 'circle', goalIds: [goalId] }, of)
  const leads = await logged({ visibility: 'circle' }, of, of.lead)
  expect(await getReview(of.mentor, leads)).toMatchObject({ id: leads })
  await transaction((tx) =>
    tx.update(mentorships).set({ endedAt: of.mentor.now }).where(eq(mentorships.id, of.mentorshipId)),
  )
  expect(await getReview(of.mentor, own)).toMatchObject({ id: own, goals: [] })
  await expect(getReview(of.mentor, leads)).rejects.toThrow(NotFound)
})

test('a note is read with its findings in order and their themes', async () => {
  const findings = [
    { id: newId(), themeId: themeIds[2], severity: 'issue', body: 'First', where: 'a.py:3', snippet: 'x' },
    { id: newId(), themeId: themeIds[0], severity: 'praise', body: 'Second' },
  ]
  const review = await getReview(team.junior, await logged({ findings }))
  expect(review.findings).toMatchObject([
    { themeName: 'Error handling', severity: 'issue', file: 'a.py', line: 3, snippet: 'x' },
    { themeName: 'Naming', severity: 'praise', file: null, line: null, snippet: null },
  ])
  expect(review).toMatchObject({ juniorName: 'Ada Okonkwo', authorName: 'Marisol Vega' })
})

test('lists come newest first, in pages, counted by severity', async () => {
  const of = await makeTestTeam()
  const goalId = await makeGoal(of, roadmap)
  const days = Array.from({ length: 21 }, (_, index) => `2026-10-${String(index + 1).padStart(2, '0')}`)
  for (const reviewedOn of days) await logged({ reviewedOn }, of)
  const findings = [
    { id: newId(), themeId: themeIds[1], severity: 'praise', body: 'a' },
    { id: newId(), themeId: themeIds[1], severity: 'issue', body: 'b' },
    { id: newId(), themeId: themeIds[0], severity: 'issue', body: 'c' },
  ]
  const last = await logged({ reviewedOn: '2026-11-01', goalIds: [goalId], findings }, of)
  const first = await listReviews(of.junior, { of: 'about', page: 1 })
  expect(first.hasMore).toBe(true)
  expect(first.reviews).toHaveLength(20)
  expect(first.reviews[0]).toMatchObject({
    id: last,
    tally: { praise: 1, suggestion: 0, issue: 2 },
    themes: ['Naming', 'Tests'],
  })
  const second = await listReviews(of.junior, { of: 'about', page: 2 })
  expect([second.reviews.length, second.hasMore]).toEqual([2, false])
})

test('suggestions and issues are counted by theme and month; praise is not', async () => {
  const of = await makeTestTeam()
  const row = (severity: string, theme: number) => ({
    id: newId(),
    themeId: themeIds[theme],
    severity,
    body: 'x',
  })
  await logged({ reviewedOn: '2026-08-31', findings: [row('issue', 0)] }, of)
  await logged({ reviewedOn: '2026-09-01', findings: [row('issue', 1), row('suggestion', 1)] }, of)
  await logged({ reviewedOn: '2026-11-17', findings: [row('suggestion', 1), row('praise', 2)] }, of)
  await logged({ reviewedOn: '2026-11-02', visibility: 'private', findings: [row('issue', 3)] }, of)
  const juniorId = of.junior.viewer.id
  expect(await findingsByTheme(of.junior, juniorId)).toEqual({
    months: ['2026-09-01', '2026-10-01', '2026-11-01'],
    themes: [{ themeId: themeIds[1], name: 'Tests', counts: [2, 0, 1] }],
  })
  expect((await findingsByTheme(of.mentor, juniorId)).themes.map(({ name }) => name)).toEqual([
    'Tests',
    'Structure',
  ])
})

test('one writes notes for the own juniors, leads for the team’s, nobody for themselves', async () => {
  const names = async (ctx: Ctx, id?: string) => (await listJuniorsToReview(ctx, id)).map(({ name }) => name)
  expect(await names(team.mentor)).toEqual(['Ada Okonkwo'])
  expect(await names(team.lead)).toEqual(['Ada Okonkwo', 'Tomasz Zieliński'])
  expect(await names(team.lead, team.junior.viewer.id)).toEqual(['Ada Okonkwo'])
  expect(await names(team.mentor, team.otherJunior.viewer.id)).toEqual([])
  for (const nobody of [team.junior, team.formerMentor, team.outsider, team.admin])
    expect(await names(nobody)).toEqual([])
  await join(team.lead.viewer.id, team.teamId, 'junior')
  expect(await names(team.lead)).not.toContain('Ruth Adeyemi')
})

test('a junior of two teams is offered once for each team that one mentors them in', async () => {
  const of = await makeTestTeam()
  const person = await makePerson('Both Sides')
  for (const teamId of [of.teamId, of.otherTeamId]) {
    await join(person, teamId, 'junior')
    await pair(teamId, of.mentor.viewer.id, person)
  }
  expect((await listJuniorsToReview(of.mentor, person)).map(({ teamName }) => teamName)).toEqual([
    'Gophers',
    'Pythonistas',
  ])
})

test('themes are the ten and the own team’s', async () => {
  await transaction((tx) =>
    tx.insert(themes).values({ id: newId(), teamId: team.teamId, key: 'sql', name: 'SQL', position: 1 }),
  )
  const names = async (ctx: Ctx) => (await listThemes(ctx, team.teamId)).map(({ name }) => name)
  expect(await names(team.mentor)).toEqual(expect.arrayContaining(['Naming', 'Git habits']))
  expect((await names(team.mentor)).at(-1)).toBe('SQL')
  expect(await names(team.mentor)).toHaveLength(11)
  expect(await names(team.outsider)).toHaveLength(10)
})

test('goals to point to are open ones, or those that the note points to already', async () => {
  const of = await makeTestTeam()
  const open = await makeGoal(of, roadmap)
  const achieved = await makeGoal(of, roadmap, { state: 'achieved', achievedAt: of.mentor.now })
  await makeGoal(of, roadmap, { state: 'dropped' })
  const scope = { juniorId: of.junior.viewer.id, teamId: of.teamId }
  const ids = async (ctx: Ctx, reviewId?: string) =>
    (await listGoalsToLink(ctx, { ...scope, reviewId })).map(({ id }) => id).sort()
  expect(await ids(of.mentor)).toEqual([open])
  const reviewId = await logged({ goalIds: [achieved] }, of)
  expect(await ids(of.mentor, reviewId)).toEqual([open, achieved].sort())
  expect(await ids(contextOf({ id: of.outsider.viewer.id }))).toEqual([])
})
