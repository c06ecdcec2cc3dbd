import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, transaction } from '#db/client.ts'
import { comments } from '#db/schema/goals.ts'
import { mentorships } from '#db/schema/people.ts'
import { widenText } from '#lib/audience/widening/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused, NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { getOwnComment, listComments } from '#lib/goals/comments/reads.ts'
import { addComment, commentToWiden, editComment } from '#lib/goals/comments/writes.ts'
import {
  commentInput,
  editCommentInput,
  type WidenCommentInput,
  widenCommentInput,
} from '#lib/goals/input.ts'
import { getKeptTexts } from '#lib/goals/kept/reads.ts'
import { blockGoal, dropGoal } from '#lib/goals/writes.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { documentsByRecord } from '#tests/support/stored.ts'
import { makeGoal, stepForm } from '#tests/support/world/goals.ts'
import { pair, setMentorshipEnd } from '#tests/support/world/people.ts'
import { circleOnPage } from '#tests/support/world/texts.ts'
import { makeWorld } from '#tests/support/world/world.ts'

openTestDatabase()

const form = (goalId: string, more = {}) =>
  commentInput.parse({ goalId, body: 'Does it include retrying?', ...more })
const read = async (ctx: Ctx, goalId: string) => (await listComments(ctx, goalId)).map(({ body }) => body)

describe('comments', () => {
  test('each is read by its audience alone; sent twice it is one', async () => {
    const world = await makeWorld()
    const { junior, mentor, lead } = world
    const goalId = await makeGoal(world, 'skill')
    const toMentor = form(goalId, { readerId: mentor.viewer.id })
    const { id } = await addComment(junior, toMentor)
    expect(await addComment(junior, toMentor)).toEqual({ id })
    await addComment(mentor, form(goalId, { body: 'For the circle', visibility: 'circle' }))
    await addComment(mentor, form(goalId, { body: 'For Ada' }))
    await addComment(mentor, form(goalId, { body: 'For me', visibility: 'private' }))
    await addComment(lead, form(goalId, { body: 'Ruth to Ada' }))
    const asked = 'Does it include retrying?'
    expect((await read(mentor, goalId)).sort()).toEqual([asked, 'For Ada', 'For me', 'For the circle'])
    expect((await read(junior, goalId)).sort()).toEqual([asked, 'For Ada', 'For the circle', 'Ruth to Ada'])
    expect((await read(lead, goalId)).sort()).toEqual(['For the circle', 'Ruth to Ada'])
    const [document] = await documentsByRecord(id)
    expect(document).toMatchObject({ visibility: 'pair', readerId: mentor.viewer.id, pageId: goalId })
  })
  test('nobody outside the circle writes one', async () => {
    const world = await makeWorld()
    const { strangers } = world
    const goalId = await makeGoal(world, 'skill')
    for (const ctx of strangers) await expect(addComment(ctx, form(goalId))).rejects.toThrow(NotFound)
    expect(commentInput.safeParse({ goalId, body: ' ' }).success).toBe(false)
    expect(commentInput.safeParse({ goalId, body: 'x', visibility: 'everybody' }).success).toBe(false)
  })
  test('a junior with two mentors chooses whom to write to', async () => {
    const world = await makeWorld()
    const { teamId, otherMentor, junior, lead, mentor } = world
    const goalId = await makeGoal(world, 'skill')
    const second = await pair(teamId, otherMentor.viewer.id, junior.viewer.id)
    await expect(addComment(junior, form(goalId))).rejects.toThrow(FieldRefused)
    const toLead = form(goalId, { readerId: lead.viewer.id })
    await expect(addComment(junior, toLead)).rejects.toThrow(FieldRefused)
    await addComment(junior, form(goalId, { readerId: otherMentor.viewer.id }))
    expect(await read(otherMentor, goalId)).toHaveLength(1)
    expect(await read(mentor, goalId)).toEqual([])
    await transaction((tx) => tx.delete(mentorships).where(eq(mentorships.id, second)))
  })
})

describe('editing', () => {
  const edit = (goalId: string, commentId: string, version: number, body: string) =>
    editCommentInput.parse({ goalId, commentId, version: String(version), body })
  test('by its author; the earlier version stays, and the search finds the new words', async () => {
    const world = await makeWorld()
    const { junior, mentor } = world
    const goalId = await makeGoal(world, 'skill')
    const { id } = await addComment(junior, form(goalId, { readerId: mentor.viewer.id }))
    const changed = edit(goalId, id, 1, 'And retrying?')
    await editComment(junior, changed)
    await editComment(junior, changed)
    const [comment] = await listComments(mentor, goalId)
    expect(comment).toMatchObject({ body: 'And retrying?', version: 2, editedAt: junior.now })
    expect(comment?.versions.map(({ fields }) => fields)).toEqual([{ body: 'Does it include retrying?' }])
    const [document] = await documentsByRecord(id)
    expect(document?.body).toBe('And retrying?')
  })
  test('a stale form is refused with what stands there', async () => {
    const world = await makeWorld()
    const { junior, mentor } = world
    const goalId = await makeGoal(world, 'skill')
    const { id } = await addComment(junior, form(goalId, { readerId: mentor.viewer.id }))
    await editComment(junior, edit(goalId, id, 1, 'Second'))
    const late = editComment(junior, edit(goalId, id, 1, 'Third'))
    await expect(late).rejects.toMatchObject({ version: 2, saved: { body: 'Second' } })
    await expect(late).rejects.toThrow(Stale)
  })
  test('nobody else’s, not even a reader’s', async () => {
    const world = await makeWorld()
    const { junior, mentor, lead, strangers } = world
    const goalId = await makeGoal(world, 'skill')
    const { id } = await addComment(junior, form(goalId, { visibility: 'circle' }))
    for (const ctx of [mentor, lead, ...strangers]) {
      await expect(editComment(ctx, edit(goalId, id, 1, 'x'))).rejects.toThrow(NotFound)
      await expect(getOwnComment(ctx, goalId, id)).rejects.toThrow(NotFound)
    }
    const elsewhere = await makeGoal(world, 'second')
    await expect(editComment(junior, edit(elsewhere, id, 1, 'x'))).rejects.toThrow(NotFound)
  })
})

describe('widening', () => {
  const widenComment = (ctx: Ctx, input: WidenCommentInput) => widenText(ctx, input, commentToWiden)
  const widen = (goalId: string, commentId: string, version: number, visibility: string) =>
    widenCommentInput.parse({ goalId, commentId, version: String(version), visibility, confirmed: 'on' })
  test('opens the words of now, not the earlier ones', async () => {
    const world = await makeWorld()
    const { mentor, junior, lead } = world
    const goalId = await makeGoal(world, 'skill')
    const { id } = await addComment(mentor, form(goalId, { visibility: 'private', body: 'She is slow' }))
    const changed = { goalId, commentId: id, version: '1', body: 'Needs time for the tests' }
    await editComment(mentor, editCommentInput.parse(changed))
    await widenComment(mentor, widen(goalId, id, 2, 'pair'))
    await widenComment(mentor, widen(goalId, id, 2, 'pair'))
    const [comment] = await listComments(junior, goalId)
    expect(comment).toMatchObject({ body: 'Needs time for the tests', readerId: junior.viewer.id })
    expect(comment?.versions).toEqual([])
    expect((await listComments(mentor, goalId))[0]?.versions).toHaveLength(1)
    const circle = await circleOnPage(world)
    await widenComment(mentor, { ...widen(goalId, id, 3, 'circle'), circle })
    expect(await read(lead, goalId)).toEqual(['Needs time for the tests'])
    const [row] = await db.select().from(comments).where(eq(comments.id, id))
    expect(row).toMatchObject({ visibility: 'circle', readerId: null, version: 4 })
  })
  test('refused: narrower, stale, not confirmed, somebody else', async () => {
    const world = await makeWorld()
    const { junior, mentor } = world
    const goalId = await makeGoal(world, 'skill')
    const { id } = await addComment(junior, form(goalId, { visibility: 'circle' }))
    await expect(widenComment(junior, widen(goalId, id, 1, 'pair'))).rejects.toThrow(Refused)
    const own = await addComment(junior, form(goalId, { visibility: 'private' }))
    await expect(widenComment(junior, widen(goalId, own.id, 7, 'pair'))).rejects.toThrow(Stale)
    await expect(widenComment(mentor, widen(goalId, own.id, 1, 'pair'))).rejects.toThrow(NotFound)
    const open = { goalId, commentId: own.id, version: '1', visibility: 'circle' }
    expect(widenCommentInput.safeParse(open).success).toBe(false)
  })
})

test('when a mentorship ends, the mentor keeps own texts and those addressed to them, and no more', async () => {
  const world = await makeWorld()
  const { mentor, junior, lead, mentorshipId, strangers } = world
  const goalId = await makeGoal(world, 'skill')
  await addComment(mentor, form(goalId, { body: 'My circle comment', visibility: 'circle' }))
  await addComment(mentor, form(goalId, { body: 'My note', visibility: 'private' }))
  await addComment(junior, form(goalId, { body: 'Ada to Marisol', readerId: mentor.viewer.id }))
  await addComment(junior, form(goalId, { body: 'Ada to all', visibility: 'circle' }))
  await addComment(lead, form(goalId, { body: 'Ruth to Ada' }))
  await blockGoal(mentor, { ...(await stepForm(goalId)), reason: 'No access yet' })
  await dropGoal(lead, { ...(await stepForm(goalId)), reason: 'Another way' })
  await setMentorshipEnd(mentorshipId, mentor.now)
  const { texts, title } = await getKeptTexts(mentor, goalId)
  expect(texts.map(({ body }) => body).sort()).toEqual([
    'Ada to Marisol',
    'My circle comment',
    'My note',
    'No access yet',
  ])
  expect(title).toBe('Milestone skill')
  for (const ctx of strangers) await expect(getKeptTexts(ctx, goalId)).rejects.toThrow(NotFound)
  await setMentorshipEnd(mentorshipId, null)
})
