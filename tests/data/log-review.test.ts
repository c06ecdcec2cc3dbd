import { asc, count, eq, inArray } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db, transaction } from '#db/client.ts'
import { auditEvents } from '#db/schema/people.ts'
import { findings, reviewGoals, reviews, themes } from '#db/schema/reviews.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused, FormUsed, NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { builtInThemes } from '#lib/reviews/rules.ts'
import { loadBuiltInThemes } from '#lib/reviews/themes/writes.ts'
import { logReview } from '#lib/reviews/writes.ts'
import { systemContext } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { documentsByRecord, reviewById } from '#tests/support/stored.ts'
import { makeGoal } from '#tests/support/world/goals.ts'
import { makeThemes, reviewInput } from '#tests/support/world/reviews.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()

let themeIds: string[]
beforeAll(async () => {
  themeIds = await makeThemes()
})

const numberOf = async () => (await db.select({ rows: count() }).from(reviews))[0]?.rows

test('the ten themes are loaded once, also when loaded again', async () => {
  expect(await loadBuiltInThemes(systemContext())).toBe(0)
  const rows = await db.select({ name: themes.name }).from(themes).orderBy(asc(themes.position))
  expect(rows).toEqual(builtInThemes.map(({ name }) => ({ name })))
})

test('a note is kept whole, with its findings in order, its goals, its search text and an audit event', async () => {
  const world = await makeWorld()
  const { mentor, junior } = world
  const goalId = await makeGoal(world, 'skill')
  const input = reviewInput(world, {
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
  const { id } = await logReview(mentor, input)
  const review = await reviewById(id)
  expect(review).toMatchObject({
    authorId: mentor.viewer.id,
    readerId: junior.viewer.id,
    visibility: 'pair',
    version: 1,
    wentWell: 'Small steps.',
    createdAt: mentor.now,
  })
  const rows = await db
    .select()
    .from(findings)
    .where(eq(findings.reviewId, id))
    .orderBy(asc(findings.position))
  expect(rows).toEqual(
    input.findings.map((finding, index) => ({
      ...finding,
      id: rows[index]?.id,
      reviewId: id,
      position: index + 1,
    })),
  )
  expect(rows[0]).toMatchObject({ file: 'worker.py', line: 88 })
  const linked = await db.select().from(reviewGoals).where(eq(reviewGoals.reviewId, id))
  expect(linked.map((row) => row.goalId)).toEqual([goalId])
  const [document] = await documentsByRecord(id)
  expect(document).toMatchObject({
    kind: 'review',
    visibility: 'pair',
    readerId: junior.viewer.id,
    pageId: id,
  })
  expect(document?.body).toContain('Chains the cause.')
  const events = await db.select().from(auditEvents).where(eq(auditEvents.subjectId, id))
  expect(events.map(({ event, detail }) => [event, detail])).toEqual([['review.logged', 'pair']])
})

test('sent twice, also at once, it makes one note', async () => {
  const world = await makeWorld()
  const { mentor } = world
  const input = reviewInput(world, { findings: [{ id: newId(), themeId: themeIds[0], body: 'Once.' }] })
  const [first, second] = await Promise.all([logReview(mentor, input), logReview(mentor, input)])
  expect(second).toEqual(first)
  const rows = await db
    .select({ summary: reviews.summary })
    .from(reviews)
    .where(eq(reviews.juniorId, world.junior.viewer.id))
  expect(rows).toEqual([{ summary: input.summary }])
})

test('a form that was saved and filled anew is not swallowed', async () => {
  const world = await makeWorld()
  const { mentor } = world
  const input = reviewInput(world, { findings: [{ id: newId(), themeId: themeIds[0], body: 'Once.' }] })
  await logReview(mentor, input)
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
    await expect(logReview(mentor, { ...input, ...changes })).rejects.toThrow(FormUsed)
})

test('ids that somebody else’s form sent tell nothing: what is written has ids of its own', async () => {
  const world = await makeWorld()
  const { mentor, lead } = world
  const input = reviewInput(world, { findings: [{ id: newId(), themeId: themeIds[0], body: 'One.' }] })
  const theirs = await logReview(mentor, input)
  const own = await logReview(lead, input)
  expect(own.id).not.toBe(theirs.id)
  const rows = await db
    .select({ id: findings.id })
    .from(findings)
    .where(inArray(findings.reviewId, [own.id, theirs.id]))
  expect(new Set(rows.map(({ id }) => id)).size).toBe(2)
})

test('a private note and one for the circle name no single reader', async () => {
  const world = await makeWorld()
  const { lead } = world
  for (const visibility of ['private', 'circle']) {
    const { id } = await logReview(lead, reviewInput(world, { visibility }))
    const review = await reviewById(id)
    expect(review).toMatchObject({ visibility, readerId: null })
  }
})

test.each<[string, (team: World) => Ctx]>([
  ['the junior, for themselves', (of) => of.junior],
  ['another junior', (of) => of.otherJunior],
  ['a mentor of other juniors', (of) => of.otherMentor],
  ['a former mentor', (of) => of.formerMentor],
  ['a lead of another team', (of) => of.outsider],
  ['an admin', (of) => of.admin],
])('not found for %s', async (_name, who) => {
  const world = await makeWorld()
  const before = await numberOf()
  await expect(logReview(who(world), reviewInput(world))).rejects.toThrow(NotFound)
  expect(await numberOf()).toBe(before)
})

test('a mentor writes in the team that they mentor in, no other', async () => {
  const world = await makeWorld()
  const { mentor, otherTeamId } = world
  await expect(logReview(mentor, reviewInput(world, { teamId: otherTeamId }))).rejects.toThrow(NotFound)
})

test('refused by the rule: a day to come, nothing written', async () => {
  const world = await makeWorld()
  const { mentor } = world
  await expect(logReview(mentor, reviewInput(world, { reviewedOn: '2026-11-18' }))).rejects.toThrow(
    FieldRefused,
  )
  await expect(logReview(mentor, reviewInput(world, { summary: '' }))).rejects.toThrow(Refused)
})

test('refused, with nothing half-written: another’s goal, another team’s theme', async () => {
  const world = await makeWorld()
  const { otherJunior, mentor, otherTeamId } = world
  const before = await numberOf()
  const others = await makeGoal(world, 'skill', { juniorId: otherJunior.viewer.id })
  await expect(logReview(mentor, reviewInput(world, { goalIds: [others] }))).rejects.toThrow(FieldRefused)
  const foreign = newId()
  await transaction((tx) =>
    tx
      .insert(themes)
      .values({ id: foreign, teamId: otherTeamId, key: 'own', name: 'Their own', position: 1 }),
  )
  for (const themeId of [foreign, newId()])
    await expect(
      logReview(mentor, reviewInput(world, { findings: [{ themeId, body: 'x' }] })),
    ).rejects.toThrow(Refused)
  expect(await numberOf()).toBe(before)
})

test('fifty findings are written', async () => {
  const world = await makeWorld()
  const { mentor } = world
  const rows = Array.from({ length: 50 }, (_, index) => ({
    id: newId(),
    themeId: themeIds[index % 10],
    body: `Finding ${index}`,
  }))
  const { id } = await logReview(mentor, reviewInput(world, { findings: rows }))
  const [found] = await db.select({ rows: count() }).from(findings).where(eq(findings.reviewId, id))
  expect(found?.rows).toBe(50)
})

test('a title left empty is the link’s own', async () => {
  const world = await makeWorld()
  const { mentor } = world
  const { id } = await logReview(mentor, reviewInput(world, { title: '' }))
  const review = await reviewById(id)
  expect(review?.title).toMatch(/482/)
})
