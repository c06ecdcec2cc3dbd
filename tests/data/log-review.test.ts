import { asc, count, eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db, transaction } from '#db/client.ts'
import { auditEvents } from '#db/schema/people.ts'
import { findings, reviewGoals, reviews, themes } from '#db/schema/reviews.ts'
import { searchDocuments } from '#db/schema/search.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused, NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { builtInThemes } from '#lib/reviews/rules.ts'
import { loadBuiltInThemes } from '#lib/reviews/themes/writes.ts'
import { logReview } from '#lib/reviews/writes.ts'
import { systemContext } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { builtInThemeIds, makeGoal, noteInput } from '#tests/support/reviews.ts'
import { makeTestRoadmap, makeTestTeam, type TestRoadmap, type TestTeam } from '#tests/support/team.ts'

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

const numberOf = async () => (await db.select({ rows: count() }).from(reviews))[0]?.rows

test('the ten themes are loaded once, also when loaded again', async () => {
  expect(await loadBuiltInThemes(systemContext())).toBe(0)
  const rows = await db.select({ name: themes.name }).from(themes).orderBy(asc(themes.position))
  expect(rows).toEqual(builtInThemes.map(({ name }) => ({ name })))
})

test('a note is kept whole, with its findings in order, its goals, its search text and an audit event', async () => {
  const goalId = await makeGoal(team, roadmap)
  const input = noteInput(team, {
    goalIds: [goalId],
    wentWell: 'Small steps.',
    findings: [
      {
        id: newId(),
        severity: 'praise',
        themeId: themeIds[2],
        body: 'Chains the cause.',
        where: 'worker.py:88',
      },
      { id: newId(), severity: 'issue', themeId: themeIds[1], body: 'No test.', snippet: '  x = 1' },
    ],
  })
  expect(await logReview(team.mentor, input)).toEqual({ id: input.id })
  const [review] = await db.select().from(reviews).where(eq(reviews.id, input.id))
  expect(review).toMatchObject({
    authorId: team.mentor.viewer.id,
    readerId: team.junior.viewer.id,
    visibility: 'pair',
    version: 1,
    wentWell: 'Small steps.',
    createdAt: team.mentor.now,
  })
  const rows = await db
    .select()
    .from(findings)
    .where(eq(findings.reviewId, input.id))
    .orderBy(asc(findings.position))
  expect(rows).toEqual(
    input.findings.map((finding, index) => ({ ...finding, reviewId: input.id, position: index + 1 })),
  )
  expect(rows[0]).toMatchObject({ file: 'worker.py', line: 88 })
  const linked = await db.select().from(reviewGoals).where(eq(reviewGoals.reviewId, input.id))
  expect(linked.map((row) => row.goalId)).toEqual([goalId])
  const [document] = await db.select().from(searchDocuments).where(eq(searchDocuments.recordId, input.id))
  expect(document).toMatchObject({
    kind: 'review',
    visibility: 'pair',
    readerId: team.junior.viewer.id,
    pageId: input.id,
  })
  expect(document?.body).toContain('Chains the cause.')
  const events = await db.select().from(auditEvents).where(eq(auditEvents.subjectId, input.id))
  expect(events.map(({ event, detail }) => [event, detail])).toEqual([['review.logged', 'pair']])
})

test('sent twice, also at once, it makes one note', async () => {
  const input = noteInput(team, { findings: [{ id: newId(), themeId: themeIds[0], body: 'Once.' }] })
  await Promise.all([logReview(team.mentor, input), logReview(team.mentor, input)])
  const rows = await db.select({ summary: reviews.summary }).from(reviews).where(eq(reviews.id, input.id))
  expect(rows).toEqual([{ summary: input.summary }])
})

test('a form that was saved and filled anew is not swallowed', async () => {
  const input = noteInput(team, { findings: [{ id: newId(), themeId: themeIds[0], body: 'Once.' }] })
  await logReview(team.mentor, input)
  const anew = [
    { summary: 'Another one' },
    { title: 'Another title' },
    { reviewedOn: '2026-11-01' },
    { visibility: 'private' as const },
    { goalIds: [newId()] },
    { findings: [] },
    { findings: input.findings.map((finding) => ({ ...finding, snippet: 'another' })) },
  ]
  for (const changes of anew)
    await expect(logReview(team.mentor, { ...input, ...changes })).rejects.toThrow(Refused)
})

test('the id of somebody else’s note is refused', async () => {
  const input = noteInput(team)
  await logReview(team.mentor, input)
  await expect(logReview(team.lead, input)).rejects.toThrow(Refused)
})

test('a private note and one for the circle name no single reader', async () => {
  for (const visibility of ['private', 'circle']) {
    const input = noteInput(team, { visibility })
    await logReview(team.lead, input)
    const [review] = await db.select().from(reviews).where(eq(reviews.id, input.id))
    expect(review).toMatchObject({ visibility, readerId: null })
  }
})

test.each<[string, (team: TestTeam) => Ctx]>([
  ['the junior, for themselves', (of) => of.junior],
  ['another junior', (of) => of.otherJunior],
  ['a mentor of other juniors', (of) => of.otherMentor],
  ['a former mentor', (of) => of.formerMentor],
  ['a lead of another team', (of) => of.outsider],
  ['an admin', (of) => of.admin],
])('not found for %s', async (_name, who) => {
  const before = await numberOf()
  await expect(logReview(who(team), noteInput(team))).rejects.toThrow(NotFound)
  expect(await numberOf()).toBe(before)
})

test('a mentor writes in the team that they mentor in, no other', async () => {
  await expect(logReview(team.mentor, noteInput(team, { teamId: team.otherTeamId }))).rejects.toThrow(
    NotFound,
  )
})

test('refused by the rule: a day to come, nothing written', async () => {
  await expect(logReview(team.mentor, noteInput(team, { reviewedOn: '2026-11-18' }))).rejects.toThrow(
    FieldRefused,
  )
  await expect(logReview(team.mentor, noteInput(team, { summary: '' }))).rejects.toThrow(Refused)
})

test('refused, with nothing half-written: another’s goal, another team’s theme, a finding’s id that is taken', async () => {
  const before = await numberOf()
  const others = await makeGoal(team, roadmap, { juniorId: team.otherJunior.viewer.id })
  await expect(logReview(team.mentor, noteInput(team, { goalIds: [others] }))).rejects.toThrow(FieldRefused)
  const foreign = newId()
  await transaction((tx) =>
    tx
      .insert(themes)
      .values({ id: foreign, teamId: team.otherTeamId, key: 'own', name: 'Their own', position: 1 }),
  )
  for (const themeId of [foreign, newId()])
    await expect(
      logReview(team.mentor, noteInput(team, { findings: [{ themeId, body: 'x' }] })),
    ).rejects.toThrow(Refused)
  expect(await numberOf()).toBe(before)
  const first = noteInput(team, { findings: [{ id: newId(), themeId: themeIds[0], body: 'First' }] })
  await logReview(team.mentor, first)
  const second = noteInput(team, {
    findings: [{ id: first.findings[0]?.id, themeId: themeIds[0], body: 'Second' }],
  })
  await expect(logReview(team.mentor, second)).rejects.toThrow(Refused)
})

test('fifty findings are written', async () => {
  const rows = Array.from({ length: 50 }, (_, index) => ({
    id: newId(),
    themeId: themeIds[index % 10],
    body: `Finding ${index}`,
  }))
  const { id } = await logReview(team.mentor, noteInput(team, { findings: rows }))
  const [found] = await db.select({ rows: count() }).from(findings).where(eq(findings.reviewId, id))
  expect(found?.rows).toBe(50)
})

test('a title left empty is the link’s own', async () => {
  const { id } = await logReview(team.mentor, noteInput(team, { title: '' }))
  const [review] = await db.select({ title: reviews.title }).from(reviews).where(eq(reviews.id, id))
  expect(review?.title).toMatch(/482/)
})
