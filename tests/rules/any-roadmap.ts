import fc from 'fast-check'
import { milestoneKinds, periods, resourceKinds, showings } from '#db/words.ts'
import type { LevelContent, MilestoneContent, RoadmapContent, StageContent } from '#lib/roadmaps/content.ts'

// What means something to YAML, CSV or Markdown, and letters of several alphabets.
const sign = fc.constantFrom(
  ...'abcXYZ019 -–=+@\'"`*_~#>|<&;:,.!?()[]{}\\/%^$é語م🎉'.split(/(?:)/u),
  "'=",
  '**',
  '- ',
  '1. ',
  '[x](y)',
  '<b>',
  '&amp;',
  '${',
)
const joined = (max: number) =>
  fc.array(sign, { minLength: 1, maxLength: max }).map((signs) => signs.join(''))

/** A line as the forms keep it: trimmed, single spaces. */
export const line = (max = 12) =>
  joined(max)
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter(Boolean)

export const text = fc
  .array(fc.option(line(), { nil: '' }), { maxLength: 4 })
  .map((lines) => lines.join('\n').trim())

const key = (name: string) => (at: number) => `${name}-${at}`

function unique<Item>(items: fc.Arbitrary<Item>, min: number, max: number, name: string) {
  return fc
    .array(items, { minLength: min, maxLength: max })
    .map((list) => list.map((item, at) => ({ ...item, key: key(name)(at) })))
}

const criteria = fc
  .array(fc.tuple(line(), fc.boolean()), { minLength: 1, maxLength: 4 })
  .map((list) => list.map(([text, own], at) => ({ key: own ? `own-${at}` : String(at + 1), text })))

const url = fc.constantFrom('https://example.org/', 'https://example.org/a?b=c,d;e', 'https://例え.example/x')

const milestone: fc.Arbitrary<Omit<MilestoneContent, 'key'>> = fc
  .record({
    kind: fc.constantFrom(...milestoneKinds),
    title: line(),
    description: text,
    criteria,
    needs: fc.uniqueArray(fc.nat({ max: 8 }).map(key('milestone')), { maxLength: 3 }),
    weeks: fc.option(fc.integer({ min: 1, max: 104 })),
    shown: fc.subarray([...showings]),
    outcome: line(),
    rubric: fc.array(fc.record({ title: line(), text: line() }), { minLength: 4, maxLength: 4 }),
    cadence: fc.record({
      entries: fc.integer({ min: 1, max: 31 }),
      period: fc.constantFrom(...periods),
      periods: fc.integer({ min: 1, max: 104 }),
    }),
    resources: fc.array(
      fc.record({ kind: fc.constantFrom(...resourceKinds), title: line(), url: fc.option(url) }),
      { maxLength: 3 },
    ),
  })
  .map((item) => ({
    ...item,
    outcome: item.kind === 'project' ? item.outcome : null,
    rubric: item.kind === 'behaviour' ? item.rubric : null,
    cadence: item.kind === 'habit' ? item.cadence : null,
  }))

const level: fc.Arbitrary<Omit<LevelContent, 'key'>> = fc.record({
  title: line(),
  expects: fc.array(
    fc.record({
      milestone: fc.nat({ max: 8 }).map(key('milestone')),
      step: fc.option(fc.integer({ min: 1, max: 4 })),
    }),
    { maxLength: 4 },
  ),
})

/** Any content that could be published, but for prerequisites and levels that may name what isn't there. */
export const anyContent: fc.Arbitrary<RoadmapContent> = fc
  .record({
    title: line(),
    summary: text,
    stages: fc.array(
      fc.record({
        title: line(),
        summary: text,
        milestones: fc.array(milestone, { minLength: 1, maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    levels: unique(level, 0, 2, 'level'),
  })
  .map((content) => {
    let count = 0
    const stages: StageContent[] = content.stages.map((stage, at) => ({
      ...stage,
      key: key('stage')(at),
      milestones: stage.milestones.map((item) => ({ ...item, key: key('milestone')(count++) })),
    }))
    return { ...content, stages }
  })
