import fc from 'fast-check'
import { expect, test } from 'vitest'
import { goalCountWords, periodWords, queueWords } from '#app/_parts/goals/goal-words.ts'
import { attentionWords, contactWords } from '#app/_parts/people/attention-words.ts'
import { assignedWords } from '#app/(main)/roadmaps/[roadmapId]/assigned-words.ts'
import { holdingWords, keepingWords } from '#app/(main)/roadmaps/[roadmapId]/changes/holding-words.ts'
import { instanceWords } from '#lib/admin/rules.ts'
import { allInWords, count, countInWords, span, timeAgo } from '#lib/core/format.ts'
import { type Ending, endingSentences, pairEndingSentences } from '#lib/teams/rules.ts'
import { cases } from '../support/properties.ts'

const numbers = [0, 1, 2, 5] as const

const holding = (people: number, achieved: number) => ({ people, achieved })

test.each([
  [
    'who has a goal',
    (n: number) => holdingWords(holding(n, 0)),
    [undefined, 'One person has this goal.', 'Two people have this goal.', 'Five people have this goal.'],
  ],
  [
    'who has a goal, some achieved',
    (n: number) => holdingWords(holding(n, Math.min(n, 2))),
    [
      undefined,
      'One person has achieved this goal.',
      'Two people have achieved this goal.',
      'Five people have this goal, two have achieved it.',
    ],
  ],
  [
    'who has a goal that is removed',
    (n: number) => keepingWords(holding(n, 0)),
    [
      'Nobody has it as a goal.',
      'One person has it as a goal and keeps it.',
      'Two people have it as a goal and keep it.',
      'Five people have it as a goal and keep it.',
    ],
  ],
  ['count', (n: number) => count(n, 'goal'), ['0 goals', '1 goal', '2 goals', '5 goals']],
  [
    'countInWords',
    (n: number) => countInWords(n, 'entry', 'entries'),
    ['no entries', 'one entry', 'two entries', 'five entries'],
  ],
  [
    'goals, all planned',
    (n: number) => goalCountWords({ underWay: 0, planned: n, achieved: 0 }),
    [
      'No open goals',
      'One goal planned, not started yet',
      'Two goals planned, none started',
      'Five goals planned, none started',
    ],
  ],
  [
    'goals, some under way',
    (n: number) => goalCountWords({ underWay: n, planned: 2, achieved: 1 }),
    [
      'Two goals planned, one achieved',
      'One goal under way, two planned, one achieved',
      'Two goals under way, two planned, one achieved',
      'Five goals under way, two planned, one achieved',
    ],
  ],
  [
    'a period of one entry',
    (n: number) => periodWords(n, 1, 'quarter'),
    [
      'No entry yet this quarter',
      'One entry this quarter',
      'Two entries this quarter',
      'Five entries this quarter',
    ],
  ],
  [
    'a period of two entries',
    (n: number) => periodWords(n, 2, 'month'),
    [
      'No entries yet this month',
      'One of two entries this month',
      'Two entries this month',
      'Five entries this month',
    ],
  ],
  [
    'contact',
    (n: number) => contactWords({ fine: n, soon: 0, late: 1, unmet: 0 }),
    [
      'The only pair hasn’t met for more than twice as long as agreed.',
      '1 of 2 pairs met on schedule, 1 hasn’t met for more than twice as long.',
      '2 of 3 pairs met on schedule, 1 hasn’t met for more than twice as long.',
      '5 of 6 pairs met on schedule, 1 hasn’t met for more than twice as long.',
    ],
  ],
  [
    'contact, none in time',
    (n: number) => contactWords({ fine: 0, soon: n, late: 0, unmet: 0 }),
    [
      '',
      'The only pair is past its schedule.',
      'Neither pair met on schedule, 2 are past it.',
      'None of 5 pairs met on schedule, 5 are past it.',
    ],
  ],
  [
    'contact, all in time',
    (n: number) => contactWords({ fine: n, soon: 0, late: 0, unmet: 0 }),
    ['', 'The only pair met on schedule.', 'Both pairs met on schedule.', 'All five pairs met on schedule.'],
  ],
  [
    'contact, none yet',
    (n: number) => contactWords({ fine: 0, soon: 0, late: 0, unmet: n }),
    [
      '',
      'No sessions have been held yet.',
      'No sessions have been held yet.',
      'No sessions have been held yet.',
    ],
  ],
  [
    'an instance',
    (n: number) => `${instanceWords(n + 1, 1, n)}.`,
    [
      '1 person (you), no teams yet.',
      '2 people, 1 admin, in 1 team.',
      '3 people, 1 admin, in 2 teams.',
      '6 people, 1 admin, in 5 teams.',
    ],
  ],
] as const)('%s: none, one, two, many', (_, words, said) => {
  expect(numbers.map(words)).toEqual(said)
})

test('a queue, which is never empty', () => {
  expect([1, 2, 5].map((n) => queueWords(n, 3))).toEqual([
    'One goal is waiting for your answer, for 3 days.',
    'Two goals are waiting for your answer, the oldest for 3 days.',
    'Five goals are waiting for your answer, the oldest for 3 days.',
  ])
  expect(queueWords(1, 0)).toBe('One goal is waiting for your answer, since today.')
})

const ending = fc.record<Ending>({
  name: fc.constant('Ada'),
  mentors: fc.subarray(['Kenji', 'Marisol', 'Olga']),
  juniors: fc.subarray(['Sam', 'Priya', 'Hana']),
  juniorsLeftAlone: fc.subarray(['Sam', 'Priya', 'Hana']),
  goals: fc.option(fc.nat(12).chain((open) => fc.record({ open: fc.constant(open), waiting: fc.nat(open) }))),
  queue: fc.option(fc.nat(12)),
})
const number = fc.oneof(fc.nat(3), fc.nat(120))

/** What no native colleague says, whatever the numbers are. */
const wrong = [
  /\b(one|1) (?!of\b)(goals|juniors|people|entries|pairs|teams|weeks|days|months|hours|minutes|pieces)\b/i,
  /\b(0|no|two|three|four|five|six|seven|eight|nine|ten|[2-9]|[1-9]\d+) (goal|junior|person|pair|team|week|day|month|hour|minute|piece)\b/i,
  /\ball (one|two|1|2)\b/i,
  /\b(two|2) of (two|2) (juniors|pairs)\b/i,
  /\bno (under way|planned|achieved)\b/i,
  /\b(One|only \w+) (are|have|need|haven’t)\b/,
  /\b(Both|All|Two|Three) (\w+ )?(is|has|needs|hasn’t)\b/,
  /undefined|NaN|null| {2}|^\s|,,|\.\./,
]

test('numbers and their verbs and nouns agree, whatever the numbers are', () => {
  fc.assert(
    fc.property(number, number, number, fc.integer({ min: 1, max: 12 }), ending, (a, b, c, needed, of) => {
      const all = a + b + 1
      const sentences = [
        count(a, 'goal'),
        span(a),
        timeAgo(new Date(0), new Date(a * 60_000 * 37)),
        countInWords(a, 'goal'),
        allInWords(all, 'goals', 'the only goal'),
        goalCountWords({ underWay: a, planned: b, achieved: c }),
        periodWords(a, needed, 'quarter'),
        queueWords(all, b),
        attentionWords(a + 1, all),
        contactWords({ fine: a, soon: b, late: c, unmet: needed }),
        instanceWords(all, a + 1, c),
        holdingWords(holding(all, a)) ?? '',
        keepingWords(holding(a, 0)),
        assignedWords([
          { name: 'Ada', goals: a + 1 },
          { name: 'Sam', goals: b + 1 },
        ]),
        ...endingSentences(of, ['junior', 'mentor', 'lead']),
        ...pairEndingSentences(of, 'Kenji'),
      ]
      for (const sentence of sentences) for (const pattern of wrong) expect(sentence).not.toMatch(pattern)
    }),
    { numRuns: cases(200) },
  )
})
