import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MilestoneContent, RoadmapContent } from '#lib/roadmaps/content.ts'
import { differences } from '#lib/roadmaps/differences/rules.ts'
import { anyContent } from '#tests/rules/any-roadmap.ts'

const milestone = (key: string, change: Partial<MilestoneContent> = {}): MilestoneContent => ({
  key,
  kind: 'skill',
  title: key,
  description: '',
  criteria: [
    { key: '1', text: 'One' },
    { key: '2', text: 'Two' },
  ],
  needs: [],
  weeks: null,
  shown: [],
  outcome: null,
  rubric: null,
  cadence: null,
  resources: [],
  ...change,
})

const roadmap = (
  stages: Record<string, MilestoneContent[]>,
  change: Partial<RoadmapContent> = {},
): RoadmapContent => ({
  title: 'Go',
  summary: '',
  stages: Object.entries(stages).map(([key, milestones]) => ({ key, title: key, summary: '', milestones })),
  levels: [],
  ...change,
})

const [read, test_, ship, talk] = ['read', 'test', 'ship', 'talk'].map((key) => milestone(key)) as [
  MilestoneContent,
  MilestoneContent,
  MilestoneContent,
  MilestoneContent,
]
const before = roadmap({ first: [read, test_, ship], second: [talk] })

describe('differences', () => {
  test('nothing', () => {
    expect(differences(before, structuredClone(before))).toEqual({
      isEmpty: true,
      fields: [],
      stages: [],
      milestones: [],
      levels: [],
    })
  })

  test('only what was moved has moved, not what made room', () => {
    const after = roadmap({ first: [ship, read, test_], second: [talk] })
    expect(differences(before, after).milestones).toEqual([
      {
        key: 'ship',
        change: 'changed',
        before: ship,
        after: ship,
        fields: [],
        criteria: [],
        moved: { fromStage: 'first', toStage: 'first', from: 3, to: 1 },
      },
    ])
  })

  test('a milestone in another stage has moved there', () => {
    const after = roadmap({ first: [read, ship], second: [talk, test_] })
    expect(differences(before, after).milestones).toMatchObject([
      { key: 'test', moved: { fromStage: 'first', toStage: 'second', from: 2, to: 2 } },
    ])
  })

  test('criteria are added, removed, reworded with both texts, and moved', () => {
    const criteria = [
      { key: '3', text: 'Three' },
      { key: '2', text: 'Two, and more' },
    ]
    const after = roadmap({ first: [milestone('read', { criteria }), test_, ship], second: [talk] })
    expect(differences(before, after).milestones[0]?.criteria).toEqual([
      { key: '3', change: 'added', before: null, after: 'Three' },
      { key: '2', change: 'reworded', before: 'Two', after: 'Two, and more' },
      { key: '1', change: 'removed', before: 'One', after: null },
    ])
    const swapped = milestone('read', { criteria: [...read.criteria].reverse() })
    expect(
      differences(before, roadmap({ first: [swapped, test_, ship], second: [talk] })).milestones[0]?.criteria,
    ).toMatchObject([{ change: 'moved' }])
  })

  test('stages, fields and levels', () => {
    const other = milestone('read', { title: 'Read on', weeks: 3, needs: ['ship'], shown: ['alone'] })
    const after = roadmap({ second: [talk], first: [other, test_, ship], third: [] }, { title: 'Go on' })
    after.levels.push({ key: 'junior', title: 'Junior', expects: [] })
    expect(differences(before, after)).toMatchObject({
      isEmpty: false,
      fields: [{ name: 'title', before: 'Go', after: 'Go on' }],
      stages: [
        { key: 'first', change: 'changed', fields: [], moved: { from: 1, to: 2 } },
        { key: 'third', change: 'added' },
      ],
      milestones: [{ key: 'read', fields: ['title', 'needs', 'weeks', 'shown'], moved: null }],
      levels: [{ key: 'junior', change: 'added' }],
    })
    expect(differences(after, before).stages).toContainEqual({
      key: 'third',
      title: 'third',
      change: 'removed',
      fields: [],
      moved: null,
    })
  })

  test('there are none exactly if the contents are equal', () => {
    fc.assert(
      fc.property(anyContent, anyContent, fc.boolean(), (one, other, isSame) => {
        const second = isSame ? structuredClone(one) : other
        const same = JSON.stringify(sorted(one)) === JSON.stringify(sorted(second))
        expect(differences(one, second).isEmpty).toBe(same)
      }),
    )
  })

  test('no milestone is lost or named twice, between any two contents', () => {
    fc.assert(
      fc.property(anyContent, anyContent, (one, other) => {
        const keys = ({ stages }: RoadmapContent) =>
          stages.flatMap(({ milestones }) => milestones.map(({ key }) => key))
        const found = differences(one, other).milestones
        expect(new Set(found.map(({ key }) => key)).size).toBe(found.length)
        const named = (change: string) => found.filter((item) => item.change === change).map(({ key }) => key)
        expect(named('added')).toEqual(keys(other).filter((key) => !keys(one).includes(key)))
        expect(named('removed')).toEqual(keys(one).filter((key) => !keys(other).includes(key)))
      }),
    )
  })
})

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  )
}
