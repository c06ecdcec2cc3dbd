import type { MilestoneKind } from '#db/words.ts'
import type { RoadmapContent } from '../../content.ts'
import { buildContent, type FoundRoadmap, type Problem } from '../building/rules.ts'
import { fileFromRows } from '../cairn/csv/rules.ts'
import { readCairn } from '../cairn/rules.ts'
import { type Choices, type Offer, offer } from '../choosing/rules.ts'
import type { Detected } from '../detecting/rules.ts'
import { readFinancialTimes } from '../financial-times/rules.ts'
import { readForwardImpact } from '../forward-impact/rules.ts'
import { arrangements, lineChoices, readMarkdown } from '../markdown/rules.ts'
import { readMonzo } from '../monzo/rules.ts'
import { readRoadmapSh } from '../roadmap-sh/rules.ts'
import { readSnowflake } from '../snowflake/rules.ts'
import type { Column } from '../tables/columns/rules.ts'
import { readTable } from '../tables/reading/rules.ts'
import { rawRows, rowsFrom, separatorIn } from '../tables/rules.ts'
import { readUnidays } from '../unidays/rules.ts'

export type Read = { content: RoadmapContent; key?: string; offers: Offer[]; columns?: Column[] }

/** `fileName` is the title where nothing else is. Throws UnreadableFile. */
export function readDetected(
  detected: Detected,
  text: string,
  fileName: string,
  choices: Choices,
  problems: Problem[],
): Read {
  const kind: MilestoneKind = choices.kind ?? 'skill'
  const built = (found: FoundRoadmap & { offers?: Offer[]; columns?: Column[] }): Read => {
    const made = buildContent({ ...found, title: choices.title || found.title || fileName }, kind)
    problems.push(...made.problems)
    return { content: made.content, offers: found.offers ?? [], columns: found.columns }
  }
  const cairn = (value: unknown) => {
    const own = readCairn(value, problems, kind)
    return {
      key: own.key,
      content: choices.title ? { ...own.content, title: choices.title } : own.content,
      offers: [],
    }
  }
  if (detected.format === 'table') return built(tableIn(text, fileName, choices, problems))
  if (detected.format === 'cairn-csv') {
    const rows = rawRows(text, choices.separator ?? separatorIn(text) ?? ',')
    const { file, rowsByPath } = fileFromRows(rows, problems)
    const first = problems.length
    const read = cairn(file)
    for (const problem of problems.slice(first)) problem.place = rowFor(problem.place, rowsByPath)
    return read
  }
  if (detected.format === 'markdown')
    return built(readMarkdown(detected.text, { ...detected, fileName }, choices, problems))
  const { documents } = detected
  const [first] = documents
  switch (detected.format) {
    case 'cairn':
      return cairn(first)
    case 'monzo':
      if (detected.rest?.text.trim())
        problems.push({
          place: `Line ${detected.rest.line}`,
          why: 'What follows the front matter is text about the framework, so it was left out.',
        })
      return built(readMonzo(first, problems))
    case 'unidays':
      return built(readUnidays(first, problems))
    case 'snowflake':
      return built(readSnowflake(first, problems))
    case 'financial-times':
      return built({
        ...readFinancialTimes(first, problems, choices.lines === 'split'),
        offers: [offer('lines', 'Lines of a summary', choices.lines ?? 'join', lineChoices)],
      })
    case 'forward-impact': {
      const stagesFrom = choices.stagesFrom ?? 'capabilities'
      return built({
        ...readForwardImpact(documents, problems, stagesFrom),
        offers: [
          offer('stagesFrom', 'Stages are', stagesFrom, [
            ['capabilities', 'the capabilities'],
            ['proficiencies', 'the proficiencies'],
          ]),
        ],
      })
    }
    case 'roadmap-sh': {
      const read = readRoadmapSh(first, problems, choices.topicsAre)
      return built({
        ...read,
        offers: [
          offer('topicsAre', 'Topics are', read.topicsAre, [
            ['stages', 'stages, and their subtopics milestones'],
            ['milestones', 'milestones, and their subtopics criteria'],
          ]),
        ],
      })
    }
  }
}

function tableIn(text: string, fileName: string, choices: Choices, problems: Problem[]) {
  const separator = choices.separator ?? separatorIn(text) ?? ','
  const read = readTable(rowsFrom(text, separator), choices, fileName, problems)
  return {
    title: '',
    stages: read.stages,
    columns: read.columns,
    offers: [
      offer('separator', 'Between cells', separator, [
        [',', 'Commas'],
        [';', 'Semicolons'],
        ['\t', 'Tabs'],
        ['|', 'Vertical bars'],
      ]),
      offer(
        'headerRow',
        'Row with the headings',
        read.headerRow,
        Array.from({ length: 10 }, (_, at) => [at + 1, `Row ${at + 1}`]),
      ),
      offer('arrangement', 'How the table is arranged', read.arrangement, arrangements),
      offer('lines', 'Lines in a cell', read.lines, lineChoices),
    ],
  }
}

/** Of the longest part of the path that a row began. */
function rowFor(place: string, rowsByPath: Map<string, string>): string {
  for (let path = place.replace(/ \(in .*/, ''); path; path = path.replace(/(?:^|\.)[^.]*$/, '')) {
    const row = rowsByPath.get(path)
    if (row) return row
  }
  return place
}
