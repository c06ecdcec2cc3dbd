import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RoadmapContent } from '#lib/roadmaps/content.ts'
import { parseRoadmap } from '#lib/roadmaps/definition.ts'
import { understand } from '#lib/roadmaps/files/rules.ts'
import { toCsv, toMarkdown, toYaml } from '#lib/roadmaps/files/written/rules.ts'
import { anyContent } from '#tests/rules/any-roadmap.ts'
import { cases } from '#tests/support/properties.ts'

const file = readFileSync(new URL('../../db/roadmaps/junior-to-senior-python.yaml', import.meta.url), 'utf8')
const builtIn = parseRoadmap(file)

const read = (name: string, text: string) => understand({ name, bytes: new TextEncoder().encode(text) })

/** What Markdown keeps for a program. */
const outline = ({ title, stages }: RoadmapContent) => ({
  title,
  stages: stages.map((stage) => ({
    title: stage.title,
    milestones: stage.milestones.map((item) => [item.title, ...item.criteria.map(({ text }) => text)]),
  })),
})

describe('a roadmap that is written and read again', () => {
  test('the built-in one, as each kind of file', () => {
    for (const [name, text, format] of [
      ['roadmap.yaml', file, 'cairn'],
      ['roadmap.yaml', toYaml(builtIn), 'cairn'],
      ['roadmap.csv', toCsv(builtIn), 'cairn-csv'],
    ] as const) {
      const { key, content, problems, ...understood } = read(name, text)
      expect(understood.format).toBe(format)
      expect(problems).toEqual([])
      expect({ key, content }).toEqual({ key: builtIn.key, content: builtIn.content })
    }
    expect(outline(read('roadmap.md', toMarkdown(builtIn.content)).content)).toEqual(outline(builtIn.content))
  })

  test('as YAML: equal', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const text = toYaml({ key: 'own', content })
        expect(parseRoadmap(text)).toMatchObject({ key: 'own', content })
        expect(read('roadmap.yaml', text)).toMatchObject({
          format: 'cairn',
          key: 'own',
          content,
          problems: [],
        })
      }),
    )
  })

  test('as CSV: equal', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const understood = read('roadmap.csv', toCsv({ key: 'own', content }))
        expect(understood).toMatchObject({ format: 'cairn-csv', key: 'own', problems: [] })
        expect(understood.content).toEqual(content)
      }),
    )
  })

  test('as CSV that a spreadsheet saved with semicolons or tabs: equal', () => {
    const cells = ['roadmap', 'stage', 'milestone', 'criterion']
    for (const separator of [';', '\t']) {
      const lines = toCsv(builtIn)
        .slice(1)
        .split('\r\n')
        .map((line) =>
          line.replace(/("(?:[^"]|"")*")|,/g, (whole, quoted?: string) => (quoted ? whole : separator)),
        )
      expect(cells.every((cell) => lines.some((line) => line.startsWith(cell)))).toBe(true)
      expect(read('roadmap.csv', lines.join('\n')).content).toEqual(builtIn.content)
    }
  })

  test('as Markdown: two stages of the same title stay two', () => {
    const [stage] = builtIn.content.stages
    const content = { ...builtIn.content, stages: stage ? [stage, { ...stage, key: 'again' }] : [] }
    expect(outline(read('roadmap.md', toMarkdown(content)).content)).toEqual(outline(content))
  })

  test('as Markdown: the same titles and criteria', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const understood = read('roadmap.md', toMarkdown(content))
        expect(understood.format).toBe('markdown')
        expect(outline(understood.content)).toEqual(outline(content))
      }),
      { numRuns: cases(300) },
    )
  })

  test('no cell of its CSV is a formula', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        for (const cell of toCsv({ key: 'own', content })
          .slice(1)
          .split(/[;\t\r\n]/))
          expect(cell).not.toMatch(/^"?[=+\-@＝＋－＠]/)
      }),
    )
  })
})
