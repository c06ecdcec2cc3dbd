import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { InvalidRoadmap, parseRoadmap } from '#lib/roadmaps/definition.ts'

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
  return parse(file) as {
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
      'no criteria',
      (r) => Object.assign(at(r, 0, 0), { criteria: [] }),
      /^stages\[0\]\.milestones\[0\]\.criteria .*at least 1/,
    ],
    [
      '31 criteria',
      (r) => Object.assign(at(r, 0, 0), { criteria: Array.from({ length: 31 }, (_, at) => `Reads ${at}`) }),
      /^stages\[0\]\.milestones\[0\]\.criteria .*more than 30/,
    ],
    [
      'a criterion of 2,001 characters',
      (r) => Object.assign(at(r, 0, 0), { criteria: ['x'.repeat(2001)] }),
      /^stages\[0\]\.milestones\[0\]\.criteria\[0\] .*longer than 2000/,
    ],
    [
      'a criterion of two lines',
      (r) => Object.assign(at(r, 0, 0), { criteria: [{ key: 'a', text: 'One\ntwo' }] }),
      /^stages\[0\]\.milestones\[0\]\.criteria\[0\]\.text .*one line/,
    ],
    [
      'a criterion with the key of another’s place',
      (r) => Object.assign(at(r, 0, 0), { criteria: [{ key: '2', text: 'One' }, 'Two'] }),
      /criteria\[1\] .*"2" is taken by stages\[0\]\.milestones\[0\]\.criteria\[0\]$/,
    ],
    [
      'a way of showing that Cairn doesn’t know',
      (r) => Object.assign(at(r, 0, 0), { shown: 'explained_live' }),
      /\.shown /,
    ],
    [
      '21 stages',
      (r) =>
        Object.assign(r, {
          stages: Array.from({ length: 21 }, (_, at) => ({ ...r.stages[0], key: `s-${at}` })),
        }),
      /^stages: has more than 20 stages/m,
    ],
    [
      'a level that expects a fifth step',
      (r) => Object.assign(r, { levels: [{ key: 'a', title: 'A', expects: [{ milestone: 'b', step: 5 }] }] }),
      /^levels\[0\]\.expects\[0\]/,
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
      spoiled((r) => Object.assign(at(r, 0, 0), { title: '', description: 5, key: '-' })),
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
    ['too long a file', `# ${'x'.repeat(1_048_576)}`],
    ['two documents', 'key: a\n---\nkey: b'],
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

function at(roadmap: ReturnType<typeof plain>, stage: number, milestone: number): Record<string, unknown> {
  const found = roadmap.stages[stage]?.milestones[milestone]
  if (!found) throw new Error(`no milestone ${stage}/${milestone}`)
  return found
}
