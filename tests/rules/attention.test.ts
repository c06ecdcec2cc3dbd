import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { AttentionList } from '#app/_parts/people/attention-list.tsx'
import { type Attended, attentionHead, calmWords } from '#app/_parts/people/attention-words.ts'
import { reasonWords } from '#app/_parts/people/reason-words.ts'
import type { Need } from '#lib/views/needs/rules.ts'
import { contextOf } from '#tests/support/context.ts'
import { cases } from '#tests/support/properties.ts'

const mentor = { id: 'm', name: 'Kenji Mori' }
const needs = {
  noMentor: { kind: 'no mentor', days: 0, had: false },
  lostMentor: { kind: 'no mentor', days: 3, had: true },
  noGoal: { kind: 'no goal', days: 0 },
  notMet: { kind: 'not met', days: 0, mentor },
  blocked: { kind: 'blocked', goalId: 'g', title: 'Goal', days: 4 },
} satisfies Record<string, Need>

const junior = (...of: Need[]): Attended => ({ needs: of, lastHeldOn: null, nextOn: null })
const met: Attended = { needs: [], lastHeldOn: '2026-11-10', nextOn: null }
const planned: Attended = { needs: [], lastHeldOn: null, nextOn: '2026-12-01' }

test.each([
  [
    'no mentors',
    [1, 2, 3].map(() => junior(needs.noMentor, needs.noGoal)),
    'Three juniors have no mentor yet',
    'Three have no goals yet.',
  ],
  [
    'one without goals',
    [junior(needs.noGoal), met, met],
    'One junior has no goals yet',
    'Two are on schedule, with nothing waiting.',
  ],
  [
    'never met',
    [junior(needs.notMet), planned],
    'One junior hasn’t met their mentor yet',
    'One has a first session planned.',
  ],
  [
    'late too',
    [junior(needs.blocked), junior(needs.noMentor), met],
    'Two of three juniors need attention',
    'The longest wait comes first. One has no mentor yet. One is on schedule, with nothing waiting.',
  ],
  [
    'more than ten',
    [...Array(9)].map(() => junior(needs.blocked)).concat(Array(4).fill(met)),
    '9 of 13 juniors need attention',
    'The longest wait comes first. Four are on schedule, with nothing waiting.',
  ],
  [
    'a mentor lost',
    [junior(needs.lostMentor)],
    'One junior needs attention',
    'The longest wait comes first.',
  ],
  [
    'both',
    [junior(needs.blocked), junior(needs.blocked)],
    'Both juniors need attention',
    'The longest wait comes first.',
  ],
  ['all met', [met, met], 'Nobody needs attention', 'Both juniors are on schedule, and nothing is waiting.'],
  ['one met', [met], 'Nobody needs attention', 'The only junior is on schedule, and nothing is waiting.'],
  [
    'some met',
    [met, planned, planned],
    'Nobody needs attention',
    'One is on schedule, with nothing waiting; two have a first session planned.',
  ],
  [
    'all planned',
    [planned, planned],
    'The first sessions are planned',
    'Neither junior has met their mentor yet.',
  ],
])('%s', (_, juniors, title, lede) => {
  expect(attentionHead(juniors)).toEqual({ title, lede })
})

test('nothing good is said of people who never met or lack something', () => {
  const one = fc.record({
    needs: fc.subarray(Object.values(needs) as Need[]),
    lastHeldOn: fc.constant(null),
    nextOn: fc.option(fc.constant('2026-12-01')),
  })
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 12 }), (juniors) => {
      const { title, lede } = attentionHead(juniors)
      expect(`${title} ${lede} ${calmWords(juniors)}`).not.toMatch(/Nobody needs|on schedule|nothing/)
    }),
    { numRuns: cases(200) },
  )
})

test.each<[string, Need[]]>([
  ['No goals yet.', [needs.noGoal]],
  ['No mentor and no goals yet.', [needs.noMentor, needs.noGoal]],
  [
    'No mentor and no goals yet, 12 weeks in.',
    [
      { ...needs.noMentor, days: 84 },
      { ...needs.noGoal, days: 84 },
    ],
  ],
  [
    'No mentor for 5 weeks, and no goals yet, 12 weeks in.',
    [
      { ...needs.lostMentor, days: 35 },
      { ...needs.noGoal, days: 84 },
    ],
  ],
  ['No mentor since today.', [{ ...needs.lostMentor, days: 0 }]],
  ['Goal blocked: “Goal”. No mentor for 3 days.', [needs.blocked, needs.lostMentor]],
  ['2 goals blocked, the longest “Goal”.', [needs.blocked, needs.blocked]],
])('“%s” says once what is missing', (words, missing) => {
  const { viewer } = contextOf({ id: 'reader' })
  expect(reasonWords(viewer, missing, '2026-11-17')).toBe(words)
  expect(reasonWords(viewer, [...missing].reverse(), '2026-11-17').length).toBe(words.length)
})

test.each<[string, string, Need[]]>([
  ['/roadmaps/r/assign?junior=j', 'Assign goals', [needs.noGoal]],
  ['/teams/t/people/pair?junior=j', 'Find a mentor', [needs.noGoal, needs.noMentor]],
  ['/goals/g', 'Open goal', [needs.blocked, needs.noGoal]],
  ['/people/j', 'Open record', [needs.notMet]],
])('a row leads straight to %s, “%s”', (href, words, missing) => {
  const row = { id: 'j', name: 'Ada Okonkwo', mentors: [], stages: [], stage: -1, weeksMet: [] }
  const juniors = [{ ...row, needs: missing, lastHeldOn: null, nextOn: null, contact: 'fine' as const }]
  const { viewer } = contextOf({ id: 'reader' })
  const props = { viewer, teamId: 't', roadmapId: 'r', juniors, today: '2026-11-17' }
  // Without `Plain`, which is asynchronous.
  const html = renderToStaticMarkup(AttentionList(props).props.children)
  expect(html).toContain(`href="${href}">${words}`)
})
