import type { MilestoneKind, ResourceKind } from '#db/words.ts'
import type { MilestoneContent, RoadmapContent } from '../../content.ts'
import {
  keyShape,
  MAX_CRITERIA,
  MAX_CRITERION,
  MAX_DESCRIPTION,
  MAX_KEY,
  MAX_LINK,
  MAX_MILESTONES,
  MAX_RESOURCE_TITLE,
  MAX_RESOURCES,
  MAX_STAGES,
  MAX_SUMMARY,
  MAX_TITLE,
} from '../../limits/rules.ts'
import { keyFrom, keysOnce } from '../keys/rules.ts'
import { cleaned, oneLine } from '../values/rules.ts'

/** The file as a whole can't be used. Its message is a sentence for the person who chose it. */
export class UnreadableFile extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UnreadableFile'
  }
}

/** A row or part that wasn't understood: "Row 12", "Line 40", `levels[2]`. */
export type Problem = { place: string; why: string }

/** As a file of someone else's says it: without limits, and mostly without keys. */
export type FoundRoadmap = { title: string; summary?: string; stages: FoundStage[] }

export type FoundStage = {
  key?: string
  title: string
  summary?: string
  place: string
  milestones: FoundMilestone[]
}

export type FoundMilestone = {
  /** The file's own, which no other milestone has. Otherwise it's made from the stage and the title. */
  key?: string
  title: string
  /** What its key is made from if that isn't the title. */
  name?: string
  kind?: MilestoneKind
  description?: string
  criteria: { text: string; place?: string }[]
  resources?: { kind: ResourceKind; title: string; url: string }[]
  place: string
}

const number = new Intl.NumberFormat('en')

/** Throws UnreadableFile where a roadmap's own limits are passed; what is too long in a milestone is a problem. */
export function buildContent(
  found: FoundRoadmap,
  kind: MilestoneKind,
): { content: RoadmapContent; problems: Problem[] } {
  const { stages } = found
  if (stages.length > MAX_STAGES)
    throw new UnreadableFile(
      `The file has ${number.format(stages.length)} stages. A roadmap can have ${MAX_STAGES} at most.`,
    )
  const count = stages.reduce((sum, { milestones }) => sum + milestones.length, 0)
  if (count > MAX_MILESTONES)
    throw new UnreadableFile(
      `The file has ${number.format(count)} milestones. A roadmap can have ${MAX_MILESTONES} at most.`,
    )
  if (count === 0) throw new UnreadableFile('Cairn found no milestones in this file.')
  const problems: Problem[] = []
  const stageKeys = keysOnce(stages.map((stage) => ownKey(stage.key) ?? keyFrom(stage.title)))
  const milestoneKeys = keysOnce(
    stages.flatMap((stage, at) =>
      stage.milestones.map(
        (item) => ownKey(item.key) ?? joinedKey(stageKeys[at] ?? '', item.name ?? item.title),
      ),
    ),
  ).values()
  return {
    content: {
      title: shortened(oneLine(found.title), MAX_TITLE) || 'Roadmap',
      summary: shortened(cleaned(found.summary ?? ''), MAX_SUMMARY, problems, 'The summary'),
      stages: stages.map((stage, at) => ({
        key: stageKeys[at] ?? '',
        title: shortened(oneLine(stage.title), MAX_TITLE, problems, `${stage.place}: the stage’s title`),
        summary: shortened(
          cleaned(stage.summary ?? ''),
          MAX_SUMMARY,
          problems,
          `${stage.place}: the stage’s summary`,
        ),
        milestones: stage.milestones.map((item) =>
          builtMilestone(item, milestoneKeys.next().value ?? '', item.kind ?? kind, problems),
        ),
      })),
      levels: [],
    },
    problems,
  }
}

function builtMilestone(
  found: FoundMilestone,
  key: string,
  kind: MilestoneKind,
  problems: Problem[],
): MilestoneContent {
  const { place } = found
  const whole = oneLine(found.title)
  const title = shortened(whole, MAX_TITLE)
  // A long title isn't lost: the description begins with it.
  const description = [title === whole ? '' : whole, cleaned(found.description ?? '')]
    .filter(Boolean)
    .join('\n\n')
  return {
    key,
    kind,
    title,
    description: shortened(description, MAX_DESCRIPTION, problems, `${place}: the description`),
    criteria: builtCriteria(found, title, problems),
    needs: [],
    weeks: null,
    shown: [],
    outcome: null,
    rubric: null,
    cadence: null,
    resources: builtResources(found, problems),
  }
}

function builtCriteria(found: FoundMilestone, title: string, problems: Problem[]) {
  const texts = found.criteria.flatMap(({ text, place = found.place }) => {
    const line = oneLine(text)
    if (line.length <= MAX_CRITERION) return line === '' ? [] : [line]
    problems.push({
      place,
      why: `A criterion has ${number.format(line.length)} characters; it can have ${number.format(MAX_CRITERION)} at most, so it was left out.`,
    })
    return []
  })
  if (texts.length > MAX_CRITERIA)
    problems.push({
      place: found.place,
      why: `“${title}” has ${texts.length} criteria; a milestone can have ${MAX_CRITERIA} at most, so those after the ${MAX_CRITERIA}th were left out.`,
    })
  return texts.slice(0, MAX_CRITERIA).map((text, at) => ({ key: String(at + 1), text }))
}

function builtResources({ resources = [], place }: FoundMilestone, problems: Problem[]) {
  const usable = resources.filter(({ title, url }) => {
    if (isHttps(url) && oneLine(title) !== '') return true
    problems.push({
      place,
      why: `The link “${url.slice(0, 80)}” isn’t an https address, so it was left out.`,
    })
    return false
  })
  if (usable.length > MAX_RESOURCES)
    problems.push({
      place,
      why: `It has ${usable.length} links; a milestone can have ${MAX_RESOURCES} at most.`,
    })
  return usable
    .slice(0, MAX_RESOURCES)
    .map(({ kind, title, url }) => ({ kind, title: shortened(oneLine(title), MAX_RESOURCE_TITLE), url }))
}

export const isHttps = (url: string) =>
  url.length <= MAX_LINK && /^https:\/\/[^\s/]+/.test(url) && URL.canParse(url)

const ownKey = (key: string | undefined) =>
  key === undefined || key === ''
    ? undefined
    : key.length <= MAX_KEY && keyShape.test(key)
      ? key
      : keyFrom(key)

const joinedKey = (stageKey: string, title: string) => {
  const whole = `${stageKey}-${keyFrom(title)}`
  return whole.length <= MAX_KEY ? whole : keyFrom(whole)
}

function shortened(text: string, max: number, problems?: Problem[], what = ''): string {
  if (text.length <= max) return text
  problems?.push({
    place: what.includes(':') ? (what.split(':')[0] ?? '') : what,
    why: `${what.includes(':') ? `${(what.split(':')[1] ?? '').trim()} `.replace(/^./, (letter) => letter.toUpperCase()) : 'It '}has ${number.format(text.length)} characters; only the first ${number.format(max)} were kept.`,
  })
  const cut = text
    .slice(0, max - 1)
    .toWellFormed()
    .replace(/\ufffd$/, '')
  return `${cut.replace(/\s+\S{0,30}$/, '')}…`
}
