import { beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '#lib/core/context.ts'
import { getKeptTexts } from '#lib/goals/kept/reads.ts'
import { markJuniorRead } from '#lib/people/juniors/writes.ts'
import { countTimeline } from '#lib/views/timeline/counts/reads.ts'
import { timelineInput } from '#lib/views/timeline/input.ts'
import { listTimeline, type TimelineItem } from '#lib/views/timeline/reads.ts'
import { byNewest, placeInAddress } from '#lib/views/timeline/rules.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { later, makeGoal } from '#tests/support/goals.ts'
import { commentOn, heldSession, reviewNote, submittedEvidence, verdictOn } from '#tests/support/record.ts'
import { makeTestRoadmap, makeTestTeam, type TestTeam } from '#tests/support/team.ts'

openTestDatabase()

let team: TestTeam
let goalId: string
const at = (day: string, time = '09:00') => new Date(`${day}T${time}:00Z`)

beforeAll(async () => {
  team = await makeTestTeam()
  const roadmap = await makeTestRoadmap()
  const { junior, mentor, formerMentor, lead } = team
  goalId = await makeGoal(team, roadmap, 'skill', { state: 'changes_requested' })
  const evidenceId = await submittedEvidence(goalId, junior, at('2026-10-20'))
  await verdictOn(goalId, evidenceId, at('2026-10-21'), {
    author: mentor,
    visibility: 'pair',
    reader: junior,
    feedback: 'Verdict for two',
  })
  await commentOn(goalId, at('2026-10-22'), {
    author: mentor,
    visibility: 'private',
    body: 'Private of mentor',
  })
  await commentOn(goalId, at('2026-10-23'), {
    author: junior,
    visibility: 'pair',
    reader: formerMentor,
    body: 'To the former mentor',
  })
  await commentOn(goalId, at('2026-10-24'), { author: junior, visibility: 'circle', body: 'For the circle' })
  await commentOn(goalId, at('2026-10-25'), {
    author: formerMentor,
    visibility: 'circle',
    body: 'Own of former',
  })
  await heldSession(team, '2026-11-03', [
    { author: mentor, visibility: 'pair', reader: junior, body: 'Note for two' },
    { author: mentor, visibility: 'private', body: 'Note for one' },
    { author: mentor, visibility: 'circle', body: 'Note for all' },
  ])
  await reviewNote(team, '2026-11-05', {
    author: mentor,
    visibility: 'pair',
    reader: junior,
    title: 'Review for two',
  })
  await reviewNote(team, '2026-11-06', { author: lead, visibility: 'circle', title: 'Review for all' })
  await reviewNote(team, '2026-11-07', { author: mentor, visibility: 'private', title: 'Review for one' })
})

const read = async (ctx: Ctx, filter: Record<string, string> = {}) =>
  (await listTimeline(ctx, team.junior.viewer.id, timelineInput.parse(filter))).items

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
        return item.body
    }
  })
}

test('each viewer sees their own part of it, newest first', async () => {
  expect(words(await read(team.mentor))).toEqual([
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
  expect(words(await read(team.junior))).toEqual([
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
  expect(words(await read(team.lead))).toEqual([
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
  const items = await read(team.formerMentor)
  expect(words(items)).toEqual(['Own of former', 'To the former mentor'])
  const kept = (await getKeptTexts(team.formerMentor, goalId)).texts.map(({ body }) => body)
  expect(kept.sort()).toEqual(words(items).sort())
  expect(items.every((item) => 'goalId' in item && item.goalId === goalId)).toBe(true)
})

test('everybody else sees nothing at all', async () => {
  for (const viewer of [team.otherMentor, team.otherJunior, team.outsider, team.admin])
    expect(await read(viewer)).toEqual([])
})

test('filters by kind, goal, theme, days and words', async () => {
  expect(words(await read(team.mentor, { kind: 'sessions' }))).toHaveLength(1)
  expect(words(await read(team.mentor, { kind: 'reviews' }))).toHaveLength(3)
  expect(words(await read(team.mentor, { kind: 'evidence' }))).toEqual([
    'changes_requested: Verdict for two',
    'evidence 1',
  ])
  expect(words(await read(team.mentor, { kind: 'private' }))).toEqual([
    'Review for one',
    'session: Note for all, Note for one, Note for two',
    'Private of mentor',
  ])
  expect(words(await read(team.lead, { kind: 'private' }))).toEqual([])
  expect(await read(team.mentor, { goal: goalId })).toHaveLength(6)
  expect(words(await read(team.mentor, { from: '2026-10-20', to: '2026-10-21' }))).toHaveLength(2)
  expect(words(await read(team.mentor, { from: '2026-11-03', to: '2026-11-03' }))).toHaveLength(1)
  expect(await read(team.mentor, { theme: goalId })).toEqual([])
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
  const marked = async (ctx: Ctx) => words((await read(ctx)).filter(({ isNew }) => isNew))
  expect(await marked(team.mentor)).toEqual([])
  await markJuniorRead(later(team.mentor, '2026-10-24T12:00:00Z'), team.junior.viewer.id)
  expect(await marked(team.mentor)).toEqual(['Review for all', 'Own of former'])
  await markJuniorRead(later(team.lead, '2026-10-24T12:00:00Z'), team.junior.viewer.id)
  expect(await marked(team.lead)).toEqual(['session: Note for all', 'Own of former'])
  await markJuniorRead(later(team.mentor, '2026-11-17T12:00:00Z'), team.junior.viewer.id)
  expect(await marked(team.mentor)).toEqual([])
})

test('only who may see the page can mark it as read', async () => {
  for (const viewer of [team.otherMentor, team.otherJunior, team.outsider, team.admin])
    await expect(markJuniorRead(viewer, team.junior.viewer.id)).rejects.toThrow('Not found')
})

test('pages hold every item once, in one order, also when many share a moment', async () => {
  const other = await makeTestTeam()
  const roadmap = await makeTestRoadmap()
  const names = ['skill', 'project', 'behaviour', 'habit', 'second', 'third'] as const
  for (const name of names) {
    const goal = await makeGoal(other, roadmap, name)
    for (let number = 1; number <= 5; number++)
      await submittedEvidence(goal, other.junior, at(`2026-10-1${number % 3}`, '20:00'), number)
  }
  for (let day = 10; day < 30; day++)
    // Logged on other days than they were held on, some planned before.
    await heldSession(other, `2026-10-${day}`, [], {
      createdAt: at(`2026-10-${10 + ((day * 7) % 20)}`, '18:30'),
    })
  const seen: TimelineItem[] = []
  let before: string | undefined
  for (let page = 0; page < 20; page++) {
    const { items, next } = await listTimeline(
      other.mentor,
      other.junior.viewer.id,
      timelineInput.parse({ before }),
    )
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
    const ctx = team[name]
    for (const filter of [...filters, { goal: goalId }, { theme: goalId }]) {
      const counts = await countTimeline(ctx, team.junior.viewer.id, timelineInput.parse(filter))
      const { kind: _kind, before: _before, ...rest } = filter as Record<string, string>
      const shown: Record<string, number> = { all: (await read(ctx, rest)).length }
      for (const kind of ['goals', 'sessions', 'reviews', 'evidence', 'private'])
        shown[kind] = (await read(ctx, { ...rest, kind })).length
      expect(counts, JSON.stringify(filter)).toEqual(shown)
    }
  })
  test('of somebody who isn’t there: none', async () => {
    const counts = await countTimeline(team.lead, goalId, {})
    expect(Object.values(counts)).toEqual([0, 0, 0, 0, 0, 0])
  })
})
