import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { sessionOpinions } from '#db/schema/opinions.ts'
import { auditEvents } from '#db/schema/people.ts'
import { searchDocuments } from '#db/schema/search.ts'
import { withdrawText } from '#lib/audience/withdrawing/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused, FormUsed, NotFound, ReaderChanged, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { sessionToWithdraw } from '#lib/sessions/mistakes/writes.ts'
import { changeWordInput, giveOpinionInput } from '#lib/sessions/opinions/input.ts'
import { findUnrated, getOpinionOn, getSummary, getWord } from '#lib/sessions/opinions/reads.ts'
import { changeWord, giveOpinion } from '#lib/sessions/opinions/writes.ts'
import { getSession } from '#lib/sessions/reads.ts'
import { countTimeline } from '#lib/views/timeline/counts/reads.ts'
import { listTimeline } from '#lib/views/timeline/reads.ts'
import { contextOf, dayFrom } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { find } from '#tests/support/search.ts'
import { join, makePerson, pair, setMentorshipEnd } from '#tests/support/world/people.ts'
import { log, makeHeldSession, plan } from '#tests/support/world/sessions.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()
let world: World
let sessionId: string
beforeEach(async () => {
  world = await makeWorld()
  sessionId = (await log(world.mentor, world.mentorshipId)).id
})

function give(ctx: Ctx, fields: Record<string, unknown> = {}) {
  const form = { formId: newId(), sessionId, useful: 'very', ...fields }
  const { from: _home, ...input } = giveOpinionInput.parse(form)
  return giveOpinion(ctx, input)
}

const change = (ctx: Ctx, decision: string, id = sessionId) =>
  changeWord(ctx, changeWordInput.parse({ sessionId: id, decision }))

const seenOn = async (ctx: Ctx) => {
  const { given, readers } = await getOpinionOn(ctx, await getSession(ctx, sessionId))
  return { given, readers: readers?.map(({ name }) => name) ?? null }
}

const toMentor = (body = 'I had time to ask.') => ({ body, readerId: world.mentor.viewer.id })
const toLead = (body = 'We only talked about dates.') => ({ body, readerId: world.lead.viewer.id })

describe('a click', () => {
  test('is one for a session, and is read by its junior alone', async () => {
    const { junior, mentor, lead } = world
    expect(await seenOn(junior)).toEqual({ given: null, readers: ['Marisol Vega', 'Ruth Adeyemi'] })
    await give(junior, { useful: 'hardly' })
    expect(await seenOn(junior)).toMatchObject({ given: { useful: 'hardly', body: null }, readers: null })
    for (const who of [mentor, lead]) expect(await seenOn(who)).toEqual({ given: null, readers: null })
    expect(await getSummary(mentor)).toBeNull()
    await expect(getWord(junior, sessionId)).rejects.toThrow(NotFound)
  })
  test('sent twice it’s one; another with the same form comes back, and one by another form is refused', async () => {
    const formId = newId()
    const first = await give(world.junior, { formId })
    expect(await give(world.junior, { formId })).toEqual(first)
    await expect(give(world.junior, { formId, useful: 'hardly' })).rejects.toThrow(FormUsed)
    await expect(give(world.junior, { useful: 'hardly' })).rejects.toThrow(Refused)
    expect(await seenOn(world.junior)).toMatchObject({ given: { useful: 'very' } })
  })
  test('leaves no trace in events or search', async () => {
    const { id } = await give(world.junior)
    expect(await db.select().from(auditEvents).where(eq(auditEvents.subjectId, id))).toEqual([])
    expect(await db.select().from(searchDocuments).where(eq(searchDocuments.recordId, id))).toEqual([])
    expect((await countTimeline(world.junior, world.junior.viewer.id, {})).all).toBe(1)
  })
  test('is the junior’s, of a session that was held', async () => {
    const { mentor, lead, strangers, junior, mentorshipId } = world
    for (const who of [mentor, lead]) await expect(give(who), who.viewer.name).rejects.toThrow(Refused)
    for (const who of strangers) await expect(give(who), who.viewer.name).rejects.toThrow(NotFound)
    const planned = await plan(mentor, mentorshipId)
    await expect(give(junior, { sessionId: planned.id })).rejects.toThrow(Refused)
    await withdrawText(mentor, { sessionId, version: 1 }, sessionToWithdraw)
    await expect(give(junior)).rejects.toThrow(Refused)
    await expect(give(junior, { sessionId: newId() })).rejects.toThrow(NotFound)
  })
  test('isn’t taken after the mentorship has ended, also not with a word for the lead', async () => {
    await setMentorshipEnd(world.mentorshipId, world.junior.now)
    await expect(give(world.junior, toLead())).rejects.toThrow(ReaderChanged)
    expect(await seenOn(world.junior)).toEqual({ given: null, readers: null })
  })
  test('is asked for on the home for two weeks, once', async () => {
    const { junior, mentor } = world
    expect(await findUnrated(junior)).toMatchObject({ id: sessionId, mentor: { name: 'Marisol Vega' } })
    expect(await findUnrated(mentor)).toBeNull()
    await give(junior)
    expect(await findUnrated(junior)).toBeNull()
    const other = await makeWorld()
    const old = await makeHeldSession(other, dayFrom(junior.now, -14))
    expect(await findUnrated(other.junior)).toMatchObject({ id: old })
    const tooOld = await makeWorld()
    await makeHeldSession(tooOld, dayFrom(junior.now, -15))
    expect(await findUnrated(tooOld.junior)).toBeNull()
  })
})

describe('a word', () => {
  test('is read by its author and its reader, who doesn’t read the click', async () => {
    const { junior, mentor, lead } = world
    await give(junior, { useful: 'partly', ...toLead() })
    expect(await seenOn(junior)).toMatchObject({
      given: { useful: 'partly', body: 'We only talked about dates.', reader: { name: 'Ruth Adeyemi' } },
    })
    expect(await seenOn(lead)).toMatchObject({
      given: { useful: null, body: 'We only talked about dates.', junior: { name: 'Ada Okonkwo' } },
    })
    expect(await seenOn(mentor)).toEqual({ given: null, readers: null })
    for (const who of [mentor, ...world.strangers])
      await expect(getWord(who, sessionId), who.viewer.name).rejects.toThrow(NotFound)
  })
  test('is found and on the timeline for these two, and for nobody else', async () => {
    const { junior, mentor, lead } = world
    await give(junior, toLead('Zirkonium and dates'))
    const words = async (who: Ctx) => {
      const { items } = await listTimeline(who, junior.viewer.id, {})
      const { sessions } = await countTimeline(who, junior.viewer.id, {})
      return [items.filter(({ kind }) => kind === 'opinion').length, sessions]
    }
    for (const who of [junior, lead]) {
      expect(await find(who, 'zirkonium')).toMatchObject({
        hits: [{ kind: 'opinion', address: `/sessions/${sessionId}/opinion` }],
        counts: { all: 1, sessions: 1 },
      })
      expect(await words(who)).toEqual([1, 2])
    }
    for (const who of [mentor, ...world.strangers])
      expect((await find(who, 'zirkonium')).counts.all, who.viewer.name).toBe(0)
    expect(await words(mentor)).toEqual([0, 1])
  })
  test('stays with its reader after the session is withdrawn and the roles have ended', async () => {
    const { junior, mentor } = world
    await give(junior, toMentor())
    await withdrawText(mentor, { sessionId, version: 1 }, sessionToWithdraw)
    await setMentorshipEnd(world.mentorshipId, junior.now)
    expect(await getWord(mentor, sessionId)).toMatchObject({ body: 'I had time to ask.' })
  })
  test('reaches the reader that the page named, or nobody', async () => {
    const { junior, formerMentor, otherMentor } = world
    for (const who of [formerMentor, otherMentor])
      await expect(give(junior, { body: 'Hello', readerId: who.viewer.id })).rejects.toThrow(ReaderChanged)
    await expect(give(junior, { body: 'Hello' })).rejects.toMatchObject({ field: 'readerId' })
    await expect(give(junior, { body: 'Hello', readerId: junior.viewer.id })).rejects.toThrow(FieldRefused)
    expect(await db.select().from(sessionOpinions).where(eq(sessionOpinions.sessionId, sessionId))).toEqual(
      [],
    )
    // Without a word nobody is asked for.
    await give(junior, { readerId: otherMentor.viewer.id })
    expect(await seenOn(junior)).toMatchObject({ given: { reader: null } })
  })
  test('is withdrawn and put back by its author; its reader sees that it was', async () => {
    const { junior, lead, mentor } = world
    await give(junior, toLead('Zirkonium'))
    for (const who of [lead, mentor]) await expect(change(who, 'withdraw')).rejects.toThrow(NotFound)
    await change(junior, 'withdraw')
    await change(junior, 'withdraw')
    expect(await getWord(lead, sessionId)).toMatchObject({ body: null, withdrawnAt: junior.now })
    expect(await getWord(junior, sessionId)).toMatchObject({ body: 'Zirkonium' })
    for (const who of [junior, lead]) expect((await find(who, 'zirkonium')).counts.all).toBe(0)
    await change(junior, 'put_back')
    expect(await getWord(lead, sessionId)).toMatchObject({ body: 'Zirkonium', withdrawnAt: null })
    expect((await find(lead, 'zirkonium')).counts.all).toBe(1)
  })
  test('isn’t put back for someone who can’t be written to any more', async () => {
    const { junior, mentor } = world
    await give(junior, toMentor())
    await change(junior, 'withdraw')
    await setMentorshipEnd(world.mentorshipId, junior.now)
    await expect(change(junior, 'put_back')).rejects.toThrow(Refused)
    expect(await getWord(mentor, sessionId)).toMatchObject({ body: null })
  })
  test('is withdrawn after the mentorship has ended', async () => {
    const { junior, mentor } = world
    await give(junior, toMentor())
    await setMentorshipEnd(world.mentorshipId, junior.now)
    await change(junior, 'withdraw')
    expect(await getWord(mentor, sessionId)).toMatchObject({ body: null })
  })
})

test('the mentor’s summary is of five at a time, over all of their juniors', async () => {
  const { mentor, junior, teamId } = world
  const another = contextOf({ id: await makePerson('Priya Nair'), name: 'Priya Nair', roles: [] }, junior.now)
  await join(another.viewer.id, teamId, 'junior')
  const mentorshipId = await pair(teamId, mentor.viewer.id, another.viewer.id)
  const answers = ['very', 'partly', 'very', 'hardly', 'very', 'hardly', 'hardly']
  const summaries = []
  for (const [place, useful] of answers.entries()) {
    const [who, id] = place % 2 ? [another, mentorshipId] : [junior, world.mentorshipId]
    const held = await log(mentor, id, { heldOn: dayFrom(junior.now, -place) })
    await give(who, { sessionId: held.id, useful })
    summaries.push(await getSummary(mentor))
  }
  const five = { very: 3, partly: 1, hardly: 1 }
  expect(summaries).toEqual([null, null, null, null, five, five, five])
  for (const who of [world.otherMentor, world.lead, junior]) expect(await getSummary(who)).toBeNull()
})
