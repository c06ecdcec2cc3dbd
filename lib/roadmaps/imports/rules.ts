import { milestoneKinds } from '#db/words.ts'
import type { MilestoneContent, RoadmapContent } from '#lib/roadmaps/content.ts'
import { type Choices, formats } from '#lib/roadmaps/files/choosing/rules.ts'
import { columnRoles } from '#lib/roadmaps/files/tables/columns/rules.ts'

/** How long an uploaded file is kept, in days. */
export const IMPORT_DAYS = 30

const numbers = (text: string | undefined) => (text && /^\d{1,6}$/.test(text) ? Number(text) : undefined)
const oneOf = <Value extends string>(values: readonly Value[], text: string | undefined) =>
  values.find((value) => value === text)

/** What was chosen in the preview, as it's kept; what isn't a choice is left out. */
export function choicesFrom(kept: Readonly<Record<string, string>>): Choices {
  const columns = kept.columns?.split(' ').map((role) => oneOf(columnRoles, role))
  const reading = oneOf(['headings', 'tables'], kept.reading) ?? numbers(kept.reading)
  const choices = {
    format: oneOf(formats, kept.format),
    encoding: oneOf(['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'], kept.encoding),
    kind: oneOf(milestoneKinds, kept.kind),
    title: kept.title || undefined,
    separator: oneOf([',', ';', '\t', '|'], kept.separator),
    headerRow: numbers(kept.headerRow),
    arrangement: oneOf(['long', 'wide', 'rows'], kept.arrangement),
    columns: columns?.every((role) => role !== undefined) ? columns : undefined,
    lines: oneOf(['split', 'join'], kept.lines),
    reading,
    stageHeading: numbers(kept.stageHeading),
    bullets: oneOf(['milestones', 'criteria'], kept.bullets),
    stagesFrom: oneOf(['capabilities', 'proficiencies'], kept.stagesFrom),
    topicsAre: oneOf(['stages', 'milestones'], kept.topicsAre),
  }
  return Object.fromEntries(Object.entries(choices).filter(([, value]) => value !== undefined)) as Choices
}

export type Taken = { added: string[]; changed: string[]; same: number; absent: string[] }

/**
 * A roadmap with what a file says: by key, what the file has is changed or added, and what it doesn't have stays. `absent`
 * are titles of milestones that the file doesn't have.
 */
export function withFile(
  current: RoadmapContent,
  file: RoadmapContent,
): { content: RoadmapContent; taken: Taken } {
  const inFile = new Set(file.stages.flatMap(({ milestones }) => milestones.map(({ key }) => key)))
  const known = new Map(
    current.stages.flatMap(({ milestones }) => milestones.map((each) => [each.key, each] as const)),
  )
  const taken: Taken = { added: [], changed: [], same: 0, absent: [] }
  for (const milestone of known.values()) if (!inFile.has(milestone.key)) taken.absent.push(milestone.title)
  const read = (milestone: MilestoneContent): MilestoneContent => {
    const before = known.get(milestone.key)
    const after = before ? mended(before, milestone) : milestone
    if (!before) taken.added.push(after.title)
    else if (JSON.stringify(before) === JSON.stringify(after)) taken.same += 1
    else taken.changed.push(after.title)
    return after
  }
  const stagesBefore = new Map(current.stages.map((stage) => [stage.key, stage]))
  const fromFile = file.stages.map((stage) => {
    const before = stagesBefore.get(stage.key)
    const kept = before?.milestones.filter(({ key }) => !inFile.has(key)) ?? []
    return {
      key: stage.key,
      title: stage.title,
      summary: stage.summary || (before?.summary ?? ''),
      milestones: [...stage.milestones.map(read), ...kept],
    }
  })
  const fileKeys = new Set(file.stages.map(({ key }) => key))
  const others = current.stages
    .filter(({ key }) => !fileKeys.has(key))
    .map((stage) => ({ ...stage, milestones: stage.milestones.filter(({ key }) => !inFile.has(key)) }))
  const content = {
    title: current.title,
    summary: current.summary || file.summary,
    levels: file.levels.length > 0 ? file.levels : current.levels,
    stages: [...fromFile, ...others],
  }
  return { content, taken }
}

/** What most formats can't say stays as it was written here. */
function mended(before: MilestoneContent, file: MilestoneContent): MilestoneContent {
  return {
    key: before.key,
    kind: file.kind,
    title: file.title,
    description: file.description || before.description,
    criteria: file.criteria.length > 0 ? file.criteria : before.criteria,
    needs: file.needs.length > 0 ? file.needs : before.needs,
    weeks: file.weeks ?? before.weeks,
    shown: file.shown.length > 0 ? file.shown : before.shown,
    outcome: file.outcome ?? before.outcome,
    rubric: file.rubric ?? before.rubric,
    cadence: file.cadence ?? before.cadence,
    resources: file.resources.length > 0 ? file.resources : before.resources,
  }
}
