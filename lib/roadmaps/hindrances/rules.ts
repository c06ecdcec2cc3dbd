import type { MilestoneContent, RoadmapContent } from '../content.ts'
import { MAX_CRITERIA, MAX_CRITERION, MAX_MILESTONES, MAX_STAGES, RUBRIC_STEPS } from '../limits/rules.ts'
import { circlesIn } from './circles/rules.ts'

/** `stage`, `milestone` and `level` are keys: where it is. */
export type Hindrance = { stage?: string; milestone?: string; level?: string; words: string }

/** What hinders publishing, in the roadmap's order. Empty if it can be published. */
export function hindrances(content: RoadmapContent): Hindrance[] {
  const { stages } = content
  const milestones = stages.flatMap((stage) => stage.milestones)
  const titles = new Map(milestones.map(({ key, title }) => [key, title]))
  const found: Hindrance[] = []
  if (!content.title.trim()) found.push({ words: 'The roadmap has no title.' })
  if (stages.length === 0) found.push({ words: 'The roadmap has no stages.' })
  if (stages.length > MAX_STAGES)
    found.push({ words: `The roadmap has ${stages.length} stages. It can have ${MAX_STAGES} at most.` })
  if (milestones.length > MAX_MILESTONES)
    found.push({
      words: `The roadmap has ${milestones.length} milestones. It can have ${MAX_MILESTONES} at most.`,
    })
  for (const stage of stages) {
    const at = { stage: stage.key }
    if (!stage.title.trim()) found.push({ ...at, words: 'A stage has no title.' })
    if (stage.milestones.length === 0) found.push({ ...at, words: `“${stage.title}” has no milestones.` })
    for (const milestone of stage.milestones)
      for (const words of milestoneHindrances(milestone, titles))
        found.push({ ...at, milestone: milestone.key, words })
  }
  const stageOf = new Map(stages.flatMap(({ key, milestones }) => milestones.map((item) => [item.key, key])))
  for (const circle of circlesIn(milestones)) {
    const [first = ''] = circle
    const steps = circle.map(
      (key, at) => `“${titles.get(key)}” needs “${titles.get(circle[at + 1] ?? first)}”`,
    )
    const words = `The prerequisites go round in a circle: ${steps.slice(0, -1).join(', ')}, and ${steps.at(-1)}.`
    found.push({ stage: stageOf.get(first), milestone: first, words })
  }
  return [...found, ...levelHindrances(content, milestones)]
}

function milestoneHindrances(milestone: MilestoneContent, titles: Map<string, string>): string[] {
  const { criteria, kind, needs } = milestone
  const name = milestone.title.trim() ? `“${milestone.title}”` : 'A milestone'
  const words: string[] = milestone.title.trim() ? [] : ['A milestone has no title.']
  if (criteria.length === 0) words.push(`${name} has no criteria.`)
  if (criteria.length > MAX_CRITERIA)
    words.push(`${name} has ${criteria.length} criteria. It can have ${MAX_CRITERIA} at most.`)
  for (const [at, { text }] of criteria.entries()) {
    if (!text.trim()) words.push(`Criterion ${at + 1} of ${name} is empty.`)
    if (text.length > MAX_CRITERION)
      words.push(
        `Criterion ${at + 1} of ${name} has ${text.length.toLocaleString('en')} characters. It can have ${MAX_CRITERION.toLocaleString('en')} at most.`,
      )
    if (/[\n\r]/.test(text)) words.push(`Criterion ${at + 1} of ${name} must be one line.`)
  }
  if (kind === 'behaviour' && !isWholeRubric(milestone))
    words.push(`${name} is a behaviour, so it needs ${RUBRIC_STEPS} steps, each with a title and a text.`)
  if (kind === 'habit' && !milestone.cadence)
    words.push(`${name} is a habit, so it needs a number of entries and a period.`)
  if (kind === 'project' && !milestone.outcome?.trim())
    words.push(`${name} is a project, so it needs an outcome: what exists at the end.`)
  for (const key of new Set(needs)) {
    if (key === milestone.key) words.push(`${name} needs itself.`)
    else if (!titles.has(key)) words.push(`${name} needs “${key}”, which isn’t in the roadmap.`)
  }
  for (const { title, url } of milestone.resources) {
    if (!title.trim()) words.push(`A resource of ${name} has no title.`)
    if (url !== null && !isHttpsLink(url))
      words.push(`The link of “${title}” in ${name} doesn’t begin with https://.`)
  }
  return words
}

const isWholeRubric = ({ rubric }: MilestoneContent) =>
  rubric?.length === RUBRIC_STEPS && rubric.every(({ title, text }) => title.trim() && text.trim())

const isHttpsLink = (url: string) => /^https:\/\/[^\s/]+\S*$/.test(url) && URL.canParse(url)

function levelHindrances({ levels }: RoadmapContent, milestones: MilestoneContent[]): Hindrance[] {
  const byKey = new Map(milestones.map((milestone) => [milestone.key, milestone]))
  return levels.flatMap(({ key: level, title, expects }) => {
    const name = title.trim() ? `The level “${title}”` : 'A level'
    const words = title.trim() ? [] : ['A level has no title.']
    for (const { milestone: key, step } of expects) {
      const milestone = byKey.get(key)
      if (!milestone) words.push(`${name} expects “${key}”, which isn’t in the roadmap.`)
      else if (step !== null && milestone.kind !== 'behaviour')
        words.push(`${name} expects a step of “${milestone.title}”, which isn’t a behaviour.`)
      else if (step !== null && (step < 1 || step > (milestone.rubric?.length ?? 0)))
        words.push(`${name} expects step ${step} of “${milestone.title}”, which doesn’t have that step.`)
    }
    return words.map((words) => ({ level, words }))
  })
}
