import { asc, eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db, transaction } from '#db/client.ts'
import { mentorships } from '#db/schema/people.ts'
import { findings, reviewGoals, reviews } from '#db/schema/reviews.ts'
import { searchDocuments } from '#db/schema/search.ts'
import { FieldRefused, NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { editReview } from '#lib/reviews/editing/writes.ts'
import type { LogReviewInput } from '#lib/reviews/input.ts'
import { loadBuiltInThemes } from '#lib/reviews/themes/writes.ts'
import { logReview } from '#lib/reviews/writes.ts'
import { systemContext } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { asRow, builtInThemeIds, editInput, makeGoal, noteInput } from '#tests/support/reviews.ts'
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

async function logged(fields: Record<string, unknown> = {}, by = team.mentor): Promise<LogReviewInput> {
  const input = noteInput(team, {
    findings: ['one', 'two', 'three'].map((body) => ({ id: newId(), themeId: themeIds[0], body })),
    ...fields,
  })
  await logReview(by, input)
  return input
}

const rowOf = async (id: string) => (await db.select().from(reviews).where(eq(reviews.id, id)))[0]
const bodiesOf = async (id: string) =>
  db
    .select({ id: findings.id, body: findings.body })
    .from(findings)
    .where(eq(findings.reviewId, id))
    .orderBy(asc(findings.position))

test('fields change, the version grows, the search follows', async () => {
  const input = await logged()
  await editReview(team.mentor, editInput(input, { summary: 'Now with plums', title: '' }))
  expect(await rowOf(input.id)).toMatchObject({ version: 2, summary: 'Now with plums', visibility: 'pair' })
  const [document] = await db.select().from(searchDocuments).where(eq(searchDocuments.recordId, input.id))
  expect(document?.body).toContain('plums')
  expect(document?.body).not.toContain('forty')
})

test('findings keep their ids: changed, moved, added, removed', async () => {
  const input = await logged()
  const [one, two, three] = input.findings.map(asRow)
  const added = { id: newId(), themeId: themeIds[3], body: 'four' }
  await editReview(
    team.mentor,
    editInput(input, { findings: [{ ...three, body: 'three, again' }, added, one] }),
  )
  expect(await bodiesOf(input.id)).toEqual([
    { id: three?.id, body: 'three, again' },
    { id: added.id, body: 'four' },
    { id: one?.id, body: 'one' },
  ])
  expect(two).toBeDefined()
  await editReview(team.mentor, editInput(input, { version: 2, findings: [] }))
  expect(await bodiesOf(input.id)).toEqual([])
})

test('another note’s finding can’t be taken over', async () => {
  const theirs = await logged({}, team.lead)
  const mine = await logged()
  const stolen = { id: theirs.findings[0]?.id, themeId: themeIds[0], body: 'mine now' }
  await expect(editReview(team.mentor, editInput(mine, { findings: [stolen] }))).rejects.toThrow(Refused)
  expect((await bodiesOf(theirs.id))[0]?.body).toBe('one')
  expect(await bodiesOf(mine.id)).toHaveLength(3)
})

test('goals are linked and unlinked; a goal of somebody else is refused', async () => {
  const [first, second] = [await makeGoal(team, roadmap), await makeGoal(team, roadmap)]
  const others = await makeGoal(team, roadmap, { juniorId: team.otherJunior.viewer.id })
  const input = await logged({ goalIds: [first] })
  await editReview(team.mentor, editInput(input, { goalIds: [second] }))
  const linked = await db.select().from(reviewGoals).where(eq(reviewGoals.reviewId, input.id))
  expect(linked.map(({ goalId }) => goalId)).toEqual([second])
  await expect(editReview(team.mentor, editInput(input, { version: 2, goalIds: [others] }))).rejects.toThrow(
    FieldRefused,
  )
})

test('who reads it but didn’t write it is refused; who can’t read it doesn’t find it', async () => {
  const input = await logged({ visibility: 'circle' })
  for (const reader of [team.junior, team.lead])
    await expect(editReview(reader, editInput(input))).rejects.toThrow(Refused)
  for (const stranger of [team.otherMentor, team.formerMentor, team.otherJunior, team.outsider, team.admin])
    await expect(editReview(stranger, editInput(input))).rejects.toThrow(NotFound)
  const hidden = await logged({ visibility: 'private' })
  for (const stranger of [team.junior, team.lead])
    await expect(editReview(stranger, editInput(hidden))).rejects.toThrow(NotFound)
})

test('a stale version is refused with what is saved now, findings and all', async () => {
  const input = await logged()
  await editReview(team.mentor, editInput(input, { summary: 'Saved meanwhile' }))
  const mine = editInput(input, { summary: 'Mine', findings: [] })
  const error = await editReview(team.mentor, mine).catch((caught) => caught)
  expect(error).toBeInstanceOf(Stale)
  expect(error).toMatchObject({ version: 2, saved: { summary: 'Saved meanwhile' } })
  expect((error as Stale).saved.findings).toContain('three')
  expect((await rowOf(input.id))?.summary).toBe('Saved meanwhile')
  const same = await editReview(team.mentor, editInput(input, { summary: 'Mine' })).catch((caught) => caught)
  expect((same as Stale).saved).not.toHaveProperty('findings')
})

test('the same form sent twice is saved once, and only the same', async () => {
  const input = await logged()
  const edited = editInput(input, { summary: 'Sent twice' })
  await editReview(team.mentor, edited)
  expect(await editReview(team.mentor, edited)).toEqual({ id: input.id })
  expect(await rowOf(input.id)).toMatchObject({ summary: 'Sent twice', version: 2 })
  const [first] = edited.findings
  const others = [
    { goalIds: [newId()] },
    { visibility: 'private' as const },
    { findings: edited.findings.slice(1) },
    { findings: [{ ...first, body: 'another' }, ...edited.findings.slice(1)] },
  ]
  for (const other of others)
    await expect(editReview(team.mentor, { ...edited, ...other } as typeof edited)).rejects.toThrow(Stale)
  await editReview(team.mentor, { ...edited, version: 2, summary: 'Later' })
  await expect(editReview(team.mentor, edited)).rejects.toThrow(Stale)
})

test('a wider audience is asked about once more; a narrower one is not', async () => {
  const input = await logged({ visibility: 'private' })
  const wider = { visibility: 'pair' }
  const error = await editReview(team.mentor, editInput(input, wider)).catch((caught) => caught)
  expect(error).toBeInstanceOf(FieldRefused)
  expect(error).toMatchObject({ field: 'confirmed' })
  await editReview(team.mentor, editInput(input, { ...wider, confirmed: 'yes' }))
  expect(await rowOf(input.id)).toMatchObject({ visibility: 'pair', readerId: team.junior.viewer.id })
  await editReview(team.mentor, editInput(input, { version: 2, visibility: 'private' }))
  expect(await rowOf(input.id)).toMatchObject({ visibility: 'private', readerId: null })
  const [document] = await db.select().from(searchDocuments).where(eq(searchDocuments.recordId, input.id))
  expect(document).toMatchObject({ visibility: 'private', readerId: null })
})

test('who isn’t the mentor any more edits the own words, and can’t show them to more people', async () => {
  const own = await makeTestTeam()
  const input = noteInput(own, { visibility: 'private' })
  await logReview(own.mentor, input)
  await transaction((tx) =>
    tx.update(mentorships).set({ endedAt: own.mentor.now }).where(eq(mentorships.id, own.mentorshipId)),
  )
  await editReview(own.mentor, editInput(input, { summary: 'Looking back' }))
  const wider = editInput(input, { version: 2, visibility: 'circle', confirmed: 'yes' })
  await expect(editReview(own.mentor, wider)).rejects.toMatchObject({ field: 'visibility' })
})

test('refused by the rule, as when it was logged: a day to come, nothing left in it', async () => {
  const input = await logged()
  await expect(editReview(team.mentor, editInput(input, { reviewedOn: '2026-11-18' }))).rejects.toThrow(
    FieldRefused,
  )
  await expect(editReview(team.mentor, editInput(input, { summary: '', findings: [] }))).rejects.toThrow(
    Refused,
  )
})
