import { withFormulas } from '#lib/core/csv.ts'
import type { Problem } from '../../building/rules.ts'
import { cleaned, type Values } from '../../values/rules.ts'

const needed = ['row', 'stage', 'stage_key', 'milestone', 'milestone_key', 'criterion', 'key']

/** Whether these are the headings of a table that Cairn wrote. */
export const isCairnsTable = (headings: readonly string[]): boolean => {
  const names = headings.map((heading) => heading.trim().toLowerCase())
  return needed.every((name) => names.includes(name))
}

/** Longer cells have no place in a roadmap, and taking apostrophes out of quotes takes long. */
const MAX_CELL = 20_000

/**
 * The values of Cairn's own file, from the rows of its table. `rowsByPath` tells where a part of them was, such as
 * `stages[0].milestones[2]`.
 */
export function fileFromRows(
  rows: readonly string[][],
  problems: Problem[],
): { file: Values; rowsByPath: Map<string, string> } {
  const [headings = [], ...body] = rows
  const names = headings.map((heading) => heading.trim().toLowerCase())
  const reader = new RowReader(problems)
  for (const [at, cells] of body.entries()) {
    const row = Object.fromEntries(
      names.map((name, column) => {
        const cell = cells[column] ?? ''
        return [name, cleaned(cell.length > MAX_CELL ? cell : withFormulas(cell))]
      }),
    )
    if (Object.values(row).some(Boolean)) reader.read(row, `Row ${at + 2}`)
  }
  return { file: reader.file, rowsByPath: reader.rowsByPath }
}

type Row = Record<string, string>
type Part = { path: string; values: Values }

class RowReader {
  readonly file: Values = {}
  readonly rowsByPath = new Map<string, string>()
  private readonly stages = new Map<string, Part & { milestones: Values[] }>()
  private readonly milestones = new Map<string, Part>()
  private readonly levels = new Map<string, Part>()
  private readonly problems: Problem[]

  constructor(problems: Problem[]) {
    this.problems = problems
    this.file.stages = []
    this.file.levels = []
  }

  read(row: Row, place: string): void {
    const what = row.row || (row.criterion ? 'criterion' : row.milestone ? 'milestone' : 'stage')
    const isKnown = this.readGeneral(what, row, place) || this.readStage(what, row, place)
    if (isKnown) return
    const why = `“${what.slice(0, 40)}” isn’t a row that Cairn knows, or it doesn’t say what it belongs to.`
    this.problems.push({ place, why })
  }

  private readGeneral(what: string, row: Row, place: string): boolean {
    const { key, title, text, milestone_key: milestone } = row
    if (what === 'roadmap') Object.assign(this.file, filled({ key, title, summary: text }))
    else if (what === 'level' && title) this.levelAt(key || title, title, place)
    else if (what === 'expects' && key && milestone)
      this.push(
        this.levelAt(key, key, place),
        'expects',
        text ? { milestone, step: Number(text) } : milestone,
        place,
      )
    else return false
    return true
  }

  private readStage(what: string, row: Row, place: string): boolean {
    if (!row.stage_key && !row.stage) return false
    const stage = this.stageAt(row, place)
    if (what === 'stage') Object.assign(stage.values, filled({ summary: row.text }))
    if (what === 'stage') return true
    if (!row.milestone_key && !row.milestone) return false
    return this.readMilestone(what, row, this.milestoneAt(row, stage, place), place)
  }

  private readMilestone(what: string, row: Row, milestone: Part, place: string): boolean {
    const { key, title, text, criterion } = row
    if (what === 'milestone')
      Object.assign(
        milestone.values,
        filled({
          description: text,
          needs: row.needs?.split(/[\s,;]+/).filter(Boolean),
          weeks: row.weeks && Number(row.weeks),
          shown: row.shown?.split(/\s*,\s*/).filter(Boolean),
          cadence: cadenceIn(row.cadence),
        }),
      )
    else if (what === 'criterion' && criterion)
      this.push(milestone, 'criteria', key ? { key, text: criterion } : criterion, place)
    else if (what === 'outcome') milestone.values.outcome = text
    else if (what === 'step') this.push(milestone, 'rubric', { title, text }, place)
    else if (what === 'resource')
      this.push(milestone, 'resources', { kind: key, title, ...filled({ url: row.link }) }, place)
    else return false
    return true
  }

  private push({ path, values }: Part, name: string, item: unknown, place: string): number {
    const list = Array.isArray(values[name]) ? values[name] : []
    values[name] = list
    this.rowsByPath.set(`${path}.${name}[${list.length}]`, place)
    return list.push(item)
  }

  private stageAt(row: Row, place: string) {
    const id = row.stage_key || row.stage || ''
    const known = this.stages.get(id)
    if (known) return known
    const milestones: Values[] = []
    const values = { ...filled({ key: row.stage_key }), title: row.stage, milestones }
    const part = { path: `stages[${this.stages.size}]`, values, milestones }
    this.push({ path: '', values: this.file }, 'stages', values, place)
    this.rowsByPath.set(part.path, place)
    this.stages.set(id, part)
    return part
  }

  private milestoneAt(row: Row, stage: Part & { milestones: Values[] }, place: string): Part {
    const id = row.milestone_key || `${stage.path} ${row.milestone}`
    const known = this.milestones.get(id)
    if (known) return known
    const values = {
      ...filled({ key: row.milestone_key, kind: row.kind }),
      title: row.milestone,
      criteria: [],
    }
    const part = { path: `${stage.path}.milestones[${stage.milestones.length}]`, values }
    stage.milestones.push(values)
    this.rowsByPath.set(part.path, place)
    this.milestones.set(id, part)
    return part
  }

  private levelAt(key: string, title: string, place: string): Part {
    const known = this.levels.get(key)
    if (known) return known
    const part = { path: `levels[${this.levels.size}]`, values: { key, title, expects: [] } }
    this.push({ path: '', values: this.file }, 'levels', part.values, place)
    this.rowsByPath.set(part.path, place)
    this.levels.set(key, part)
    return part
  }
}

const filled = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  )

function cadenceIn(text = ''): unknown {
  if (!text) return undefined
  const [, entries, period, periods] = /^(\d+) per (\w+) for (\d+)$/.exec(text) ?? []
  return { entries: Number(entries), period, periods: Number(periods) }
}
