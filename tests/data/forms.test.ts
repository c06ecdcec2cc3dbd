import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { db, transaction } from '#db/client.ts'
import { forms } from '#db/schema/forms.ts'
import { comments } from '#db/schema/goals.ts'
import { actions, agendaPoints } from '#db/schema/sessions.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused, FormUsed, NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { addComment, editComment } from '#lib/goals/comments/writes.ts'
import { commentInput } from '#lib/goals/input.ts'
import { approve } from '#lib/goals/verdicts/writes.ts'
import { once } from '#lib/record/forms/writes.ts'
import { at } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { cases } from '#tests/support/properties.ts'
import { goalById } from '#tests/support/stored.ts'
import { approvalOf, makeGoal, makeSubmittedGoal } from '#tests/support/world/goals.ts'
import { setMentorshipEnd } from '#tests/support/world/people.ts'
import { agree, raise } from '#tests/support/world/sessions.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()

const send = (ctx: Ctx, formId: string, input: object, made = newId(), verb = 'aVerb') =>
  transaction((tx) => once(ctx, tx, { formId, verb }, input, async () => ({ id: made })))

test('the same input leads to the record, whatever the order of its fields; another one doesn’t', async () => {
  const { mentor } = await makeWorld()
  const formId = newId()
  const input = { formId, body: 'Words', rows: [{ a: 1, b: null }], day: undefined }
  const made = await send(mentor, formId, input)
  expect(await send(mentor, formId, { rows: [{ b: null, a: 1 }], body: 'Words', formId })).toEqual(made)
  for (const other of [
    { ...input, body: 'words' },
    { ...input, rows: [] },
    { ...input, more: '' },
  ])
    await expect(send(mentor, formId, other)).rejects.toThrow(FormUsed)
  await expect(send(mentor, formId, input, newId(), 'anotherVerb')).rejects.toThrow(FormUsed)
})

test('one author’s form says nothing to another', async () => {
  const { mentor, junior } = await makeWorld()
  const formId = newId()
  const [theirs, own] = [await send(mentor, formId, { a: 1 }), await send(junior, formId, { a: 1 })]
  expect(own).not.toEqual(theirs)
  expect(await send(junior, formId, { a: 1 })).toEqual(own)
})

test('what fails is not kept, so the form can be sent again', async () => {
  const { mentor } = await makeWorld()
  const formId = newId()
  const failing = transaction((tx) =>
    once(mentor, tx, { formId, verb: 'aVerb' }, {}, async () => {
      throw new Refused('No')
    }),
  )
  await expect(failing).rejects.toThrow('No')
  const id = newId()
  expect(await send(mentor, formId, {}, id)).toEqual({ id })
})

test('neither texts nor readable hashes are kept, and old rows go a few at a time', async () => {
  const { mentor } = await makeWorld()
  await transaction((tx) => tx.delete(forms))
  const rowsOf = () => db.select().from(forms).where(eq(forms.authorId, mentor.viewer.id))
  for (let number = 0; number < 8; number++) await send(mentor, newId(), { body: 'A quiet pistachio' })
  const rows = await rowsOf()
  expect(JSON.stringify(rows)).not.toContain('pistachio')
  // The same words in two forms can't be told to be the same.
  expect(new Set(rows.map(({ inputHash }) => inputHash)).size).toBe(8)
  const later = (days: number) => at(mentor, new Date(mentor.now.getTime() + days * 86_400_000))
  await send(later(30), newId(), {})
  expect(await rowsOf()).toHaveLength(9)
  await send(later(31), newId(), {})
  expect(await rowsOf()).toHaveLength(5)
  await send(later(31), newId(), {})
  expect(await rowsOf()).toHaveLength(3)
})

test('a form sent again leads to its record, though the goal has moved on or the sender has left', async () => {
  const world = await makeWorld()
  const { mentor, mentorshipId } = world
  const { goalId, evidenceId } = await makeSubmittedGoal(world)
  const approval = await approvalOf(world, goalId, { evidenceId })
  const comment = commentInput.parse({ goalId, body: 'Well done' })
  await approve(mentor, approval)
  const made = await addComment(mentor, comment)
  await approve(mentor, approval)
  expect((await goalById(goalId))?.state).toBe('achieved')
  await setMentorshipEnd(mentorshipId, mentor.now)
  expect(await addComment(mentor, comment)).toEqual(made)
  await expect(addComment(mentor, { ...comment, formId: newId() })).rejects.toThrow(NotFound)
})

// Two people press, go back, change words and press again, with the same three form ids in four forms. The model knows
// for each author and id what was sent with it last.

type Verb = 'comment' | 'point' | 'action'
type Stored = Record<Verb, string[]>

const readerFor = ({ mentor, junior }: World, ctx: Ctx) => (ctx === junior ? mentor : junior).viewer.id

const makers: Record<
  Verb,
  (world: World, goalId: string, ctx: Ctx, formId: string, body: string) => Promise<{ id: string }>
> = {
  comment: (world, goalId, ctx, formId, body) =>
    addComment(ctx, commentInput.parse({ goalId, formId, body, readerId: readerFor(world, ctx) })),
  point: ({ mentorshipId }, _goalId, ctx, formId, body) => raise(ctx, mentorshipId, body, { formId }),
  action: ({ mentorshipId }, _goalId, ctx, formId, body) => agree(ctx, mentorshipId, body, { formId }),
}

async function readStored(world: World, goalId: string, ctx: Ctx): Promise<Stored> {
  const { mentorshipId } = world
  const own = ctx.viewer.id
  const words = (rows: { body: string; authorId: string }[]) =>
    rows.flatMap(({ body, authorId }) => (authorId === own ? [body] : [])).sort()
  const [said, points, agreed] = [
    await db.select().from(comments).where(eq(comments.goalId, goalId)),
    await db.select().from(agendaPoints).where(eq(agendaPoints.mentorshipId, mentorshipId)),
    await db.select().from(actions).where(eq(actions.mentorshipId, mentorshipId)),
  ]
  return { comment: words(said), point: words(points), action: words(agreed) }
}

test('in any order of sending, changing and sending again, each text is stored once and none is swallowed', async () => {
  const press = fc.record({
    who: fc.constantFrom('mentor' as const, 'junior' as const),
    form: fc.nat(2),
    verb: fc.constantFrom<Verb | 'edit'>('comment', 'point', 'action', 'edit'),
    body: fc.constantFrom('one', 'two', 'three'),
    isLate: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(press, { minLength: 1, maxLength: 14 }), async (presses) => {
      const world = await makeWorld()
      const goalId = await makeGoal(world, 'skill')
      const ids = [newId(), newId(), newId()]
      const sent = new Map<string, { as: string; id: string }>()
      const stored: Record<'mentor' | 'junior', Stored> = {
        mentor: { comment: ['first'], point: [], action: [] },
        junior: { comment: ['first'], point: [], action: [] },
      }
      const isOpen = (body: string) => Object.values(stored).some(({ action }) => action.includes(body))
      const edited = new Map<string, { id: string; body: string; version: number }>()
      for (const who of ['mentor', 'junior'] as const) {
        const first = { goalId, body: 'first', readerId: readerFor(world, world[who]) }
        const { id } = await addComment(world[who], commentInput.parse(first))
        edited.set(who, { id, body: 'first', version: 1 })
      }
      for (const { who, form, verb, body, isLate } of presses) {
        const ctx = world[who]
        let formId = ids[form] ?? ''
        const before = sent.get(`${who} ${formId}`)
        const own = edited.get(who)
        if (!own) throw new Error('There is a comment to edit.')
        const version = isLate ? 1 : own.version
        const as = verb === 'edit' ? `edit ${version} ${body}` : `${verb} ${body}`
        const isOther = before !== undefined && before.as !== as
        const run = () =>
          verb === 'edit'
            ? editComment(ctx, { goalId, formId, commentId: own.id, version, body })
            : makers[verb](world, goalId, ctx, formId, body)
        const isUsed = isOther && !(verb === 'edit' && before.as.startsWith('edit '))
        if (isUsed) {
          await expect(run()).rejects.toThrow(FormUsed)
          // The form comes back with a new id, and is sent again.
          formId = newId()
        }
        if (before && !isOther) {
          expect(await run()).toEqual({ id: before.id })
        } else if (verb === 'action' && isOpen(body)) {
          await expect(run()).rejects.toThrow(FieldRefused)
        } else if (verb !== 'edit') {
          const { id } = await run()
          sent.set(`${who} ${formId}`, { as, id })
          stored[who][verb].push(body)
        } else if (own.body !== body && own.version !== version) {
          await expect(run()).rejects.toThrow(Stale)
        } else {
          await run()
          sent.set(`${who} ${formId}`, { as, id: own.id })
          if (own.body === body) continue
          stored[who].comment.splice(stored[who].comment.indexOf(own.body), 1, body)
          edited.set(who, { ...own, body, version: own.version + 1 })
        }
      }
      for (const who of ['mentor', 'junior'] as const) {
        const { comment, point, action } = stored[who]
        const expected = { comment: comment.sort(), point: point.sort(), action: action.sort() }
        expect(await readStored(world, goalId, world[who])).toEqual(expected)
      }
    }),
    { numRuns: cases(25) },
  )
})
