import { type MilestoneKind, milestoneKinds } from '#db/words.ts'
import { fold } from '#lib/core/fold.ts'
import { type FoundMilestone, type FoundStage, isHttps, type Problem } from '../../building/rules.ts'
import type { Choices } from '../../choosing/rules.ts'
import { oneLine } from '../../values/rules.ts'
import {
  arrangementIn,
  arrangementOf,
  type Column,
  type ColumnRole,
  columnRoles,
  guessRoles,
  headerIn,
} from '../columns/rules.ts'
import type { TableRow } from '../rules.ts'

export type ReadTable = {
  stages: FoundStage[]
  columns: Column[]
  arrangement: NonNullable<Choices['arrangement']>
  headerRow: number
  lines: 'split' | 'join'
}

/** `general` is the name of what has no column of its own: the stage or the milestone of all rows. */
export function readTable(
  rows: TableRow[],
  choices: Choices,
  general: string,
  problems: Problem[],
): ReadTable {
  const at =
    choices.headerRow === undefined
      ? headerIn(rows)
      : rows.findIndex(({ place }) => place.endsWith(` ${choices.headerRow}`))
  const headerAt = at < 0 ? headerIn(rows) : at
  const header = (rows[headerAt]?.cells ?? []).map(oneLine)
  const body = rows.slice(headerAt + 1)
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  const headings = Array.from({ length: width }, (_, column) => header[column] ?? '')
  const arrangement = choices.arrangement ?? arrangementIn(headings, body)
  const roles = headings.map(
    (_, column): ColumnRole => choices.columns?.[column] ?? (choices.columns ? 'ignored' : 'stage'),
  )
  const used = choices.columns ? roles : guessRoles(headings, body, arrangement)
  const shape = choices.columns ? arrangementOf(used) : arrangement
  const lines = choices.lines ?? (shape === 'long' ? 'join' : 'split')
  const reader = new TableReader(headings, used, lines, general, problems)
  for (const row of body) shape === 'long' ? reader.readLong(row) : reader.readAcross(row, shape)
  return {
    stages: reader.stages(shape === 'wide' ? headings.filter((_, at) => used[at] === 'heading') : []),
    columns: headings.map((heading, column) => ({
      heading,
      role: used[column] ?? 'ignored',
      examples: body
        .flatMap(({ cells }) => (cells[column] ? [oneLine(cells[column]).slice(0, 60)] : []))
        .slice(0, 3),
    })),
    arrangement: shape,
    headerRow: Number(/\d+$/.exec(rows[headerAt]?.place ?? '')?.[0] ?? 1),
    lines,
  }
}

/** Reads row by row, because what a merged cell leaves blank is what the row above said. */
class TableReader {
  private readonly found = new Map<
    string,
    { title: string; place: string; milestones: Map<string, FoundMilestone> }
  >()
  private readonly above: Partial<Record<ColumnRole, string>> = {}
  private readonly headings: string[]
  private readonly roles: ColumnRole[]
  private readonly lines: 'split' | 'join'
  private readonly general: string
  private readonly problems: Problem[]

  constructor(
    headings: string[],
    roles: ColumnRole[],
    lines: 'split' | 'join',
    general: string,
    problems: Problem[],
  ) {
    this.headings = headings
    this.roles = roles
    this.lines = lines
    this.general = general
    this.problems = problems
  }

  readLong(row: TableRow): void {
    const cell = this.cellsByRole(row)
    const [stage, group] = [this.filled('stage', cell), this.filled('group', cell)]
    const milestone = this.filled('milestone', cell)
    const texts = criteriaIn(cell.criterion ?? '', this.lines)
    const title = milestone || (this.roles.includes('milestone') ? '' : stage || this.general)
    if (!title) {
      if (texts.length > 0)
        this.problems.push({
          place: row.place,
          why: 'It doesn’t say which milestone its criterion belongs to.',
        })
      // A stage's name on a row of its own is a heading between rows.
      else if (!cell.stage && !cell.group)
        this.problems.push({ place: row.place, why: 'It says nothing that Cairn knows what to do with.' })
      return
    }
    if (!cell.milestone && texts.length === 0 && this.roles.includes('milestone')) return
    this.add(stage || this.general, title, group, row.place, texts, cell)
  }

  readAcross(row: TableRow, shape: 'wide' | 'rows'): void {
    const cell = this.cellsByRole(row)
    const label = shape === 'wide' ? 'milestone' : 'stage'
    const across = this.roles.flatMap((role, at) => (role === 'heading' && row.cells[at] ? [at] : []))
    if (across.length === 0) {
      // A name alone on its row is the heading of the rows below.
      if (cell[label] && !this.roles.includes('group') && shape === 'wide')
        this.above.group = oneLine(cell[label])
      else if (!cell.group)
        this.problems.push({
          place: row.place,
          why: `“${oneLine(cell[label] ?? '').slice(0, 80)}” has no criteria.`,
        })
      if (cell.group) this.above.group = oneLine(cell.group)
      return
    }
    const group = this.filled('group', cell)
    const name = this.filled(label, cell) || this.general
    for (const at of across) {
      const heading = this.headings[at] || `Column ${at + 1}`
      const [stage, title] = shape === 'wide' ? [heading, name] : [name, heading]
      this.add(stage, title, group, row.place, criteriaIn(row.cells[at] ?? '', this.lines), cell)
    }
  }

  /** Stages in the order of `first`, then in that of the rows. */
  stages(first: string[]): FoundStage[] {
    const order = [...new Set([...first.map(fold), ...this.found.keys()])]
    return order.flatMap((id) => {
      const stage = this.found.get(id)
      return stage ? [{ ...stage, milestones: toldApart([...stage.milestones.values()]) }] : []
    })
  }

  private cellsByRole(row: TableRow): Partial<Record<ColumnRole, string>> {
    const found: Partial<Record<ColumnRole, string>> = {}
    for (const role of columnRoles) {
      const texts = this.roles.flatMap((own, at) => (own === role && row.cells[at] ? [row.cells[at]] : []))
      if (texts.length > 0) found[role] = texts.join('\n')
    }
    return found
  }

  private filled(role: 'stage' | 'milestone' | 'group', cell: Partial<Record<ColumnRole, string>>): string {
    const text = cell[role]
    if (text) {
      const next = oneLine(text)
      // Under another stage or group, blank means blank.
      if (next !== this.above[role] && role !== 'milestone') this.above.milestone = ''
      this.above[role] = next
    }
    return this.above[role] ?? ''
  }

  private add(
    stageTitle: string,
    title: string,
    group: string,
    place: string,
    texts: string[],
    cell: Partial<Record<ColumnRole, string>>,
  ): void {
    const stage = this.found.get(fold(stageTitle)) ?? { title: stageTitle, place, milestones: new Map() }
    this.found.set(fold(stageTitle), stage)
    const id = `${fold(group)}\n${fold(title)}`
    const milestone: FoundMilestone = stage.milestones.get(id) ?? {
      title,
      name: group ? `${group} ${title}` : title,
      description: group,
      criteria: [],
      resources: [],
      place,
    }
    stage.milestones.set(id, milestone)
    milestone.criteria.push(...texts.map((text) => ({ text, place })))
    if (cell.description && !milestone.description?.includes(cell.description))
      milestone.description = [milestone.description, cell.description].filter(Boolean).join('\n\n')
    if (cell.kind) milestone.kind = this.kindIn(cell.kind, place) ?? milestone.kind
    for (const url of cell.link?.match(/\S+/g) ?? [])
      if (isHttps(url)) milestone.resources?.push({ kind: 'article', title: url, url })
      else this.problems.push({ place, why: `“${url.slice(0, 80)}” isn’t an https address.` })
  }

  private kindIn(text: string, place: string): MilestoneKind | undefined {
    const word = fold(oneLine(text)).replace('behavior', 'behaviour')
    const kind = milestoneKinds.find((kind) => kind === word || `${kind}s` === word)
    if (!kind)
      this.problems.push({
        place,
        why: `“${oneLine(text).slice(0, 40)}” isn’t a kind: skill, project, behaviour or habit.`,
      })
    return kind
  }
}

/** Two of the same title in a stage belong to different groups, which then are part of their titles. */
function toldApart(milestones: FoundMilestone[]): FoundMilestone[] {
  const titles = Map.groupBy(milestones, ({ title }) => fold(title))
  return milestones.map((milestone) =>
    titles.get(fold(milestone.title))?.length === 1 || !milestone.name
      ? milestone
      : { ...milestone, title: milestone.name.replace(` ${milestone.title}`, `: ${milestone.title}`) },
  )
}

const bullet = /^\s*(?:[-*•◦‣▪·–—]|\d{1,2}[.)])\s+/

/** The lines of a cell are a criterion each, or one together unless each has a bullet. */
export function criteriaIn(cell: string, lines: 'split' | 'join'): string[] {
  const parts = cell.split(/\n|<br\s*\/?>/i).filter((line) => line.trim())
  const isList = parts.length > 1 && parts.every((line) => bullet.test(line))
  if (lines === 'join' && !isList)
    return parts.length > 0 ? [oneLine(parts.join(' ').replace(bullet, ''))] : []
  return parts.map((line) => oneLine(line.replace(bullet, ''))).filter(Boolean)
}
