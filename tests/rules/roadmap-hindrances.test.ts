import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MilestoneContent, RoadmapContent } from '#lib/roadmaps/content.ts'
import { parseRoadmap } from '#lib/roadmaps/definition.ts'
import { circlesIn } from '#lib/roadmaps/hindrances/circles/rules.ts'
import { hindrances } from '#lib/roadmaps/hindrances/rules.ts'
import { anyContent } from '#tests/rules/any-roadmap.ts'

const file = readFileSync(new URL('../../db/roadmaps/junior-to-senior-python.yaml', import.meta.url), 'utf8')

const milestone = (key: string, change: Partial<MilestoneContent> = {}): MilestoneContent => ({
  key,
  kind: 'skill',
  title: key.toUpperCase(),
  description: '',
  criteria: [{ key: '1', text: 'One' }],
  needs: [],
  weeks: null,
  shown: [],
  outcome: null,
  rubric: null,
  cadence: null,
  resources: [],
  ...change,
})

const roadmap = (milestones: MilestoneContent[], change: Partial<RoadmapContent> = {}): RoadmapContent => ({
  title: 'Go',
  summary: '',
  stages: [{ key: 'first', title: 'First', summary: '', milestones }],
  levels: [],
  ...change,
})

const rubric = ['a', 'b', 'c', 'd'].map((title) => ({ title, text: title }))
const expecting = (milestone: string, step: number | null) => ({
  levels: [{ key: 'l', title: 'Junior', expects: [{ milestone, step }] }],
})

describe('hindrances', () => {
  test('the built-in roadmap has none', () => {
    expect(hindrances(parseRoadmap(file).content)).toEqual([])
  })

  test.each<[RoadmapContent, string[]]>([
    [roadmap([milestone('a')]), []],
    [roadmap([milestone('a')], { title: ' ' }), ['The roadmap has no title.']],
    [roadmap([], { stages: [] }), ['The roadmap has no stages.']],
    [roadmap([]), ['“First” has no milestones.']],
    [roadmap([milestone('a', { criteria: [] })]), ['“A” has no criteria.']],
    [
      roadmap([
        milestone('a', { criteria: Array.from({ length: 31 }, (_, at) => ({ key: `${at}`, text: 'x' })) }),
      ]),
      ['“A” has 31 criteria. It can have 30 at most.'],
    ],
    [
      roadmap([
        milestone('a', {
          criteria: ['x'.repeat(2001), ' ', 'a\nb'].map((text, at) => ({ key: `${at}`, text })),
        }),
      ]),
      [
        'Criterion 1 of “A” has 2,001 characters. It can have 2,000 at most.',
        'Criterion 2 of “A” is empty.',
        'Criterion 3 of “A” must be one line.',
      ],
    ],
    [roadmap([milestone('a', { criteria: [{ key: '1', text: 'x'.repeat(2000) }] })]), []],
    [
      roadmap([milestone('a', { kind: 'behaviour', rubric: rubric.slice(1) })]),
      ['“A” is a behaviour, so it needs 4 steps, each with a title and a text.'],
    ],
    [roadmap([milestone('a', { kind: 'behaviour', rubric })]), []],
    [
      roadmap([milestone('a', { kind: 'habit' })]),
      ['“A” is a habit, so it needs a number of entries and a period.'],
    ],
    [
      roadmap([milestone('a', { kind: 'project', outcome: '' })]),
      ['“A” is a project, so it needs an outcome: what exists at the end.'],
    ],
    [
      roadmap([milestone('a', { needs: ['a', 'gone'] })]),
      ['“A” needs itself.', '“A” needs “gone”, which isn’t in the roadmap.'],
    ],
    [
      roadmap([
        milestone('a', { needs: ['b'] }),
        milestone('b', { needs: ['c'] }),
        milestone('c', { needs: ['a'] }),
      ]),
      ['The prerequisites go round in a circle: “A” needs “B”, “B” needs “C”, and “C” needs “A”.'],
    ],
    [
      roadmap([milestone('a', { needs: ['b'] }), milestone('b', { needs: ['a'] })]),
      ['The prerequisites go round in a circle: “A” needs “B”, and “B” needs “A”.'],
    ],
    [
      roadmap([milestone('a')], expecting('gone', null)),
      ['The level “Junior” expects “gone”, which isn’t in the roadmap.'],
    ],
    [
      roadmap([milestone('a')], expecting('a', 2)),
      ['The level “Junior” expects a step of “A”, which isn’t a behaviour.'],
    ],
    [
      roadmap([milestone('a', { kind: 'behaviour', rubric })], expecting('a', 5)),
      ['The level “Junior” expects step 5 of “A”, which doesn’t have that step.'],
    ],
    [roadmap([milestone('a', { kind: 'behaviour', rubric })], expecting('a', 4)), []],
    [
      roadmap([milestone('a', { resources: [{ kind: 'docs', title: 'B', url: 'http://example.org' }] })]),
      ['The link of “B” in “A” doesn’t begin with https://.'],
    ],
  ])('%#: in words', (content, words) => {
    expect(hindrances(content).map((hindrance) => hindrance.words)).toEqual(words)
  })

  test('say where', () => {
    const content = roadmap([milestone('a'), milestone('b', { criteria: [] })])
    expect(hindrances(content)).toEqual([{ stage: 'first', milestone: 'b', words: '“B” has no criteria.' }])
  })

  test('of a content with all it needs are only about prerequisites and levels', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const others = hindrances(content).filter(({ words }) => !/needs “|needs itself|level “/.test(words))
        expect(others).toEqual([])
      }),
    )
  })
})

describe('circles of prerequisites', () => {
  const graph = fc
    .array(fc.array(fc.nat({ max: 9 }), { maxLength: 4 }), { minLength: 1, maxLength: 10 })
    .map((lists) => lists.map((needs, at) => ({ key: `${at}`, needs: needs.map(String) })))

  test('each is one, and without them there is an order', () => {
    fc.assert(
      fc.property(graph, (milestones) => {
        const needs = new Map(milestones.map((item) => [item.key, item.needs]))
        const circles = circlesIn(milestones)
        for (const circle of circles) {
          expect(circle.length).toBeGreaterThan(1)
          for (const [at, key] of circle.entries())
            expect(needs.get(key)).toContain(circle[(at + 1) % circle.length])
        }
        // What needs nothing that's left is taken away; if that ends early, what's left goes round.
        let left = milestones.map(({ key }) => key)
        for (let before = -1; before !== left.length; ) {
          before = left.length
          left = left.filter((key) => needs.get(key)?.some((other) => other !== key && left.includes(other)))
        }
        expect(circles.length > 0).toBe(left.length > 0)
      }),
    )
  })
})
