import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import {
  contentHash,
  InvalidRoadmap,
  type MilestoneDefinition,
  parseRoadmap,
} from '#lib/roadmaps/definition.ts'

const file = readFileSync(new URL('../../db/roadmaps/junior-to-senior-python.yaml', import.meta.url), 'utf8')

function problemsOf(text: string): readonly string[] {
  try {
    parseRoadmap(text)
  } catch (error) {
    if (error instanceof InvalidRoadmap) return error.problems
    throw error
  }
  return []
}

/** The built-in roadmap as YAML, with a place that the test spoils. */
function spoiled(change: (roadmap: ReturnType<typeof plain>) => void): string {
  const roadmap = plain()
  change(roadmap)
  return stringify(roadmap, { aliasDuplicateObjects: false })
}

function plain() {
  return JSON.parse(JSON.stringify(parseRoadmap(file))) as {
    [field: string]: unknown
    stages: { [field: string]: unknown; milestones: Record<string, unknown>[] }[]
  }
}

describe('a roadmap file with a mistake', () => {
  test.each<[string, (roadmap: ReturnType<typeof plain>) => void, RegExp]>([
    [
      'an unknown kind',
      (r) => Object.assign(at(r, 0, 1), { kind: 'quest' }),
      /^stages\[0\]\.milestones\[1\]\.kind \(in choose-the-right-data-structure\): /,
    ],
    [
      'a field of another kind',
      (r) => Object.assign(at(r, 0, 0), { outcome: 'x' }),
      /^stages\[0\]\.milestones\[0\] .*outcome/,
    ],
    [
      'a project without an outcome',
      (r) => delete at(r, 1, 4).outcome,
      /^stages\[1\]\.milestones\[4\]\.outcome/,
    ],
    [
      'a rubric of three steps',
      (r) => (at(r, 3, 0).rubric as unknown[]).pop(),
      /^stages\[3\]\.milestones\[0\]\.rubric .*exactly 4 steps/,
    ],
    [
      'a habit without a cadence',
      (r) => delete at(r, 5, 0).cadence,
      /^stages\[5\]\.milestones\[0\]\.cadence/,
    ],
    [
      'a cadence of no entries',
      (r) => Object.assign(at(r, 5, 0), { cadence: { entries: 0, period: 'week', periods: 4 } }),
      /cadence\.entries/,
    ],
    [
      'one criterion',
      (r) => Object.assign(at(r, 0, 0), { criteria: ['Reads'] }),
      /^stages\[0\]\.milestones\[0\]\.criteria .*at least 2/,
    ],
    [
      'an http address',
      (r) =>
        Object.assign(at(r, 0, 0), { resources: [{ title: 'x', kind: 'docs', url: 'http://a.example/' }] }),
      /resources\[0\]\.url .*https/,
    ],
    [
      'a javascript address',
      (r) =>
        Object.assign(at(r, 0, 0), { resources: [{ title: 'x', kind: 'docs', url: 'javascript:alert(1)' }] }),
      /resources\[0\]\.url/,
    ],
    [
      'a doubled milestone key',
      (r) => Object.assign(at(r, 2, 0), { key: 'test-with-pytest' }),
      /^stages\[2\]\.milestones\[0\]\.key .*"test-with-pytest" is taken by stages\[0\]\.milestones\[7\]\.key$/,
    ],
    [
      'a key with capitals',
      (r) => Object.assign(at(r, 0, 0), { key: 'Clear_Functions' }),
      /^stages\[0\]\.milestones\[0\]\.key/,
    ],
    ['an unknown field on top', (r) => Object.assign(r, { colour: 'pine' }), /^The file: .*colour/],
    ['no stages', (r) => Object.assign(r, { stages: [] }), /^stages: needs at least one stage/],
  ])('%s is named with its place', (_what, change, problem) => {
    expect(problemsOf(spoiled(change)).join('\n')).toMatch(problem)
  })

  test('all problems are told at once', () => {
    const problems = problemsOf(
      spoiled((r) => Object.assign(at(r, 0, 0), { title: '', description: '', key: '-' })),
    )
    expect(problems.length).toBeGreaterThanOrEqual(3)
  })

  test.each([
    ['broken YAML', 'key: [1'],
    ['a doubled field', 'key: a\nkey: b'],
    ['aliases', 'key: &a x\ntitle: *a'],
    ['an alias bomb', `a: &a [x]\nb: &b [*a,*a]\nc: [*b,*b]`],
    ['nothing', ''],
    ['a list', '- a'],
    ['too long a file', `# ${'x'.repeat(700_000)}`],
    ['deep nesting', '['.repeat(50_000)],
  ])('%s is refused in words', (_what, text) => {
    expect(problemsOf(text).length).toBeGreaterThan(0)
  })

  test('any text gives a definition or InvalidRoadmap, never another error', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 400, unit: 'grapheme', size: 'max' }),
        (text) => void problemsOf(text),
      ),
    )
    fc.assert(fc.property(fc.json(), (text) => void problemsOf(text)))
  })
})

describe('contentHash', () => {
  const definition = parseRoadmap(file)

  test('ignores layout, comments and the order of fields', () => {
    const reordered = Object.fromEntries(Object.entries(definition).reverse())
    expect(
      contentHash(
        parseRoadmap(`# another comment\n${stringify(reordered, { aliasDuplicateObjects: false })}`),
      ),
    ).toBe(contentHash(definition))
    expect(contentHash(definition)).toMatch(/^[0-9a-f]{64}$/)
  })

  test('changes with any word, and with the order of milestones', () => {
    const stages = fc.nat({ max: definition.stages.length - 1 })
    fc.assert(
      fc.property(
        stages,
        fc.nat({ max: 5 }),
        fc.constantFrom('title', 'description', 'criteria', 'swap'),
        (stage, index, what) => {
          const other = structuredClone(definition)
          const milestones = other.stages[stage]?.milestones as MilestoneDefinition[]
          const first = milestones[index] as MilestoneDefinition
          const second = milestones[(index + 1) % milestones.length] as MilestoneDefinition
          if (what === 'title') first.title += ' '
          else if (what === 'description') first.description = first.description.slice(1)
          else if (what === 'criteria') first.criteria.reverse()
          else [milestones[index], milestones[(index + 1) % milestones.length]] = [second, first]
          expect(contentHash(other)).not.toBe(contentHash(definition))
        },
      ),
    )
  })

  test('a definition written to YAML and read again is the same', () => {
    expect(parseRoadmap(stringify(definition, { aliasDuplicateObjects: false }))).toEqual(definition)
  })
})

function at(roadmap: ReturnType<typeof plain>, stage: number, milestone: number): Record<string, unknown> {
  const found = roadmap.stages[stage]?.milestones[milestone]
  if (!found) throw new Error(`no milestone ${stage}/${milestone}`)
  return found
}
