import { describe, expect, test } from 'vitest'
import { NotFound } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { keepDraftInput } from '#lib/record/drafts/input.ts'
import { draftsFor, getOwnDraft, listDrafts } from '#lib/record/drafts/reads.ts'
import { DRAFT_DAYS, MAX_DRAFT_LENGTH, MAX_DRAFTS } from '#lib/record/drafts/rules.ts'
import { keepDraft, letGoDraft, markDraftsSeen } from '#lib/record/drafts/writes.ts'
import { listNamedDrafts } from '#lib/views/drafts/reads.ts'
import { draftWords } from '#lib/views/drafts/rules.ts'
import { at, contextOf, testNow } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { bodies, keep, opened, send, sent } from '#tests/support/drafts.ts'
import { countAuditEvents } from '#tests/support/stored.ts'
import { makeGoal } from '#tests/support/world/goals.ts'
import { makePerson, setMentorshipEnd } from '#tests/support/world/people.ts'
import { makeWorld } from '#tests/support/world/world.ts'

openTestDatabase()

describe('a draft', () => {
  test('is kept for its author, replaced by the same page, and offered to the next', async () => {
    const { mentor, junior, lead, admin, strangers, ...world } = await makeWorld()
    const goalId = await makeGoal({ ...world, mentor, junior, lead, admin, strangers }, 'skill')
    const page = opened(goalId)
    await keep(mentor, page, 'What I')
    await keep(mentor, page, 'What I mean')
    const [draft, ...more] = await draftsFor(mentor, goalId)
    expect(more).toEqual([])
    expect(draft).toMatchObject({ formId: page.formId, verb: 'comment', version: 2 })
    expect(draft?.fields).toMatchObject({ body: 'What I mean' })
    for (const other of [junior, lead, admin, ...strangers]) {
      expect(await draftsFor(other, goalId)).toEqual([])
      expect(await listNamedDrafts(other)).toEqual([])
      await expect(getOwnDraft(other, draft?.id ?? '')).rejects.toThrow(NotFound)
      await expect(letGoDraft(other, { draftId: draft?.id ?? '' })).rejects.toThrow(NotFound)
      await markDraftsSeen(other, [draft?.id ?? ''])
    }
    expect(await bodies(mentor)).toEqual(['What I mean'])
    await letGoDraft(mentor, { draftId: draft?.id ?? '' })
    expect(await bodies(mentor)).toEqual([])
  })

  test('of two people under one form id are two', async () => {
    const { mentor, junior, mentorshipId } = await makeWorld()
    const page = opened(mentorshipId)
    await keep(mentor, { ...page }, 'Mine')
    await keep(junior, { ...page }, 'Hers')
    await send(junior, { ...page })
    expect([await bodies(mentor), await bodies(junior)]).toEqual([['Mine'], []])
  })

  test('of two devices: neither overwrites the other, and each goes on with its own', async () => {
    const { mentor, mentorshipId } = await makeWorld()
    const phone = opened(mentorshipId)
    await keep(mentor, phone, 'Begun')
    const laptop = opened(mentorshipId, (await listDrafts(mentor))[0])
    await keep(mentor, phone, 'Begun, and gone on here')
    const answer = await keep(mentor, laptop, 'Begun, and gone on there')
    expect(answer).toMatchObject({ isBeside: true, version: 1, ids: { id: expect.any(String) } })
    await keep(mentor, laptop, 'Begun, and finished there')
    expect((await bodies(mentor)).sort()).toEqual(['Begun, and finished there', 'Begun, and gone on here'])
    await send(mentor, laptop)
    expect(await bodies(mentor)).toEqual(['Begun, and gone on here'])
  })

  test('that another device went on with stays when the first one’s form is sent', async () => {
    const { mentor, mentorshipId } = await makeWorld()
    const phone = opened(mentorshipId)
    await keep(mentor, phone, 'Begun')
    const laptop = opened(mentorshipId, (await listDrafts(mentor))[0])
    await keep(mentor, laptop, 'Gone on')
    await send(mentor, phone)
    expect(await bodies(mentor)).toEqual(['Gone on'])
    const answer = await keep(mentor, laptop, 'Gone on with')
    expect(answer.ids.id).toBeDefined()
    expect(await bodies(mentor)).toEqual(['Gone on with'])
  })

  test('isn’t kept of an empty form, which lets go of it', async () => {
    const { mentor, mentorshipId } = await makeWorld()
    const page = opened(mentorshipId)
    await keep(mentor, page, ' \n ')
    expect(await bodies(mentor)).toEqual([])
    await keep(mentor, page, 'Words')
    await keep(mentor, page, '')
    expect(await bodies(mentor)).toEqual([])
    await keep(mentor, page, 'Words again')
    expect(await bodies(mentor)).toEqual(['Words again'])
  })

  test('isn’t kept for someone else than the page was made for', async () => {
    const { mentor, junior, mentorshipId } = await makeWorld()
    const place = { authorId: mentor.viewer.id }
    await expect(keep(junior, opened(mentorshipId), 'The mentor’s', { place })).rejects.toThrow(
      'signed in as someone else',
    )
    expect(await bodies(junior)).toEqual([])
  })

  test('leaves no trace in the audit trail', async () => {
    const { mentor, mentorshipId } = await makeWorld()
    const page = opened(mentorshipId)
    await keep(mentor, page, 'Words')
    const [draft] = await listDrafts(mentor)
    await letGoDraft(mentor, { draftId: draft?.id ?? '' })
    expect(await countAuditEvents(mentor.viewer.id)).toBe(0)
  })

  test('that nobody has seen for 90 days goes when another is kept', async () => {
    const { mentor, junior, mentorshipId } = await makeWorld()
    const later = (days: number) => new Date(testNow.getTime() + days * 86_400_000)
    await keep(mentor, opened(mentorshipId), 'Forgotten')
    await keep(mentor, opened(mentorshipId), 'Seen again')
    const seen = (await listDrafts(mentor)).find(({ fields }) => fields.body === 'Seen again')
    await markDraftsSeen(at(mentor, later(50)), [seen?.id ?? ''])
    await keep(at(junior, later(DRAFT_DAYS)), opened(mentorshipId), 'Another')
    expect(await bodies(mentor)).toHaveLength(2)
    await keep(at(junior, later(DRAFT_DAYS + 1)), opened(mentorshipId), 'Another')
    expect(await bodies(mentor)).toEqual(['Seen again'])
  })

  test('has its limits, each with a sentence', async () => {
    const person = contextOf({ id: await makePerson('Someone Busy') })
    const subject = newId()
    await expect(keep(person, opened(subject), 'x'.repeat(MAX_DRAFT_LENGTH))).rejects.toThrow('too long')
    const first = opened(subject)
    await keep(person, first, 'The first')
    for (let left = MAX_DRAFTS - 1; left > 0; left--) await keep(person, opened(subject), `Another ${left}`)
    await expect(keep(person, opened(subject), 'One more')).rejects.toThrow(`${MAX_DRAFTS} drafts`)
    await keep(person, first, 'The first, still')
    expect(await bodies(person)).toContain('The first, still')
  })

  test('holds any text, and no name that isn’t a field’s', async () => {
    const { mentor, mentorshipId } = await makeWorld()
    await keep(mentor, opened(mentorshipId), 'a\0b \ud800 \u202e 🪨')
    const [draft] = await listDrafts(mentor)
    expect(Object.keys(draft?.fields ?? {}).sort()).toEqual(['body', 'id'])
    expect(draft?.fields.body).toBe('ab \ufffd \u202e 🪨')
  })
})

test('a place that no form names isn’t taken', () => {
  const ctx = contextOf({ id: newId() })
  const page = opened(newId())
  const fine = { ...sent(ctx, page), body: 'x' }
  expect(keepDraftInput.safeParse(fine).success).toBe(true)
  for (const place of [
    { address: '//evil.example' },
    { address: 'javascript:alert(1)' },
    { address: '/sign-out' },
    { verb: 'password' },
    { subjectId: '' },
    { version: -1 },
  ])
    expect([place, keepDraftInput.safeParse({ ...fine, ...sent(ctx, page, place) }).success]).toEqual([
      place,
      false,
    ])
  for (const draft of ['', '{', 'null', '[]', '"x"'])
    expect(keepDraftInput.safeParse({ ...fine, draft }).success).toBe(false)
})

test('what a draft is about is named only while its author sees it', async () => {
  const world = await makeWorld()
  const { mentor, junior, mentorshipId } = world
  const goalId = await makeGoal(world, 'skill')
  await keep(mentor, opened(goalId), 'About the goal')
  await keep(mentor, opened(mentorshipId), 'A session', { place: { verb: 'session' } })
  const ofReview = opened(junior.viewer.id)
  const place = {
    verb: 'review',
    address: `/reviews/new?with=${junior.viewer.id}`,
    readerId: junior.viewer.id,
  }
  await keepDraft(
    mentor,
    keepDraftInput.parse({ ...sent(mentor, ofReview, place), turn: '1', summary: 'A review' }),
  )
  const words = async () => (await listNamedDrafts(mentor)).map(draftWords).sort()
  expect(await words()).toEqual([
    expect.stringMatching(/^a comment on “.+”$/),
    'a review note about Ada Okonkwo',
  ])
  await setMentorshipEnd(mentorshipId, testNow)
  expect(await words()).toEqual(['a comment', 'a review note'])
})
