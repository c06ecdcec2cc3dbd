import { milestoneKinds } from '#db/words.ts'
import { capital } from '#lib/core/format.ts'
import type { RoadmapContent } from '../content.ts'
import { type Problem, UnreadableFile } from './building/rules.ts'
import { type Choices, type Format, formatNames, formats, type Offer, offer } from './choosing/rules.ts'
import { detect } from './detecting/rules.ts'
import { readDetected } from './reading/rules.ts'
import { type Column, columnRoleNames, columnRoles } from './tables/columns/rules.ts'
import { decodeText } from './text/rules.ts'
import { oneLine } from './values/rules.ts'

export type Understood = {
  format: Format
  /** Of a file of Cairn's own. */
  key?: string
  content: RoadmapContent
  counts: { stages: number; milestones: number; criteria: number; levels: number }
  problems: Problem[]
  /** What can be chosen otherwise, with what was taken. */
  offers: Offer[]
  /** Of a table, from the left, with the role that each was given. */
  columns?: Column[]
  /** The roles that a column can have. */
  columnOptions: Offer['options']
}

const MAX_PROBLEMS = 500

/**
 * Reads a file of any format that Cairn knows. The content can be incomplete for publishing, but its keys are valid and
 * its texts within their limits. The same file and choices give the same content. Throws UnreadableFile.
 */
export function understand(file: { name: string; bytes: Uint8Array }, choices: Choices = {}): Understood {
  const { text, encoding, problems } = decodeText(file.bytes, choices.encoding)
  const fileName =
    oneLine(
      file.name
        .replace(/^.*[\\/]/, '')
        .replace(/\.\w{1,8}$/, '')
        .replace(/[-_]+/g, ' '),
    ) || 'Roadmap'
  try {
    const detected = detect(text, file.name, choices.format)
    const { content, key, columns, offers } = readDetected(detected, text, fileName, choices, problems)
    const milestones = content.stages.flatMap((stage) => stage.milestones)
    return {
      format: detected.format,
      key,
      content,
      counts: {
        stages: content.stages.length,
        milestones: milestones.length,
        criteria: milestones.reduce((sum, { criteria }) => sum + criteria.length, 0),
        levels: content.levels.length,
      },
      problems: shortened(problems),
      offers: [
        offer(
          'format',
          'Format',
          detected.format,
          formats.map((format) => [format, formatNames[format]]),
        ),
        offer(
          'kind',
          'Kind of milestones',
          choices.kind ?? 'skill',
          milestoneKinds.map((kind) => [kind, capital(kind)]),
        ),
        ...offers,
        offer('encoding', 'Letters', encoding, [
          ['utf-8', 'UTF-8'],
          ['windows-1252', 'Windows (Western European)'],
          ['utf-16le', 'UTF-16'],
          ['utf-16be', 'UTF-16 (big-endian)'],
        ]),
      ],
      columns,
      columnOptions: columnRoles.map((value) => ({ value, label: columnRoleNames[value] })),
    }
  } catch (error) {
    if (error instanceof RangeError) throw new UnreadableFile('The file is nested too deeply for a roadmap.')
    throw error
  }
}

function shortened(problems: Problem[]): Problem[] {
  if (problems.length <= MAX_PROBLEMS) return problems
  const more = (problems.length - MAX_PROBLEMS).toLocaleString('en')
  return [
    ...problems.slice(0, MAX_PROBLEMS),
    { place: 'And more', why: `${more} more parts weren’t understood.` },
  ]
}
