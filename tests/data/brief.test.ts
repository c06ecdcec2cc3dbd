import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { fillDemo } from '#bin/demo/fill.ts'
import { db, transaction } from '#db/client.ts'
import { goalEvents, goals } from '#db/schema/goals.ts'
import { jots } from '#db/schema/jots.ts'
import { people } from '#db/schema/people.ts'
import { findings, reviews } from '#db/schema/reviews.ts'
import { sessionNotes, sessions } from '#db/schema/sessions.ts'
import { wins } from '#db/schema/wins.ts'
import type { Ctx } from '#lib/core/context.ts'
import { addDays } from '#lib/core/days.ts'
import { newId } from '#lib/core/ids.ts'
import { dayIn, startOfDay } from '#lib/core/zoned-time.ts'
import { loadBuiltInThemes } from '#lib/reviews/themes/writes.ts'
import { loadBuiltInRoadmaps } from '#lib/roadmaps/writes.ts'
import { getSession } from '#lib/sessions/reads.ts'
import { getBrief } from '#lib/views/brief/reads.ts'
import { periodEndingSoon } from '#lib/views/brief/rules.ts'
import { contextOf, systemContext, testNow } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { log, makeHeldSession, plan } from '#tests/support/world/sessions.ts'
import { makeWorld } from '#tests/support/world/world.ts'

openTestDatabase()

describe('on the demo’s record', () => {
  const now = testNow
  beforeAll(async () => {
    await loadBuiltInThemes(systemContext(now))
    await loadBuiltInRoadmaps(systemContext(now))
    await fillDemo(dayIn(now, 'UTC'))
  })

  // Counted over whole tables, with what each may read decided anew.
  test.each(['mentor', 'junior'])('the figures of a %s’s brief are those of the rows', async (key) => {
    const all = await db.select().from(people)
    const [mentor, junior] = ['mentor', 'junior'].map((who) =>
      all.find(({ email }) => email === `${who}@demo.cairn`),
    )
    if (!mentor || !junior) throw new Error('The demo has nobody to meet.')
    const viewer = key === 'mentor' ? mentor : junior
    const ctx = contextOf({ id: viewer.id, timeZone: viewer.timeZone }, now)
    const ofPair = (await db.select().from(sessions)).filter(
      (row) => row.mentorId === mentor.id && row.juniorId === junior.id && !row.withdrawnAt,
    )
    const planned = ofPair.find(({ state }) => state === 'planned')
    const [last] = ofPair
      .filter(({ state }) => state === 'held')
      .sort((a, b) => (a.heldOn < b.heldOn ? 1 : -1))
    if (!planned || !last) throw new Error('The demo’s pair meets no more.')
    const brief = await getBrief(ctx, await getSession(ctx, planned.id))

    const isRead = (row: { authorId: string; visibility: string; readerId: string | null }) =>
      row.authorId === viewer.id ||
      row.visibility === 'circle' ||
      (row.visibility === 'pair' && row.readerId === viewer.id)
    const notes = (await db.select().from(sessionNotes)).filter(
      (row) => row.sessionId === last.id && !row.withdrawnAt && isRead(row),
    )
    expect(brief.last?.id).toBe(last.id)
    expect(brief.last?.notes.map(({ id }) => id).sort()).toEqual(notes.map(({ id }) => id).sort())

    const own = (await db.select().from(goals)).filter(
      (row) => row.juniorId === junior.id && row.teamId === planned.teamId,
    )
    const waiting = own.filter(({ state }) => state === 'submitted').map(({ id }) => id)
    expect(brief.waiting.map(({ id }) => id).sort()).toEqual(waiting.sort())
    const told = ['started', 'submitted', 'changes_requested', 'approved', 'reopened', 'blocked']
    const from = startOfDay(last.heldOn, junior.timeZone)
    const steps = (await db.select().from(goalEvents)).filter(
      ({ at, kind }) => at > from && told.includes(kind),
    )
    const moved = own.filter(({ id }) => steps.some(({ goalId }) => goalId === id) && !waiting.includes(id))
    expect(brief.goals.map(({ goalId }) => goalId).sort()).toEqual(moved.map(({ id }) => id).sort())

    const written = (await db.select().from(reviews)).filter(
      (row) =>
        row.juniorId === junior.id &&
        row.teamId === planned.teamId &&
        row.reviewedOn >= last.heldOn &&
        !row.withdrawnAt &&
        isRead(row),
    )
    const found = (await db.select().from(findings)).filter(({ reviewId }) =>
      written.some(({ id }) => id === reviewId),
    )
    const number = (severity: string) => found.filter((row) => row.severity === severity).length
    expect(brief.reviews).toEqual({
      notes: written.length,
      praise: number('praise'),
      suggestions: number('suggestion'),
      issues: number('issue'),
    })
  })
})

test('wins and jots are those that the viewer may read', async () => {
  const { mentor, junior, teamId, mentorshipId, ...world } = await makeWorld()
  const today = dayIn(testNow, 'Asia/Kathmandu')
  await makeHeldSession({ ...world, mentor, junior, teamId, mentorshipId }, addDays(today, -7))
  const { id } = await plan(mentor, mentorshipId)
  const win = (author: Ctx, body: string, visibility: 'private' | 'circle', days: number) => ({
    id: newId(),
    teamId,
    juniorId: junior.viewer.id,
    authorId: author.viewer.id,
    visibility,
    readerId: null,
    body,
    happenedOn: addDays(today, -days),
    createdAt: testNow,
  })
  const jot = (author: Ctx, about: Ctx, body: string) => ({
    id: newId(),
    authorId: author.viewer.id,
    teamId,
    aboutId: about.viewer.id,
    body,
    state: 'open' as const,
    createdAt: testNow,
  })
  await transaction(async (tx) => {
    await tx
      .insert(wins)
      .values([
        win(junior, 'Shown to all', 'circle', 2),
        win(junior, 'Kept by Ada', 'private', 1),
        win(junior, 'Before', 'circle', 8),
      ])
    await tx
      .insert(jots)
      .values([
        jot(mentor, junior, 'About Ada'),
        jot(junior, mentor, 'About Marisol'),
        jot(world.lead, junior, 'The lead’s'),
        jot(mentor, world.lead, 'About the lead'),
      ])
  })
  const briefOf = async (ctx: Ctx) => getBrief(ctx, await getSession(ctx, id))
  const bodies = (rows: { body: string }[]) => rows.map(({ body }) => body)
  const [ofMentor, ofJunior] = [await briefOf(mentor), await briefOf(junior)]
  expect(bodies(ofMentor.wins)).toEqual(['Shown to all'])
  expect(bodies(ofJunior.wins)).toEqual(['Kept by Ada', 'Shown to all'])
  expect(bodies(ofMentor.jots)).toEqual(['About Ada'])
  expect(bodies(ofJunior.jots)).toEqual(['About Marisol'])
  await transaction((tx) =>
    tx.update(jots).set({ state: 'let_go', closedAt: testNow }).where(eq(jots.body, 'About Ada')),
  )
  expect((await briefOf(mentor)).jots).toEqual([])
})

test('private notes of last time are their author’s', async () => {
  const { mentor, junior, mentorshipId } = await makeWorld()
  await log(mentor, mentorshipId, { notes: 'Ours', privateNotes: 'Mine' })
  const { id } = await plan(mentor, mentorshipId)
  const notes = async (ctx: Ctx) =>
    (await getBrief(ctx, await getSession(ctx, id))).last?.notes.map(({ body }) => body)
  expect(await notes(mentor)).toEqual(['Ours', 'Mine'])
  expect(await notes(junior)).toEqual(['Ours'])
})

test('a habit’s period is told if it ends before the pair meets again, and isn’t kept', () => {
  const period = { from: '2026-11-16', to: '2026-11-22', entries: 0, isCurrent: true }
  const running = { ...period, state: 'running' as const }
  expect(periodEndingSoon([running], '2026-11-17', 14)).toEqual(running)
  expect(periodEndingSoon([running], '2026-11-17', 5)).toBeNull()
  expect(periodEndingSoon([{ ...period, state: 'kept' }], '2026-11-17', 14)).toBeNull()
})
