import { stringify } from 'yaml'
import { csvLine } from '#lib/core/csv.ts'
import type { MilestoneContent, RoadmapContent } from '../../content.ts'
import { fileFrom } from '../../definition/rules.ts'
import { criterionMarkdown, titleMarkdown } from '../markdown/blocks/rules.ts'
import { CAIRNS_MARKDOWN } from '../markdown/rules.ts'

/** The whole roadmap; reading it gives the same content. */
export function toYaml(roadmap: { key: string; content: RoadmapContent }): string {
  return stringify(withoutNothing(fileFrom(roadmap)), { aliasDuplicateObjects: false, lineWidth: 110 })
}

function withoutNothing(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNothing)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) =>
      inner === undefined ? [] : [[name, withoutNothing(inner)]],
    ),
  )
}

export const csvColumns = [
  'row',
  'stage',
  'stage_key',
  'milestone',
  'milestone_key',
  'kind',
  'criterion',
  'key',
  'title',
  'text',
  'needs',
  'weeks',
  'shown',
  'cadence',
  'link',
] as const

type CsvRow = Partial<Record<(typeof csvColumns)[number], string | number>>

/** A row for each criterion, and for whatever else there is; reading it gives the same content. With a byte order mark. */
export function toCsv({ key, content }: { key: string; content: RoadmapContent }): string {
  const rows: CsvRow[] = [{ row: 'roadmap', key, title: content.title, text: content.summary }]
  for (const stage of content.stages) {
    const inStage = { stage: stage.title, stage_key: stage.key }
    rows.push({ row: 'stage', ...inStage, text: stage.summary })
    for (const milestone of stage.milestones) rows.push(...milestoneRows(milestone, inStage))
  }
  for (const { key, title, expects } of content.levels) {
    rows.push({ row: 'level', key, title })
    for (const { milestone, step } of expects)
      rows.push({ row: 'expects', key, milestone_key: milestone, text: step === null ? '' : step })
  }
  const lines = rows.map((row) => csvLine(csvColumns.map((column) => textCell(row[column]))))
  return `\ufeff${csvLine(csvColumns)}${lines.join('')}`
}

const textCell = (value: string | number | undefined) => (value === undefined ? '' : String(value))

function milestoneRows(milestone: MilestoneContent, inStage: CsvRow): CsvRow[] {
  const { title, key, kind, cadence } = milestone
  const own = { ...inStage, milestone: title, milestone_key: key, kind }
  return [
    {
      row: 'milestone',
      ...own,
      text: milestone.description,
      needs: milestone.needs.join(' '),
      weeks: milestone.weeks ?? '',
      shown: milestone.shown.map((way) => (way === 'alone' ? 'alone' : 'explained live')).join(', '),
      cadence: cadence ? `${cadence.entries} per ${cadence.period} for ${cadence.periods}` : '',
    },
    ...milestone.criteria.map(({ key, text }) => ({ row: 'criterion', ...own, key, criterion: text })),
    ...(milestone.outcome === null ? [] : [{ row: 'outcome', ...own, text: milestone.outcome }]),
    ...(milestone.rubric ?? []).map(({ title, text }) => ({ row: 'step', ...own, title, text })),
    ...milestone.resources.map(({ kind: type, title, url }) => ({
      row: 'resource',
      ...own,
      key: type,
      title,
      link: url ?? '',
    })),
  ]
}

const shownSentences = { alone: 'Shown alone.', explained_live: 'Shown by explaining it live.' }

/** For people to read. Its titles and criteria can be read again, the rest stays text. */
export function toMarkdown(content: RoadmapContent): string {
  const titles = new Map(
    content.stages.flatMap(({ milestones }) => milestones.map(({ key, title }) => [key, title])),
  )
  const parts = [CAIRNS_MARKDOWN, `# ${titleMarkdown(content.title)}`, asText(content.summary)]
  for (const stage of content.stages) {
    parts.push(`## ${titleMarkdown(stage.title)}`, asText(stage.summary))
    for (const milestone of stage.milestones)
      parts.push(
        `### ${titleMarkdown(milestone.title)}`,
        asText(milestone.description),
        ...detailsOf(milestone, titles),
        milestone.criteria.map(({ text }) => `- ${criterionMarkdown(text)}`).join('\n'),
      )
  }
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

/** Lists and headings of a description would be taken for criteria and milestones, so it's quoted. */
const asText = (text: string) =>
  text
    ?.split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')

function detailsOf(milestone: MilestoneContent, titles: Map<string, string>): string[] {
  const { cadence, shown, weeks, outcome } = milestone
  const needs = milestone.needs.map((key) => titleMarkdown(titles.get(key) ?? key))
  const links = milestone.resources.map(({ title, url }) =>
    url ? `[${titleMarkdown(title)}](<${url.replace(/[<>]/g, encodeURIComponent)}>)` : titleMarkdown(title),
  )
  return [
    `Kind: ${milestone.kind}.`,
    needs.length > 0 ? `Needs first: ${needs.join('; ')}.` : '',
    weeks === null ? '' : `Expected to take ${weeks === 1 ? '1 week' : `${weeks} weeks`}.`,
    ...shown.map((way) => shownSentences[way]),
    outcome ? `What you’ll have at the end:\n\n${asText(outcome)}` : '',
    cadence
      ? `Entries: ${cadence.entries} a ${cadence.period}, for ${cadence.periods === 1 ? `1 ${cadence.period}` : `${cadence.periods} ${cadence.period}s`}.`
      : '',
    ...(milestone.rubric ?? []).map(
      ({ title, text }, at) => `Step ${at + 1}, ${titleMarkdown(title)}:\n\n${asText(text)}`,
    ),
    links.length > 0 ? `Resources: ${links.join('; ')}.` : '',
  ]
}
