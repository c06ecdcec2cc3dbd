import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, transaction } from '#db/client.ts'
import { comments } from '#db/schema/goals.ts'
import { mentorships } from '#db/schema/people.ts'
import { searchDocuments } from '#db/schema/search.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused, NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { getOwnComment, listComments } from '#lib/goals/comments/reads.ts'
import { addComment, editComment, widenComment } from '#lib/goals/comments/writes.ts'
import {
  blockInput,
  commentInput,
  editCommentInput,
  reasonInput,
  widenCommentInput,
} from '#lib/goals/input.ts'
import { getKeptTexts } from '#lib/goals/kept/reads.ts'
import { blockGoal, dropGoal } from '#lib/goals/writes.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { makeGoal } from '#tests/support/goals.ts'
import { makeTestRoadmap, makeTestTeam, pair, type TestTeam } from '#tests/support/team.ts'

openTestDatabase()

let team: TestTeam
beforeAll(async () => {
  team = await makeTestTeam()
})
const goal = async () => makeGoal(team, await makeTestRoadmap(), 'skill')
const form = (goalId: string, more = {}) =>
  commentInput.parse({ goalId, id: newId(), body: 'Does it include retrying?', ...more })
const read = async (ctx: Ctx, goalId: string) => (await listComments(ctx, goalId)).map(({ body }) => body)
const strangers = () => [team.otherMentor, team.otherJunior, team.formerMentor, team.outsider, team.admin]

describe('comments', () => {
  test('each is read by its audience alone; sent twice it is one', async () => {
    const goalId = await goal()
    const toMentor = form(goalId)
    await addComment(team.junior, toMentor)
    await addComment(team.junior, toMentor)
    await addComment(team.mentor, form(goalId, { body: 'For the circle', visibility: 'circle' }))
    await addComment(team.mentor, form(goalId, { body: 'For Ada' }))
    await addComment(team.mentor, form(goalId, { body: 'For me', visibility: 'private' }))
    await addComment(team.lead, form(goalId, { body: 'Ruth to Ada' }))
    const asked = 'Does it include retrying?'
    expect((await read(team.mentor, goalId)).sort()).toEqual([asked, 'For Ada', 'For me', 'For the circle'])
    expect((await read(team.junior, goalId)).sort()).toEqual([
      asked,
      'For Ada',
      'For the circle',
      'Ruth to Ada',
    ])
    expect((await read(team.lead, goalId)).sort()).toEqual(['For the circle', 'Ruth to Ada'])
    const [document] = await db
      .select()
      .from(searchDocuments)
      .where(eq(searchDocuments.recordId, toMentor.id))
    expect(document).toMatchObject({ visibility: 'pair', readerId: team.mentor.viewer.id, pageId: goalId })
  })
  test('nobody outside the circle writes one', async () => {
    const goalId = await goal()
    for (const ctx of strangers()) await expect(addComment(ctx, form(goalId))).rejects.toThrow(NotFound)
    expect(commentInput.safeParse({ goalId, body: ' ' }).success).toBe(false)
    expect(commentInput.safeParse({ goalId, body: 'x', visibility: 'everybody' }).success).toBe(false)
  })
  test('a junior with two mentors chooses whom to write to', async () => {
    const goalId = await goal()
    const second = await pair(team.teamId, team.otherMentor.viewer.id, team.junior.viewer.id)
    await expect(addComment(team.junior, form(goalId))).rejects.toThrow(FieldRefused)
    const toLead = form(goalId, { readerId: team.lead.viewer.id })
    await expect(addComment(team.junior, toLead)).rejects.toThrow(FieldRefused)
    await addComment(team.junior, form(goalId, { readerId: team.otherMentor.viewer.id }))
    expect(await read(team.otherMentor, goalId)).toHaveLength(1)
    expect(await read(team.mentor, goalId)).toEqual([])
    await transaction((tx) => tx.delete(mentorships).where(eq(mentorships.id, second)))
  })
})

describe('editing', () => {
  const edit = (goalId: string, commentId: string, version: number, body: string) =>
    editCommentInput.parse({ goalId, commentId, version: String(version), body })
  test('by its author; the earlier version stays, and the search finds the new words', async () => {
    const goalId = await goal()
    const input = form(goalId)
    await addComment(team.junior, input)
    const changed = edit(goalId, input.id, 1, 'And retrying?')
    await editComment(team.junior, changed)
    await editComment(team.junior, changed)
    const [comment] = await listComments(team.mentor, goalId)
    expect(comment).toMatchObject({ body: 'And retrying?', version: 2, editedAt: team.junior.now })
    expect(comment?.versions.map(({ body }) => body)).toEqual(['Does it include retrying?'])
    const [document] = await db.select().from(searchDocuments).where(eq(searchDocuments.recordId, input.id))
    expect(document?.body).toBe('And retrying?')
  })
  test('a stale form is refused with what stands there', async () => {
    const goalId = await goal()
    const input = form(goalId)
    await addComment(team.junior, input)
    await editComment(team.junior, edit(goalId, input.id, 1, 'Second'))
    const late = editComment(team.junior, edit(goalId, input.id, 1, 'Third'))
    await expect(late).rejects.toMatchObject({ version: 2, saved: { body: 'Second' } })
    await expect(late).rejects.toThrow(Stale)
  })
  test('nobody else’s, not even a reader’s', async () => {
    const goalId = await goal()
    const input = form(goalId, { visibility: 'circle' })
    await addComment(team.junior, input)
    for (const ctx of [team.mentor, team.lead, ...strangers()]) {
      await expect(editComment(ctx, edit(goalId, input.id, 1, 'x'))).rejects.toThrow(NotFound)
      await expect(getOwnComment(ctx, goalId, input.id)).rejects.toThrow(NotFound)
    }
    const elsewhere = await goal()
    await expect(editComment(team.junior, edit(elsewhere, input.id, 1, 'x'))).rejects.toThrow(NotFound)
  })
})

describe('widening', () => {
  const widen = (goalId: string, commentId: string, version: number, visibility: string) =>
    widenCommentInput.parse({ goalId, commentId, version: String(version), visibility, confirmed: 'on' })
  test('opens the words of now, not the earlier ones', async () => {
    const goalId = await goal()
    const input = form(goalId, { visibility: 'private', body: 'She is slow' })
    await addComment(team.mentor, input)
    const changed = { goalId, commentId: input.id, version: '1', body: 'Needs time for the tests' }
    await editComment(team.mentor, editCommentInput.parse(changed))
    await widenComment(team.mentor, widen(goalId, input.id, 2, 'pair'))
    await widenComment(team.mentor, widen(goalId, input.id, 2, 'pair'))
    const [comment] = await listComments(team.junior, goalId)
    expect(comment).toMatchObject({ body: 'Needs time for the tests', readerId: team.junior.viewer.id })
    expect(comment?.versions).toEqual([])
    expect((await listComments(team.mentor, goalId))[0]?.versions).toHaveLength(1)
    await widenComment(team.mentor, widen(goalId, input.id, 3, 'circle'))
    expect(await read(team.lead, goalId)).toEqual(['Needs time for the tests'])
    const [row] = await db.select().from(comments).where(eq(comments.id, input.id))
    expect(row).toMatchObject({ visibility: 'circle', readerId: null, version: 4 })
  })
  test('refused: narrower, stale, not confirmed, somebody else', async () => {
    const goalId = await goal()
    const input = form(goalId, { visibility: 'circle' })
    await addComment(team.junior, input)
    await expect(widenComment(team.junior, widen(goalId, input.id, 1, 'pair'))).rejects.toThrow(Refused)
    const own = form(goalId, { visibility: 'private' })
    await addComment(team.junior, own)
    await expect(widenComment(team.junior, widen(goalId, own.id, 7, 'pair'))).rejects.toThrow(Stale)
    await expect(widenComment(team.mentor, widen(goalId, own.id, 1, 'pair'))).rejects.toThrow(NotFound)
    const open = { goalId, commentId: own.id, version: '1', visibility: 'circle' }
    expect(widenCommentInput.safeParse(open).success).toBe(false)
  })
})

test('when a mentorship ends, the mentor keeps own texts and those addressed to them, and no more', async () => {
  const goalId = await goal()
  await addComment(team.mentor, form(goalId, { body: 'My circle comment', visibility: 'circle' }))
  await addComment(team.mentor, form(goalId, { body: 'My note', visibility: 'private' }))
  await addComment(team.junior, form(goalId, { body: 'Ada to Marisol' }))
  await addComment(team.junior, form(goalId, { body: 'Ada to all', visibility: 'circle' }))
  await addComment(team.lead, form(goalId, { body: 'Ruth to Ada' }))
  await blockGoal(team.mentor, blockInput.parse({ goalId, id: newId(), reason: 'No access yet', version: 1 }))
  await dropGoal(team.lead, reasonInput.parse({ goalId, id: newId(), reason: 'Another way' }))
  const end = (endedAt: Date | null) =>
    transaction((tx) => tx.update(mentorships).set({ endedAt }).where(eq(mentorships.id, team.mentorshipId)))
  await end(team.mentor.now)
  const { texts, title } = await getKeptTexts(team.mentor, goalId)
  expect(texts.map(({ body }) => body).sort()).toEqual([
    'Ada to Marisol',
    'My circle comment',
    'My note',
    'No access yet',
  ])
  expect(title).toBe('Milestone skill')
  for (const ctx of strangers()) await expect(getKeptTexts(ctx, goalId)).rejects.toThrow(NotFound)
  await end(null)
})
