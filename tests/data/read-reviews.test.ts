import { beforeAll, expect, test } from 'vitest'
import { transaction } from '#db/client.ts'
import { themes } from '#db/schema/reviews.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { findingsByTheme, listReviews, reviewsOfGoal } from '#lib/reviews/lists/reads.ts'
import { getReview, listGoalsToLink, listJuniorsToReview, listThemes } from '#lib/reviews/reads.ts'
import { contextOf } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { makeGoal } from '#tests/support/world/goals.ts'
import { join, makePerson, pair, setMentorshipEnd } from '#tests/support/world/people.ts'
import { makeThemes, sendReview } from '#tests/support/world/reviews.ts'
import { makeWorld, type PersonName, personNames } from '#tests/support/world/world.ts'

openTestDatabase()

let themeIds: string[]
beforeAll(async () => {
  themeIds = await makeThemes()
})

test.each<[string, PersonName[]]>([
  ['private', ['mentor']],
  ['pair', ['mentor', 'junior']],
  ['circle', ['mentor', 'junior', 'lead']],
])('a %s note of the mentor is read by %j alone', async (visibility, allowed) => {
  const world = await makeWorld()
  const { junior } = world
  const goalId = await makeGoal(world, 'skill')
  const findings = [{ id: newId(), themeId: themeIds[0], severity: 'issue', body: 'x' }]
  const { id } = await sendReview(world, { visibility, goalIds: [goalId], findings })
  const juniorId = junior.viewer.id
  for (const reader of personNames) {
    const ctx: Ctx = world[reader]
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
  const world = await makeWorld()
  const { lead, mentor, mentorshipId } = world
  const goalId = await makeGoal(world, 'skill')
  const { id: own } = await sendReview(world, { visibility: 'circle', goalIds: [goalId] })
  const { id: leads } = await sendReview(world, { visibility: 'circle' }, lead)
  expect(await getReview(mentor, leads)).toMatchObject({ id: leads })
  await setMentorshipEnd(mentorshipId, mentor.now)
  expect(await getReview(mentor, own)).toMatchObject({ id: own, goals: [] })
  await expect(getReview(mentor, leads)).rejects.toThrow(NotFound)
})

test('a note is read with its findings in order and their themes', async () => {
  const world = await makeWorld()
  const { junior } = world
  const findings = [
    { id: newId(), themeId: themeIds[2], severity: 'issue', body: 'First', where: 'a.py:3', snippet: 'x' },
    { id: newId(), themeId: themeIds[0], severity: 'praise', body: 'Second' },
  ]
  const { id } = await sendReview(world, { findings })
  const review = await getReview(junior, id)
  expect(review.findings).toMatchObject([
    { themeName: 'Error handling', severity: 'issue', file: 'a.py', line: 3, snippet: 'x' },
    { themeName: 'Naming', severity: 'praise', file: null, line: null, snippet: null },
  ])
  expect(review).toMatchObject({ juniorName: 'Ada Okonkwo', authorName: 'Marisol Vega' })
})

test('lists come newest first, in pages, counted by severity', async () => {
  const world = await makeWorld()
  const { junior } = world
  const goalId = await makeGoal(world, 'skill')
  const days = Array.from({ length: 21 }, (_, index) => `2026-10-${String(index + 1).padStart(2, '0')}`)
  for (const reviewedOn of days) await sendReview(world, { reviewedOn })
  const findings = [
    { id: newId(), themeId: themeIds[1], severity: 'praise', body: 'a' },
    { id: newId(), themeId: themeIds[1], severity: 'issue', body: 'b' },
    { id: newId(), themeId: themeIds[0], severity: 'issue', body: 'c' },
  ]
  const { id: last } = await sendReview(world, { reviewedOn: '2026-11-01', goalIds: [goalId], findings })
  const first = await listReviews(junior, { of: 'about', page: 1 })
  expect(first.hasMore).toBe(true)
  expect(first.reviews).toHaveLength(20)
  expect(first.reviews[0]).toMatchObject({
    id: last,
    tally: { praise: 1, suggestion: 0, issue: 2 },
    themes: ['Naming', 'Tests'],
  })
  const second = await listReviews(junior, { of: 'about', page: 2 })
  expect([second.reviews.length, second.hasMore]).toEqual([2, false])
})

test('suggestions and issues are counted by theme and month; praise is not', async () => {
  const world = await makeWorld()
  const { junior, mentor } = world
  const row = (severity: string, theme: number) => ({
    id: newId(),
    themeId: themeIds[theme],
    severity,
    body: 'x',
  })
  await sendReview(world, { reviewedOn: '2026-08-31', findings: [row('issue', 0)] })
  await sendReview(world, { reviewedOn: '2026-09-01', findings: [row('issue', 1), row('suggestion', 1)] })
  await sendReview(world, { reviewedOn: '2026-11-17', findings: [row('suggestion', 1), row('praise', 2)] })
  await sendReview(world, { reviewedOn: '2026-11-02', visibility: 'private', findings: [row('issue', 3)] })
  const juniorId = junior.viewer.id
  expect(await findingsByTheme(junior, juniorId)).toEqual({
    months: ['2026-09-01', '2026-10-01', '2026-11-01'],
    themes: [{ themeId: themeIds[1], name: 'Tests', counts: [2, 0, 1] }],
  })
  expect((await findingsByTheme(mentor, juniorId)).themes.map(({ name }) => name)).toEqual([
    'Tests',
    'Structure',
  ])
})

test('one writes notes for the own juniors, leads for the team’s, nobody for themselves', async () => {
  const { mentor, lead, junior, otherJunior, formerMentor, outsider, admin, teamId } = await makeWorld()
  const names = async (ctx: Ctx, id?: string) => (await listJuniorsToReview(ctx, id)).map(({ name }) => name)
  expect(await names(mentor)).toEqual(['Ada Okonkwo'])
  expect(await names(lead)).toEqual(['Ada Okonkwo', 'Tomasz Zieliński'])
  expect(await names(lead, junior.viewer.id)).toEqual(['Ada Okonkwo'])
  expect(await names(mentor, otherJunior.viewer.id)).toEqual([])
  for (const nobody of [junior, formerMentor, outsider, admin]) expect(await names(nobody)).toEqual([])
  await join(lead.viewer.id, teamId, 'junior')
  expect(await names(lead)).not.toContain('Ruth Adeyemi')
})

test('a junior of two teams is offered once for each team that one mentors them in', async () => {
  const world = await makeWorld()
  const { otherTeamId, mentor } = world
  const person = await makePerson('Both Sides')
  for (const teamId of [world.teamId, otherTeamId]) {
    await join(person, teamId, 'junior')
    await pair(teamId, mentor.viewer.id, person)
  }
  expect((await listJuniorsToReview(mentor, person)).map(({ teamName }) => teamName)).toEqual([
    'Gophers',
    'Pythonistas',
  ])
})

test('themes are the ten and the own team’s', async () => {
  const { teamId, mentor, outsider } = await makeWorld()
  await transaction((tx) =>
    tx.insert(themes).values({ id: newId(), teamId, key: 'sql', name: 'SQL', position: 1 }),
  )
  const names = async (ctx: Ctx) => (await listThemes(ctx, teamId)).map(({ name }) => name)
  expect(await names(mentor)).toEqual(expect.arrayContaining(['Naming', 'Git habits']))
  expect((await names(mentor)).at(-1)).toBe('SQL')
  expect(await names(mentor)).toHaveLength(11)
  expect(await names(outsider)).toHaveLength(10)
})

test('goals to point to are open ones, or those that the note points to already', async () => {
  const world = await makeWorld()
  const { mentor, junior, teamId, outsider } = world
  const open = await makeGoal(world, 'skill', { state: 'in_progress' })
  const achieved = await makeGoal(world, 'second', { state: 'achieved', achievedAt: mentor.now })
  await makeGoal(world, 'third', { state: 'dropped' })
  const scope = { juniorId: junior.viewer.id, teamId }
  const ids = async (ctx: Ctx, reviewId?: string) =>
    (await listGoalsToLink(ctx, { ...scope, reviewId })).map(({ id }) => id).sort()
  expect(await ids(mentor)).toEqual([open])
  const { id: reviewId } = await sendReview(world, { goalIds: [achieved] })
  expect(await ids(mentor, reviewId)).toEqual([open, achieved].sort())
  expect(await ids(contextOf({ id: outsider.viewer.id }))).toEqual([])
})
