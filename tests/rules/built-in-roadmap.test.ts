import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { StageContent } from '#lib/roadmaps/content.ts'
import { parseRoadmap } from '#lib/roadmaps/definition.ts'
import { expectationChanges } from '#lib/roadmaps/differences/levels/rules.ts'
import { hindrances } from '#lib/roadmaps/hindrances/rules.ts'

const file = readFileSync(new URL('../../db/roadmaps/junior-to-senior-python.yaml', import.meta.url), 'utf8')

describe('the built-in roadmap', () => {
  const { key, content: roadmap } = parseRoadmap(file)
  const milestones = roadmap.stages.flatMap((stage) => stage.milestones)

  test('differs from its first release by its levels only, so an upgrade publishes one version of it', () => {
    const withoutLevels = file.slice(0, file.indexOf('\nlevels:'))
    expect(parseRoadmap(withoutLevels).hash).toBe(
      '423012c986fb5c160214b90abe7f4e1f0a40638ef720d75ec6906455b5bf7525',
    )
  })

  test('has three levels, each expecting what the one before does and more, in the roadmap’s order', () => {
    expect(hindrances(roadmap)).toEqual([])
    expect(roadmap.levels.map(({ title, expects }) => [title, expects.length])).toEqual([
      ['Junior', 11],
      ['Intermediate', 26],
      ['Senior', 43],
    ])
    const places = new Map(milestones.map((milestone, place) => [milestone.key, place]))
    for (const [index, { title, expects }] of roadmap.levels.entries()) {
      const order = expects.map(({ milestone }) => places.get(milestone) ?? -1)
      expect(order, title).toEqual(order.toSorted((a, b) => a - b))
      const next = roadmap.levels[index + 1]
      if (next)
        expect(expectationChanges(expects, next.expects).filter(({ change }) => change === 'less')).toEqual(
          [],
        )
    }
  })

  test('has the six stages, in order, with the kinds that each may hold', () => {
    expect(key).toBe('junior-to-senior-python')
    expect(roadmap.title).toBe('Junior to Senior Python Developer')
    const kindsOf = (stage: StageContent) =>
      [...new Set(stage.milestones.map((milestone) => milestone.kind))].sort().join(' ')
    expect(roadmap.stages.map((stage) => [stage.title, kindsOf(stage)])).toEqual([
      ['Master the basics', 'skill'],
      ['Contribute to real-world projects', 'project skill'],
      ['Deepen your knowledge', 'skill'],
      ['Develop soft skills', 'behaviour'],
      ['Take ownership and lead projects', 'behaviour project'],
      ['Keep learning and growing', 'habit'],
    ])
  })

  test('has 6 to 9 milestones a stage and 40 to 50 in all', () => {
    for (const stage of roadmap.stages) {
      expect(stage.milestones.length, stage.key).toBeGreaterThanOrEqual(6)
      expect(stage.milestones.length, stage.key).toBeLessThanOrEqual(9)
    }
    expect(milestones.length).toBeGreaterThanOrEqual(40)
    expect(milestones.length).toBeLessThanOrEqual(50)
  })

  test('describes each milestone in 2 to 4 sentences, with 2 to 5 criteria that differ', () => {
    for (const milestone of milestones) {
      const sentences = milestone.description.match(/[.?](?=\s|"|$)/g) ?? []
      expect(sentences.length, milestone.key).toBeGreaterThanOrEqual(2)
      expect(sentences.length, milestone.key).toBeLessThanOrEqual(4)
      expect(new Set(milestone.criteria.map(({ text }) => text)).size, milestone.key).toBe(
        milestone.criteria.length,
      )
      expect(milestone.criteria.length, milestone.key).toBeGreaterThanOrEqual(2)
      expect(milestone.criteria.length, milestone.key).toBeLessThanOrEqual(5)
      for (const { text } of milestone.criteria) expect(text, milestone.key).not.toMatch(/[.!]$/)
      expect(milestone.title, milestone.key).not.toMatch(/[`*_.!]/)
    }
    expect(new Set(milestones.map((milestone) => milestone.title)).size).toBe(milestones.length)
  })

  test('gives every resource an https address, or an author and a year', () => {
    type Resource = { url?: string; author?: string; year?: number; title: string }
    const { stages } = parse(file) as { stages: { milestones: { key: string; resources: Resource[] }[] }[] }
    for (const milestone of stages.flatMap((stage) => stage.milestones))
      for (const resource of milestone.resources)
        expect(
          resource.url?.startsWith('https://') || (resource.author && resource.year),
          `${milestone.key}: ${resource.title}`,
        ).toBeTruthy()
  })

  test.each([
    [
      1,
      [
        'pdb',
        'raise',
        'pathlib',
        'merge conflict',
        'rebase',
        'unittest',
        'pytest',
        'requests',
        'NumPy',
        'pandas',
        'standard library',
        'inheritance',
      ],
    ],
    [
      2,
      [
        'Django',
        'Flask',
        'Celery',
        'script',
        'Docker',
        'cloud',
        'IDE',
        'docstrings',
        'review',
        'freelance',
        'open-source',
        'personal project',
      ],
    ],
    [
      3,
      [
        'decorator',
        'context manager',
        'metaclass',
        'garbage collector',
        'singleton',
        'factory',
        'strategy',
        'observer',
        'threads',
        'processes',
        'asyncio',
        'profiler',
        'cache',
        'scale',
        'NoSQL',
        'SQL',
        'schema',
        'REST',
        'GraphQL',
      ],
    ],
    [4, ['Explain', 'documentation', 'Mentor a junior', 'priorities', 'strategically']],
    [
      5,
      [
        'scope',
        'backlog',
        'agile',
        'board',
        'high level',
        'Choose technology',
        'decisions',
        'constructive code reviews',
        'standards',
      ],
    ],
    [6, ['conferences', 'meetups', 'blogs', 'forums', 'open source', 'Share']],
  ])('covers in stage %i what product decisions ask for', (number, topics) => {
    const words = JSON.stringify(roadmap.stages[number - 1]).toLowerCase()
    for (const topic of topics) expect(words).toContain(topic.toLowerCase())
  })
})
