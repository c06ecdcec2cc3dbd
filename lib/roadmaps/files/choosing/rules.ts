import type { MilestoneKind } from '#db/words.ts'
import type { ColumnRole } from '../tables/columns/rules.ts'
import type { Encoding } from '../text/rules.ts'

export const formats = [
  'cairn',
  'cairn-csv',
  'table',
  'markdown',
  'monzo',
  'financial-times',
  'unidays',
  'forward-impact',
  'snowflake',
  'roadmap-sh',
] as const
export type Format = (typeof formats)[number]

export const formatNames: Record<Format, string> = {
  cairn: 'Cairn’s own file',
  'cairn-csv': 'Cairn’s own table',
  table: 'Table (CSV or TSV)',
  markdown: 'Markdown',
  monzo: 'Monzo’s progression framework',
  'financial-times': 'FT’s engineering progression',
  unidays: 'UNiDAYS’ competency framework',
  'forward-impact': 'Forward Impact’s capabilities',
  snowflake: 'Snowflake’s tracks',
  'roadmap-sh': 'roadmap.sh',
}

/** What the person who imports may choose. What is left out is decided from the file. */
export type Choices = {
  format?: Format
  encoding?: Encoding
  /** Of milestones whose kind the file doesn't say. */
  kind?: MilestoneKind
  /** Of the roadmap. */
  title?: string
  /** Of a table: what is between its cells. */
  separator?: ',' | ';' | '\t' | '|'
  /** Of a table: the row with its headings, counted from 1. */
  headerRow?: number
  /** Of a table: a row each criterion; a column each stage; or a row each stage. */
  arrangement?: 'long' | 'wide' | 'rows'
  /** Of a table: what each column holds, from the left. Wins over `arrangement`. */
  columns?: readonly ColumnRole[]
  /** Of a cell or summary with several lines: a criterion each, or one together. */
  lines?: 'split' | 'join'
  /** Of Markdown: its headings and bullets, all its tables, or one table counted from 1. */
  reading?: 'headings' | 'tables' | number
  /** Of Markdown: the level of the headings that are stages, 1 to 6. */
  stageHeading?: number
  /** Of Markdown: what a bullet directly in a stage is. */
  bullets?: 'milestones' | 'criteria'
  /** Of Forward Impact. */
  stagesFrom?: 'capabilities' | 'proficiencies'
  /** Of roadmap.sh. */
  topicsAre?: 'stages' | 'milestones'
}

/** A choice that the file leaves open, with what was taken, for a form. */
export type Offer = {
  name: Exclude<keyof Choices, 'columns'>
  label: string
  value: string
  options: { value: string; label: string }[]
}

export function offer(
  name: Offer['name'],
  label: string,
  value: unknown,
  options: [value: unknown, label: string][],
): Offer {
  return {
    name,
    label,
    value: String(value),
    options: options.map(([value, label]) => ({ value: String(value), label })),
  }
}
