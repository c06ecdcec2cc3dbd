import { beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '#lib/core/context.ts'
import { getKeptTexts } from '#lib/goals/kept/reads.ts'
import { markJuniorRead } from '#lib/people/juniors/writes.ts'
import { countTimeline } from '#lib/views/timeline/counts/reads.ts'
import { timelineInput } from '#lib/views/timeline/input.ts'
import { listTimeline, type TimelineItem } from '#lib/views/timeline/reads.ts'
import { byNewest, placeInAddress } from '#lib/views/timeline/rules.ts'
import { at } from '#tests/support/context.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { makeComment, makeEvidence, makeGoal, makeVerdict } from '#tests/support/world/goals.ts'
import { makeReview } from '#tests/support/world/reviews.ts'
import { makeHeldSession } from '#tests/support/world/sessions.ts'
import { makeWorld, type World } from '#tests/support/world/world.ts'

openTestDatabase()

let world: World
let goalId: string
const moment = (day: string, time = '09:00') => new Date(`${day}T${time}:00Z`)

beforeAll(async () => {
  world = await makeWorld()
  const { junior, mentor, formerMentor, lead } = world
  goalId = await makeGoal(world, 'skill', { state: 'changes_requested' })
  const evidenceId = await makeEvidence(goalId, junior, moment('2026-10-20'))
  await makeVerdict(goalId, evidenceId, moment('2026-10-21'), {
    author: mentor,
    visibility: 'pair',
    reader: junior,
    feedback: 'Verdict for two',
  })
  await makeComment(goalId, moment('2026-10-22'), {
    author: mentor,
    visibility: 'private',
    body: 'Private of mentor',
  })
  await makeComment(goalId, moment('2026-10-23'), {
    author: junior,
    visibility: 'pair',
    reader: formerMentor,
    body: 'To the former mentor',
  })
  await makeComment(goalId, moment('2026-10-24'), {
    author: junior,
    visibility: 'circle',
    body: 'For the circle',
  })
  await makeComment(goalId, moment('2026-10-25'), {
    author: formerMentor,
    visibility: 'circle',
    body: 'Own of former',
  })
  await makeHeldSession(world, '2026-11-03', [
    { author: mentor, visibility: 'pair', reader: junior, body: 'Note for two' },
    { author: mentor, visibility: 'private', body: 'Note for one' },
    { author: mentor, visibility: 'circle', body: 'Note for all' },
  ])
  await makeReview(world, '2026-11-05', {
    author: mentor,
    visibility: 'pair',
    reader: junior,
    title: 'Review for two',
  })
  await makeReview(world, '2026-11-06', { author: lead, visibility: 'circle', title: 'Review for all' })
  await makeReview(world, '2026-11-07', { author: mentor, visibility: 'private', title: 'Review for one' })
})

const read = async (ctx: Ctx, filter: Record<string, string> = {}) =>
  (await listTimeline(ctx, world.junior.viewer.id, timelineInput.parse(filter))).items

function words(items: TimelineItem[]): string[] {
  return items.map((item) => {
    switch (item.kind) {
      case 'step':
        return item.step
      case 'evidence':
        return `evidence ${item.number}`
      case 'verdict':
        return `${item.decision}: ${item.feedback}`
      case 'session':
        return `session: ${item.notes
          .map(({ body }) => body)
          .sort()
          .join(', ')}`
      case 'review':
        return item.title
      default:
        return 'body' in item ? item.body : ''
    }
  })
}

test('each viewer sees their own part of it, newest first', async () => {
  const { mentor, junior, lead } = world
  expect(words(await read(mentor))).toEqual([
    'Review for one',
    'Review for all',
    'Review for two',
    'session: Note for all, Note for one, Note for two',
    'Own of former',
    'For the circle',
    'Private of mentor',
    'changes_requested: Verdict for two',
    'evidence 1',
    'assigned',
  ])
  expect(words(await read(junior))).toEqual([
    'Review for all',
    'Review for two',
    'session: Note for all, Note for two',
    'Own of former',
    'For the circle',
    'To the former mentor',
    'changes_requested: Verdict for two',
    'evidence 1',
    'assigned',
  ])
  expect(words(await read(lead))).toEqual([
    'Review for all',
    'session: Note for all',
    'Own of former',
    'For the circle',
    'changes_requested: null',
    'evidence 1',
    'assigned',
  ])
})

test('a former mentor keeps own texts and what was addressed to them, on a page of their own', async () => {
  const { formerMentor } = world
  const items = await read(formerMentor)
  expect(words(items)).toEqual(['Own of former', 'To the former mentor'])
  const kept = (await getKeptTexts(formerMentor, goalId)).texts.map(({ body }) => body)
  expect(kept.sort()).toEqual(words(items).sort())
  expect(items.every((item) => 'goalId' in item && item.goalId === goalId)).toBe(true)
})

test('everybody else sees nothing at all', async () => {
  const { otherMentor, otherJunior, outsider, admin } = world
  for (const viewer of [otherMentor, otherJunior, outsider, admin]) expect(await read(viewer)).toEqual([])
})

test('filters by kind, goal, theme, days and words', async () => {
  const { mentor, lead } = world
  expect(words(await read(mentor, { kind: 'sessions' }))).toHaveLength(1)
  expect(words(await read(mentor, { kind: 'reviews' }))).toHaveLength(3)
  expect(words(await read(mentor, { kind: 'evidence' }))).toEqual([
    'changes_requested: Verdict for two',
    'evidence 1',
  ])
  expect(words(await read(mentor, { kind: 'private' }))).toEqual([
    'Review for one',
    'session: Note for all, Note for one, Note for two',
    'Private of mentor',
  ])
  expect(words(await read(lead, { kind: 'private' }))).toEqual([])
  expect(await read(mentor, { goal: goalId })).toHaveLength(6)
  expect(words(await read(mentor, { from: '2026-10-20', to: '2026-10-21' }))).toHaveLength(2)
  expect(words(await read(mentor, { from: '2026-11-03', to: '2026-11-03' }))).toHaveLength(1)
  expect(await read(mentor, { theme: goalId })).toEqual([])
})

test('what makes no sense in an address is left out', () => {
  expect(
    timelineInput.parse({
      kind: 'all',
      theme: 'x',
      goal: '1',
      from: '2026-02-31',
      to: ['2026-01-01', 'x'],
      before: 'y',
    }),
  ).toEqual({ to: '2026-01-01' })
})

test('what was written since the viewer last read is marked, own things apart', async () => {
  const { mentor, junior, lead } = world
  const marked = async (ctx: Ctx) => words((await read(ctx)).filter(({ isNew }) => isNew))
  expect(await marked(mentor)).toEqual([])
  await markJuniorRead(at(mentor, '2026-10-24T12:00:00Z'), junior.viewer.id)
  expect(await marked(mentor)).toEqual(['Review for all', 'Own of former'])
  await markJuniorRead(at(lead, '2026-10-24T12:00:00Z'), junior.viewer.id)
  expect(await marked(lead)).toEqual(['session: Note for all', 'Own of former'])
  await markJuniorRead(at(mentor, '2026-11-17T12:00:00Z'), junior.viewer.id)
  expect(await marked(mentor)).toEqual([])
})

test('only who may see the page can mark it as read', async () => {
  const { otherMentor, otherJunior, outsider, admin, junior } = world
  for (const viewer of [otherMentor, otherJunior, outsider, admin])
    await expect(markJuniorRead(viewer, junior.viewer.id)).rejects.toThrow('Not found')
})

test('pages hold every item once, in one order, also when many share a moment', async () => {
  const world = await makeWorld()
  const { junior, mentor } = world
  const names = ['skill', 'project', 'behaviour', 'habit', 'second', 'third'] as const
  for (const name of names) {
    const goal = await makeGoal(world, name)
    for (let number = 1; number <= 5; number++)
      await makeEvidence(goal, junior, moment(`2026-10-1${number % 3}`, '20:00'), number)
  }
  for (let day = 10; day < 30; day++)
    // Logged on other days than they were held; some were planned before.
    await makeHeldSession(world, `2026-10-${day}`, [], {
      createdAt: moment(`2026-10-${10 + ((day * 7) % 20)}`, '18:30'),
    })
  const seen: TimelineItem[] = []
  let before: string | undefined
  for (let page = 0; page < 20; page++) {
    const { items, next } = await listTimeline(mentor, junior.viewer.id, timelineInput.parse({ before }))
    seen.push(...items)
    if (!next) break
    before = placeInAddress(next)
  }
  expect(seen).toHaveLength(6 + 30 + 20)
  expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length)
  expect(seen.toSorted(byNewest).map(({ id }) => id)).toEqual(seen.map(({ id }) => id))
})

describe('the counts beside the filters', () => {
  const filters = [
    {},
    { q: 'for two' },
    { q: 'ONE' },
    { from: '2026-10-22', to: '2026-11-05' },
    { kind: 'sessions' },
    { before: '2026-10-23.1761000000000.00000000-0000-7000-8000-000000000000' },
  ]
  const who = ['mentor', 'junior', 'lead', 'formerMentor', 'otherMentor', 'otherJunior', 'outsider'] as const
  test.each(who)('are what the lists would show: %s', async (name) => {
    const { junior } = world
    const ctx = world[name]
    for (const filter of [...filters, { goal: goalId }, { theme: goalId }]) {
      const counts = await countTimeline(ctx, junior.viewer.id, timelineInput.parse(filter))
      const { kind: _kind, before: _before, ...rest } = filter as Record<string, string>
      const shown: Record<string, number> = { all: (await read(ctx, rest)).length }
      for (const kind of ['goals', 'sessions', 'reviews', 'evidence', 'wins', 'private'])
        shown[kind] = (await read(ctx, { ...rest, kind })).length
      expect(counts, JSON.stringify(filter)).toEqual(shown)
      expect(counts.goals + counts.sessions + counts.reviews + counts.evidence).toBe(counts.all)
    }
  })
  test('of somebody who isn’t there: none', async () => {
    const { lead } = world
    const counts = await countTimeline(lead, goalId, {})
    expect(Object.values(counts)).toEqual([0, 0, 0, 0, 0, 0, 0])
  })
})
