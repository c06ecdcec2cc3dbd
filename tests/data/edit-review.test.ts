import { asc, eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db, transaction } from '#db/client.ts'
import { findings, reviewGoals } from '#db/schema/reviews.ts'
import { FieldRefused, NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { editReview } from '#lib/reviews/editing/writes.ts'
import { getReview } from '#lib/reviews/reads.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { documentsByRecord, reviewById } from '#tests/support/stored.ts'
import { makeGoal } from '#tests/support/world/goals.ts'
import { setMentorshipEnd } from '#tests/support/world/people.ts'
import { findingRow, makeThemes, reviewEditInput, sendReview } from '#tests/support/world/reviews.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()

let themeIds: string[]
beforeAll(async () => {
  themeIds = await makeThemes()
})

const sendWithFindings = (world: World, fields: Record<string, unknown> = {}, author = world.mentor) =>
  sendReview(
    world,
    {
      findings: ['one', 'two', 'three'].map((body) => ({ id: newId(), themeId: themeIds[0], body })),
      ...fields,
    },
    author,
  )

const bodiesOf = async (id: string) =>
  db
    .select({ id: findings.id, body: findings.body })
    .from(findings)
    .where(eq(findings.reviewId, id))
    .orderBy(asc(findings.position))

test('fields change, the version grows, the search follows', async () => {
  const world = await makeWorld()
  const { mentor } = world
  const input = await sendWithFindings(world)
  await editReview(mentor, reviewEditInput(input, { summary: 'Now with plums', title: '' }))
  expect(await reviewById(input.id)).toMatchObject({
    version: 2,
    summary: 'Now with plums',
    visibility: 'pair',
  })
  const [document] = await documentsByRecord(input.id)
  expect(document?.body).toContain('plums')
  expect(document?.body).not.toContain('forty')
})

test('findings keep their ids: changed, moved, added, removed', async () => {
  const world = await makeWorld()
  const { mentor } = world
  const input = await sendWithFindings(world)
  const [one, two, three] = input.findings.map(findingRow)
  const added = { id: newId(), themeId: themeIds[3], body: 'four' }
  await editReview(
    mentor,
    reviewEditInput(input, { findings: [{ ...three, body: 'three, again' }, added, one] }),
  )
  const rows = await bodiesOf(input.id)
  expect(rows).toEqual([
    { id: three?.id, body: 'three, again' },
    { id: rows[1]?.id, body: 'four' },
    { id: one?.id, body: 'one' },
  ])
  expect(rows[1]?.id).not.toBe(added.id)
  expect(two).toBeDefined()
  await editReview(mentor, reviewEditInput(input, { version: 2, findings: [] }))
  expect(await bodiesOf(input.id)).toEqual([])
})

test('another note’s finding can’t be taken over: its id makes a new one', async () => {
  const world = await makeWorld()
  const { lead, mentor } = world
  const theirs = await sendWithFindings(world, {}, lead)
  const mine = await sendWithFindings(world)
  const stolen = { id: theirs.findings[0]?.id, themeId: themeIds[0], body: 'mine now' }
  await editReview(mentor, reviewEditInput(mine, { findings: [stolen] }))
  expect((await bodiesOf(theirs.id))[0]).toEqual({ id: stolen.id, body: 'one' })
  expect(await bodiesOf(mine.id)).toMatchObject([{ body: 'mine now' }])
})

test('goals are linked and unlinked; a goal of somebody else is refused', async () => {
  const world = await makeWorld()
  const { otherJunior, mentor } = world
  const [first, second] = [await makeGoal(world, 'skill'), await makeGoal(world, 'second')]
  const others = await makeGoal(world, 'skill', { juniorId: otherJunior.viewer.id })
  const input = await sendWithFindings(world, { goalIds: [first] })
  await editReview(mentor, reviewEditInput(input, { goalIds: [second] }))
  const linked = await db.select().from(reviewGoals).where(eq(reviewGoals.reviewId, input.id))
  expect(linked.map(({ goalId }) => goalId)).toEqual([second])
  await expect(editReview(mentor, reviewEditInput(input, { version: 2, goalIds: [others] }))).rejects.toThrow(
    FieldRefused,
  )
})

test('who reads it but didn’t write it is refused; who can’t read it doesn’t find it', async () => {
  const world = await makeWorld()
  const { junior, lead, otherMentor, formerMentor, otherJunior, outsider, admin } = world
  const input = await sendWithFindings(world, { visibility: 'circle' })
  for (const reader of [junior, lead])
    await expect(editReview(reader, reviewEditInput(input))).rejects.toThrow(Refused)
  for (const stranger of [otherMentor, formerMentor, otherJunior, outsider, admin])
    await expect(editReview(stranger, reviewEditInput(input))).rejects.toThrow(NotFound)
  const hidden = await sendWithFindings(world, { visibility: 'private' })
  for (const stranger of [junior, lead])
    await expect(editReview(stranger, reviewEditInput(hidden))).rejects.toThrow(NotFound)
})

test('a stale version is refused with what is saved now, findings and all', async () => {
  const world = await makeWorld()
  const { mentor } = world
  const input = await sendWithFindings(world)
  await editReview(mentor, reviewEditInput(input, { summary: 'Saved meanwhile' }))
  const mine = reviewEditInput(input, { summary: 'Mine', findings: [] })
  const error = await editReview(mentor, mine).catch((caught) => caught)
  expect(error).toBeInstanceOf(Stale)
  expect(error).toMatchObject({ version: 2, saved: { summary: 'Saved meanwhile' } })
  expect((error as Stale).saved.findings).toContain('three')
  expect((await reviewById(input.id))?.summary).toBe('Saved meanwhile')
  const same = await editReview(mentor, reviewEditInput(input, { summary: 'Mine' })).catch((caught) => caught)
  expect((same as Stale).saved).not.toHaveProperty('findings')
})

test('the same form sent twice is saved once, and only the same', async () => {
  const world = await makeWorld()
  const { mentor } = world
  const input = await sendWithFindings(world)
  const edited = reviewEditInput(input, { summary: 'Sent twice' })
  await editReview(mentor, edited)
  expect(await editReview(mentor, edited)).toEqual({ id: input.id })
  expect(await reviewById(input.id)).toMatchObject({ summary: 'Sent twice', version: 2 })
  const [first] = edited.findings
  const others = [
    { goalIds: [newId()] },
    { visibility: 'private' as const },
    { findings: edited.findings.slice(1) },
    { findings: [{ ...first, body: 'another' }, ...edited.findings.slice(1)] },
  ]
  for (const other of others)
    await expect(editReview(mentor, { ...edited, ...other } as typeof edited)).rejects.toThrow(Stale)
  await editReview(mentor, { ...edited, version: 2, summary: 'Later' })
  await expect(editReview(mentor, edited)).rejects.toThrow(Stale)
})

test('a wider audience is asked about once more; a narrower one is not', async () => {
  const world = await makeWorld()
  const { mentor, junior } = world
  const input = await sendWithFindings(world, { visibility: 'private' })
  const wider = { visibility: 'pair' }
  const error = await editReview(mentor, reviewEditInput(input, wider)).catch((caught) => caught)
  expect(error).toBeInstanceOf(FieldRefused)
  expect(error).toMatchObject({ field: 'confirmed' })
  await editReview(mentor, reviewEditInput(input, { ...wider, confirmed: 'yes' }))
  expect(await reviewById(input.id)).toMatchObject({ visibility: 'pair', readerId: junior.viewer.id })
  await editReview(mentor, reviewEditInput(input, { version: 2, visibility: 'private' }))
  expect(await reviewById(input.id)).toMatchObject({ visibility: 'private', readerId: null })
  const [document] = await documentsByRecord(input.id)
  expect(document).toMatchObject({ visibility: 'private', readerId: null })
})

test('who isn’t the mentor any more reads their note, and changes nothing in it', async () => {
  const world = await makeWorld()
  const { mentor, mentorshipId } = world
  const input = await sendReview(world, { visibility: 'private' })
  await setMentorshipEnd(mentorshipId, mentor.now)
  const changed = reviewEditInput(input, { summary: 'Looking back' })
  await expect(editReview(mentor, changed)).rejects.toThrow('no longer mentor Ada Okonkwo')
  const wider = reviewEditInput(input, { visibility: 'circle', confirmed: 'yes' })
  await expect(editReview(mentor, wider)).rejects.toThrow(Refused)
  expect(await getReview(mentor, input.id)).toMatchObject({ version: 1, visibility: 'private' })
})

test('refused by the rule, as when it was logged: a day to come, nothing left in it', async () => {
  const world = await makeWorld()
  const { mentor } = world
  const input = await sendWithFindings(world)
  await expect(editReview(mentor, reviewEditInput(input, { reviewedOn: '2026-11-18' }))).rejects.toThrow(
    FieldRefused,
  )
  await expect(editReview(mentor, reviewEditInput(input, { summary: '', findings: [] }))).rejects.toThrow(
    Refused,
  )
})

test('a place that was saved before its column was read is read with the next edit, and that alone is none', async () => {
  const world = await makeWorld()
  const { mentor } = world
  const where = 'src/app.py:88:14'
  const input = await sendReview(world, {
    findings: [{ id: newId(), themeId: themeIds[0], body: 'one', where }],
  })
  const [finding] = input.findings.map(findingRow)
  const ofNote = eq(findings.reviewId, input.id)
  const placeOf = async () => {
    const [place] = await db
      .select({
        file: findings.file,
        line: findings.line,
        column: findings.column,
        lastLine: findings.lastLine,
      })
      .from(findings)
      .where(ofNote)
    return place
  }
  const before = { file: 'src/app.py:88', line: 14, column: null }
  await transaction((tx) => tx.update(findings).set(before).where(ofNote))
  await editReview(mentor, reviewEditInput(input, { findings: [{ ...finding, where }] }))
  expect(await placeOf()).toEqual({ file: 'src/app.py', line: 88, column: 14, lastLine: null })
  expect((await reviewById(input.id))?.editedAt).toBeNull()
  await editReview(
    mentor,
    reviewEditInput(input, { version: 2, findings: [{ ...finding, where: 'src/app.py#L12-L20' }] }),
  )
  expect(await placeOf()).toEqual({ file: 'src/app.py', line: 12, column: null, lastLine: 20 })
  expect((await reviewById(input.id))?.editedAt).toEqual(mentor.now)
})
