import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import type { MilestoneContent } from '#lib/roadmaps/content.ts'
import { contentHash, fileFrom } from '#lib/roadmaps/definition/rules.ts'
import { parseRoadmap } from '#lib/roadmaps/definition.ts'

const file = readFileSync(new URL('../../db/roadmaps/junior-to-senior-python.yaml', import.meta.url), 'utf8')

describe('contentHash', () => {
  const { key, content, hash } = parseRoadmap(file)

  test('ignores layout, comments and the order of fields', () => {
    const reordered = Object.fromEntries(Object.entries(parse(file)).reverse())
    expect(
      parseRoadmap(`# another comment\n${stringify(reordered, { aliasDuplicateObjects: false })}`).hash,
    ).toBe(hash)
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
  })

  test('ignores keys that are their criterion’s place, and new fields that say nothing', () => {
    const { levels: _, ...values } = parse(file)
    const withoutLevels = { ...content, levels: [] }
    const plain = structuredClone(values) as { stages: { milestones: { criteria: string[] }[] }[] }
    const [first] = plain.stages[0]?.milestones ?? []
    const criteria = first?.criteria.map((text, index) => ({ key: String(index + 1), text }))
    Object.assign(first ?? {}, { needs: [], criteria })
    const spelled = stringify({ ...plain, levels: [] }, { aliasDuplicateObjects: false })
    expect(parseRoadmap(spelled).content).toEqual(withoutLevels)
    // The file's own hash is that of its values, and a criterion with a key is another value.
    expect(contentHash(parseRoadmap(spelled))).toBe(contentHash({ key, content: withoutLevels }))
  })

  test('is the file’s own if authors and years are part of the titles', () => {
    const written = parseRoadmap(stringify(fileFrom({ key, content }), { aliasDuplicateObjects: false }))
    expect(written.hash).toBe(contentHash({ key, content }))
    expect(written.content).toEqual(content)
  })

  test('changes with any word, and with the order of milestones', () => {
    const stages = fc.nat({ max: content.stages.length - 1 })
    fc.assert(
      fc.property(
        stages,
        fc.nat({ max: 5 }),
        fc.constantFrom('title', 'description', 'criteria', 'needs', 'weeks', 'shown', 'level', 'swap'),
        (stage, index, what) => {
          const other = structuredClone(content)
          const milestones = other.stages[stage]?.milestones as MilestoneContent[]
          const first = milestones[index] as MilestoneContent
          const second = milestones[(index + 1) % milestones.length] as MilestoneContent
          if (what === 'title') first.title += ' '
          else if (what === 'description') first.description = first.description.slice(1)
          else if (what === 'criteria') first.criteria.reverse()
          else if (what === 'needs') first.needs.push(second.key)
          else if (what === 'weeks') first.weeks = 3
          else if (what === 'shown') first.shown = ['explained_live']
          else if (what === 'level') other.levels.push({ key: 'junior', title: 'Junior', expects: [] })
          else [milestones[index], milestones[(index + 1) % milestones.length]] = [second, first]
          expect(contentHash({ key, content: other })).not.toBe(contentHash({ key, content }))
        },
      ),
    )
  })
})

test('a roadmap with all that a file can say', () => {
  const { content } = parseRoadmap(`
key: whole
title: Whole
stages:
  - key: first
    title: First
    milestones:
      - key: read
        kind: skill
        title: Read
        criteria: [One, { key: two, text: Two }, Three]
        weeks: 4
        shown: explained live
        resources: [{ title: A book, author: Somebody, year: 1999, kind: book }]
      - key: show
        kind: behaviour
        title: Show
        criteria: [One]
        needs: [read]
        shown: alone
        rubric: [{ title: a, text: A }, { title: b, text: B }, { title: c, text: C }, { title: d, text: D }]
levels:
  - { key: junior, title: Junior, expects: [read, { milestone: show, step: 2 }] }
`)
  expect(content).toMatchObject({
    summary: '',
    stages: [
      {
        milestones: [
          {
            description: '',
            criteria: [
              { key: '1', text: 'One' },
              { key: 'two', text: 'Two' },
              { key: '3', text: 'Three' },
            ],
            needs: [],
            weeks: 4,
            shown: ['explained_live'],
            resources: [{ kind: 'book', title: 'A book (Somebody, 1999)', url: null }],
          },
          { needs: ['read'], weeks: null, shown: ['alone'], outcome: null, cadence: null },
        ],
      },
    ],
    levels: [
      {
        key: 'junior',
        expects: [
          { milestone: 'read', step: null },
          { milestone: 'show', step: 2 },
        ],
      },
    ],
  })
})
