import { fold } from '#lib/core/fold.ts'
import { type FoundRoadmap, type FoundStage, type Problem, UnreadableFile } from '../building/rules.ts'
import { type Choices, type Offer, offer } from '../choosing/rules.ts'
import { mergedOrder } from '../order/rules.ts'
import { type Column, shareOfLevels } from '../tables/columns/rules.ts'
import { type ReadTable, readTable } from '../tables/reading/rules.ts'
import { criterionText, plainText, type Section, sectionsIn } from './blocks/rules.ts'
import { readHeadings } from './headings/rules.ts'

/** At the beginning of what Cairn writes itself: which heading is what needn't be guessed. */
export const CAIRNS_MARKDOWN =
  '<!-- A roadmap from Cairn: ## is a stage, ### a milestone, and each bullet a criterion. -->'

/** More than the largest roadmap takes. Hundreds of thousands of short ones would take seconds. */
const MAX_LINES = 40_000

export type ReadMarkdown = FoundRoadmap & { offers: Offer[]; columns?: Column[] }

/** Headings and bullets, or tables. `name` is what the front matter calls it, or the file. */
export function readMarkdown(
  text: string,
  { firstLine, name, fileName }: { firstLine: number; name: string; fileName: string },
  chosen: Choices,
  problems: Problem[],
): ReadMarkdown {
  const own = text.trimStart().startsWith(CAIRNS_MARKDOWN)
  const choices: Choices = own
    ? { stageHeading: 2, bullets: 'criteria', reading: 'headings', ...chosen }
    : chosen
  const lines = text.trimEnd().split('\n').length
  if (lines > MAX_LINES)
    throw new UnreadableFile(
      `The file has ${lines.toLocaleString('en')} lines. Cairn reads ${MAX_LINES.toLocaleString('en')} lines of Markdown at most.`,
    )
  const all = sectionsIn(text, firstLine).filter(({ level, ...rest }) => level > 0 || hasAnything(rest))
  const first = all.find(({ level }) => level > 0)
  const isTitle = first?.level === 1 && all.length > 1 && all.filter(({ level }) => level > 0)[0] === first
  const title = (first?.level === 1 && plainText(first.text)) || name || fileName
  const below = all.filter((section) => !(isTitle && section === first))
  const tables = all.flatMap((section) => section.tables.map((table) => ({ table, section })))
  const reading = choices.reading ?? readingIn(all, tables)
  const readings: [unknown, string][] = [
    ['headings', 'Headings and bullets'],
    ['tables', tables.length === 1 ? 'The table' : 'All tables'],
    ...tables.map(({ table }, at): [unknown, string] => [at + 1, `The table in line ${table.line}`]),
  ]
  const offers =
    tables.length > 0
      ? [offer('reading', 'What to read', reading, tables.length > 1 ? readings : readings.slice(0, 2))]
      : []
  const summary = isTitle ? first.paragraphs.map((paragraph) => plainText(paragraph.text)).join('\n\n') : ''
  if (reading === 'headings') {
    for (const { table } of tables)
      problems.push({
        place: `Line ${table.line}`,
        why: 'A table, which was left out because headings and bullets were read.',
      })
    // Bullets directly below the title are the roadmap's, unless there's nothing else.
    const sections = isTitle && first.bullets.length > 0 ? [{ ...first, paragraphs: [] }, ...below] : below
    const read = readHeadings(
      sections.filter(({ level }) => level > 0 || below.length === 1),
      choices,
      title,
      own,
      problems,
    )
    const levels = [...new Set(below.map(({ level }) => level).filter((level) => level > 0))].sort()
    return {
      title,
      summary,
      stages: read.stages,
      offers: [
        ...offers,
        ...(levels.length > 0
          ? [
              offer(
                'stageHeading',
                'Headings that are stages',
                read.stageHeading,
                levels.map((level) => [level, '#'.repeat(level)]),
              ),
            ]
          : []),
        offer('bullets', 'Bullets below a stage are', read.bullets, [
          ['milestones', 'milestones, if they have a name'],
          ['criteria', 'criteria'],
        ]),
      ],
    }
  }
  for (const { bullets } of all)
    if (bullets[0])
      problems.push({
        place: `Line ${bullets[0].line}`,
        why: 'Bullets, which were left out because tables were read.',
      })
  const used = reading === 'tables' ? tables : tables.slice(reading - 1, reading)
  const several = used.length > 1
  const read = used.map(({ table, section }) => readOne(table, section, several, title, choices, problems))
  const last = read[0]
  return {
    title,
    summary,
    stages: joined(read),
    columns: last?.columns,
    offers: [
      ...offers,
      offer('arrangement', 'How the table is arranged', last?.arrangement ?? 'wide', arrangements),
      offer('lines', 'Lines in a cell', last?.lines ?? 'split', lineChoices),
    ],
  }
}

export const arrangements: [unknown, string][] = [
  ['long', 'A row for each criterion'],
  ['wide', 'A column for each stage'],
  ['rows', 'A row for each stage'],
]

export const lineChoices: [unknown, string][] = [
  ['split', 'Each line is a criterion'],
  ['join', 'All lines are one criterion'],
]

const hasAnything = ({ bullets, paragraphs, tables }: Pick<Section, 'bullets' | 'paragraphs' | 'tables'>) =>
  bullets.length + paragraphs.length + tables.length > 0

/** Tables, if they have more words than the bullets. */
function readingIn(
  sections: Section[],
  tables: { table: Section['tables'][number] }[],
): 'headings' | 'tables' {
  const lengths = (texts: string[]) => texts.reduce((sum, text) => sum + text.length, 0)
  const inTables = lengths(tables.flatMap(({ table }) => table.rows.slice(1).flat()))
  const inBullets = lengths(
    sections.flatMap(({ bullets }) =>
      bullets.flatMap(({ text, children }) => [text, ...children.map((child) => child.text)]),
    ),
  )
  return inTables > inBullets ? 'tables' : 'headings'
}

function readOne(
  table: Section['tables'][number],
  section: Section,
  isOneOfSeveral: boolean,
  title: string,
  choices: Choices,
  problems: Problem[],
): ReadTable {
  const heading = plainText(section.text) || title
  const rows = table.rows
    .map((cells, at) => ({
      cells: cells.map((cell, column) =>
        at === 0 || column === 0 ? plainText(cell.replace(/<br\s*\/?>/gi, ' ')) : cellText(cell),
      ),
      place: `Line ${table.lines[at] ?? table.line}`,
    }))
    .filter(({ cells }, at) => at === 0 || cells.some(Boolean))
  const names = rows.slice(1).map(({ cells }) => cells[0] ?? '')
  // "Level | What we expect" below "Communication", or "Skill | What we expect" below "Junior".
  if (rows[0]?.cells.length === 2 && !choices.columns && !choices.arrangement && isOneOfSeveral) {
    const areStages = shareOfLevels(names) > 0.5
    rows[0].cells[1] = heading
    return readTable(rows, { ...choices, arrangement: areStages ? 'rows' : 'wide' }, heading, problems)
  }
  const read = readTable(rows, choices, heading, problems)
  if (!isOneOfSeveral || read.arrangement === 'long') return read
  return {
    ...read,
    stages: read.stages.map((stage) => ({
      ...stage,
      milestones: stage.milestones.map((item) => ({
        ...item,
        name: `${heading} ${item.name ?? item.title}`,
      })),
    })),
  }
}

const cellText = (cell: string) =>
  cell
    .split(/<br\s*\/?>|<\/(?:li|p)>/i)
    .map(criterionText)
    .filter(Boolean)
    .join('\n')

/** Stages of the same title in several tables are one. */
function joined(tables: ReadTable[]): FoundStage[] {
  const stages = new Map<string, FoundStage>()
  for (const stage of tables.flatMap((table) => table.stages)) {
    const same = stages.get(fold(stage.title))
    if (same) same.milestones.push(...stage.milestones)
    else stages.set(fold(stage.title), { ...stage, milestones: [...stage.milestones] })
  }
  return mergedOrder(tables.map((table) => table.stages.map(({ title }) => fold(title)))).flatMap(
    (id) => stages.get(id) ?? [],
  )
}
