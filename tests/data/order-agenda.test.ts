import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db, transaction } from '#db/client.ts'
import { agendaPoints, sessions } from '#db/schema/sessions.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, ReaderChanged, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { moveAgendaPoint } from '#lib/sessions/agenda/arranging/writes.ts'
import { arrangeAgendaInput, editAgendaPointInput } from '#lib/sessions/agenda/input.ts'
import { getAgendaPoint, listAgenda, listCarriedPoints, listOpenPoints } from '#lib/sessions/agenda/reads.ts'
import type { Move } from '#lib/sessions/agenda/rules.ts'
import { editAgendaPoint, withdrawAgendaPoint } from '#lib/sessions/agenda/writes.ts'
import { listContacts } from '#lib/sessions/contacts/reads.ts'
import { getSessionForm } from '#lib/sessions/logging/reads.ts'
import { getSession } from '#lib/sessions/reads.ts'
import { getOwnAgenda } from '#lib/views/home/reads.ts'
import { at } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { log, plan, raise } from '#tests/support/world/sessions.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

let queries = 0
openTestDatabase({ onQuery: () => (queries += 1) })

async function countQueries(work: () => Promise<unknown>): Promise<number> {
  const before = queries
  await work()
  return queries - before
}

const later = (ctx: Ctx, minutes: number) => at(ctx, new Date(ctx.now.getTime() + minutes * 60_000))

const shown = async (who: Ctx, mentorshipId: string) =>
  (await listOpenPoints(who, [mentorshipId])).map(({ body }) => body).join(' ')

const move = (
  who: Ctx,
  mentorshipId: string,
  what: Move['what'],
  id: string,
  beside: string,
  formId = newId(),
) => moveAgendaPoint(who, { formId, mentorshipId, do: { what, id, beside } })

async function withPoints(world: World) {
  const { mentor, junior, mentorshipId } = world
  const a = await raise(mentor, mentorshipId, 'a')
  const b = await raise(junior, mentorshipId, 'b')
  const c = await raise(mentor, mentorshipId, 'c', { visibility: 'circle' })
  return { a: a.id, b: b.id, c: c.id }
}

/** One that only its author reads. No form makes one of these; a later one may. */
async function keepPrivate(who: Ctx, mentorshipId: string, body: string, place: number) {
  const id = newId()
  const text = { visibility: 'private' as const, authorId: who.viewer.id, body, createdAt: who.now }
  await transaction((tx) => tx.insert(agendaPoints).values({ id, mentorshipId, place, ...text }))
  return id
}

describe('ordering an agenda', () => {
  test('is for both of the pair, any points on it, and both see the same order; new ones come last', async () => {
    const world = await makeWorld()
    const { mentor, junior, lead, mentorshipId } = world
    const { a, b, c } = await withPoints(world)
    await move(junior, mentorshipId, 'up', c, b)
    expect(await shown(mentor, mentorshipId)).toBe('a c b')
    await move(mentor, mentorshipId, 'down', a, c)
    expect(await shown(junior, mentorshipId)).toBe('c a b')
    await move(mentor, mentorshipId, 'before', b, c)
    await raise(junior, mentorshipId, 'd')
    expect(await shown(junior, mentorshipId)).toBe('b c a d')
    expect(await shown(lead, mentorshipId)).toBe('c')
  })
  test('is for nobody else, and for nobody after the end', async () => {
    const world = await makeWorld()
    const { mentorshipId, formerMentorshipId, junior, lead, strangers } = world
    const { a, b } = await withPoints(world)
    for (const who of [lead, ...strangers])
      await expect(move(who, mentorshipId, 'up', b, a), who.viewer.name).rejects.toThrow(NotFound)
    await expect(move(junior, formerMentorshipId, 'up', b, a)).rejects.toThrow(ReaderChanged)
  })
  test('takes no point of another mentorship, and none that the mover doesn’t read', async () => {
    const world = await makeWorld()
    const { mentor, junior, mentorshipId, otherMentor, otherMentorshipId } = world
    const { a } = await withPoints(world)
    const other = await raise(otherMentor, otherMentorshipId, 'Elsewhere')
    const hidden = await keepPrivate(junior, mentorshipId, 'hidden', 2)
    for (const [id, beside] of [
      [other.id, a],
      [a, other.id],
      [hidden, a],
      [a, hidden],
      [newId(), a],
    ] as const)
      await expect(move(mentor, mentorshipId, 'before', id, beside)).rejects.toThrow(NotFound)
  })
  test('is relative to what the mover reads: others’ points stay where their reader sees them', async () => {
    const world = await makeWorld()
    const { mentor, junior, mentorshipId } = world
    const { a, b } = await withPoints(world)
    await keepPrivate(junior, mentorshipId, 'own', 1)
    expect(await shown(junior, mentorshipId)).toBe('a own b c')
    await move(mentor, mentorshipId, 'up', b, a)
    expect(await shown(mentor, mentorshipId)).toBe('b a c')
    expect(await shown(junior, mentorshipId)).toBe('b a own c')
  })
  test('keeps words and versions, so that no open editor is stale', async () => {
    const world = await makeWorld()
    const { mentor, mentorshipId } = world
    const { a, b } = await withPoints(world)
    await move(mentor, mentorshipId, 'up', b, a)
    const form = editAgendaPointInput.parse({ formId: newId(), pointId: a, version: '1', body: 'a again' })
    await editAgendaPoint(mentor, form)
    expect(await shown(mentor, mentorshipId)).toBe('b a again c')
  })
  test('from an old page does what it says, or says what is gone; sent twice moves once', async () => {
    const world = await makeWorld()
    const { mentor, junior, mentorshipId } = world
    const { a, b, c } = await withPoints(world)
    await move(junior, mentorshipId, 'before', c, a)
    // The page showed c below b.
    await move(mentor, mentorshipId, 'up', c, b)
    expect(await shown(mentor, mentorshipId)).toBe('c a b')
    const formId = newId()
    await move(mentor, mentorshipId, 'down', c, a, formId)
    await move(mentor, mentorshipId, 'before', c, a)
    await move(mentor, mentorshipId, 'down', c, a, formId)
    expect(await shown(mentor, mentorshipId)).toBe('c a b')
    await withdrawAgendaPoint(junior, { pointId: b })
    await expect(move(mentor, mentorshipId, 'up', b, a)).rejects.toThrow(/isn’t on the agenda any more/)
    await log(mentor, mentorshipId, { talked: [c] })
    await expect(move(junior, mentorshipId, 'up', a, c)).rejects.toThrow(Refused)
    expect(await shown(mentor, mentorshipId)).toBe('a')
  })
  test('sends a press in words that nothing else fits', () => {
    const parse = (pressed: string) =>
      arrangeAgendaInput.safeParse({ formId: newId(), mentorshipId: newId(), do: pressed }).success
    expect(parse(`up ${newId()} ${newId()}`)).toBe(true)
    expect(parse(`withdraw ${newId()}`)).toBe(true)
    for (const pressed of ['', 'up', `up ${newId()} 3`, `top ${newId()} ${newId()}`, 'x'.repeat(500)])
      expect(parse(pressed), pressed).toBe(false)
  })
  test('works for 500 points, with as many queries as for three', async () => {
    const world = await makeWorld()
    const { mentor, mentorshipId } = world
    const { a, c } = await withPoints(world)
    const few = await countQueries(() => listAgenda(mentor, [mentorshipId]))
    const ids = Array.from({ length: 500 }, () => newId())
    await log(mentor, mentorshipId, {
      points: ids.slice(0, 100).map((id, index) => ({ id, body: `Point ${index}`, talked: '' })),
    })
    for (const page of [100, 200, 300, 400])
      await log(mentor, mentorshipId, {
        points: ids.slice(page, page + 100).map((id, index) => ({ id, body: `Point ${page + index}` })),
      })
    expect(await countQueries(() => listAgenda(mentor, [mentorshipId]))).toBe(few)
    const last = (await listOpenPoints(mentor, [mentorshipId])).at(-1)
    await move(mentor, mentorshipId, 'before', last?.id ?? '', a)
    await move(mentor, mentorshipId, 'after', c, a)
    const order = (await listOpenPoints(mentor, [mentorshipId])).map(({ body }) => body)
    expect(order.slice(0, 4)).toEqual(['Point 499', 'a', 'c', 'b'])
    expect(order).toHaveLength(503)
  })
})

describe('a part of the agenda', () => {
  test('is chosen when a point is added, in the session’s form too, and when it’s edited', async () => {
    const { mentor, mentorshipId } = await makeWorld()
    const { id } = await raise(mentor, mentorshipId, 'Which talk', { part: 'decide' })
    await log(mentor, mentorshipId, {
      points: [
        { body: 'New office', part: 'talk' },
        { body: 'Else', part: '' },
      ],
    })
    const parts = async () => (await listOpenPoints(mentor, [mentorshipId])).map(({ part }) => part)
    expect(await parts()).toEqual(['decide', 'talk', null])
    const edit = (fields: object) =>
      editAgendaPoint(
        mentor,
        editAgendaPointInput.parse({ formId: newId(), pointId: id, version: '1', ...fields }),
      )
    await edit({ body: 'Which talk', part: '' })
    expect(await parts()).toEqual([null, 'talk', null])
    await edit({ body: 'Which talk?' })
    expect(await parts()).toEqual([null, 'talk', null])
  })
})

describe('the age of a point', () => {
  const ages = async (who: Ctx, mentorshipId: string) =>
    (await listCarriedPoints(who, mentorshipId)).map(({ body, sessionsSince }) => `${body} ${sessionsSince}`)
  test('counts the sessions that were logged since, planned or not, and none that was withdrawn', async () => {
    const { mentor, junior, mentorshipId } = await makeWorld()
    const { id: planned } = await plan(mentor, mentorshipId)
    await raise(junior, mentorshipId, 'Old')
    await log(later(mentor, 1), mentorshipId, { plannedId: planned, plannedAsked: planned })
    expect(await ages(mentor, mentorshipId)).toEqual(['Old 1'])
    // Written in the session's own form, it's new.
    await log(later(mentor, 2), mentorshipId, { points: [{ body: 'New' }] })
    expect(await ages(junior, mentorshipId)).toEqual(['Old 2', 'New 0'])
    const { id } = await log(later(mentor, 3), mentorshipId)
    expect(await ages(junior, mentorshipId)).toEqual(['Old 3', 'New 1'])
    await transaction((tx) => tx.update(sessions).set({ withdrawnAt: mentor.now }).where(eq(sessions.id, id)))
    expect(await ages(junior, mentorshipId)).toEqual(['Old 2', 'New 0'])
  })
})

test('two planned sessions share the agenda: the pair appears once, and a point leads to the nearer', async () => {
  const world = await makeWorld()
  const { mentor, junior, mentorshipId } = world
  const { id: farther } = await plan(mentor, mentorshipId)
  const [row] = await db.select().from(sessions).where(eq(sessions.id, farther))
  if (!row) throw new Error('There is no planned session.')
  const nearer = newId()
  const soon = { ...row, id: nearer, heldOn: '2000-01-01' }
  await transaction((tx) => tx.insert(sessions).values(soon))
  const { id } = await raise(junior, mentorshipId, 'Both')
  for (const sessionId of [nearer, farther])
    expect((await getSession(junior, sessionId)).points.map((point) => point.id)).toEqual([id])
  expect(await getAgendaPoint(junior, id)).toMatchObject({ sessionId: nearer })
  const own = (await listContacts(junior, { isOwn: true })).filter(
    (pair) => pair.mentorshipId === mentorshipId,
  )
  expect(own.map(({ next }) => next?.sessionId)).toEqual([nearer])
  const form = await getSessionForm(mentor, junior.viewer.id)
  expect([form.planned?.id, form.openPoints.length]).toEqual([nearer, 1])
  const home = await getOwnAgenda(junior)
  expect(home.sessions.map(({ sessionId, ownPoints }) => `${sessionId} ${ownPoints}`)).toEqual([
    `${nearer} 1`,
    `${farther} 0`,
  ])
  // Ticked in one, it's gone from the other's.
  await log(mentor, mentorshipId, { plannedId: nearer, plannedAsked: nearer, talked: [id] })
  expect((await getSession(junior, farther)).points).toEqual([])
  expect((await getSession(junior, nearer)).points.map((point) => point.id)).toEqual([id])
})
