import type { MilestoneKind } from '#db/words.ts'
import type { RoadmapContent } from '../../content.ts'
import { usableRoadmap } from '../../definition.ts'
import { keyShape, MAX_MILESTONES, MAX_STAGES } from '../../limits/rules.ts'
import { type Problem, UnreadableFile } from '../building/rules.ts'
import { keyFrom } from '../keys/rules.ts'
import { cleaned, isRecord, listAt, textAt, type Values } from '../values/rules.ts'

export const isCairn = (value: unknown): boolean =>
  isRecord(value) &&
  Array.isArray(value.stages) &&
  listAt(value, 'stages').some((stage) => isRecord(stage) && 'milestones' in stage)

/**
 * Cairn's own file. Parts with a mistake are left out and named; keys that are missing are made. Throws UnreadableFile.
 */
export function readCairn(
  value: unknown,
  problems: Problem[],
  kind: MilestoneKind,
): { key: string; content: RoadmapContent } {
  const own = withCleanTexts(value)
  if (!isRecord(own)) throw new UnreadableFile('This isn’t a roadmap of Cairn’s.')
  const milestones = completeKeys(own, kind)
  if (listAt(own, 'stages').length > MAX_STAGES)
    throw new UnreadableFile(
      `The file has ${listAt(own, 'stages').length} stages. A roadmap can have ${MAX_STAGES} at most.`,
    )
  if (milestones > MAX_MILESTONES)
    throw new UnreadableFile(
      `The file has ${milestones.toLocaleString('en')} milestones. A roadmap can have ${MAX_MILESTONES} at most.`,
    )
  const usable = usableRoadmap(own)
  if (!usable)
    throw new UnreadableFile(
      'This looks like a roadmap of Cairn’s, but its title or its stages can’t be used.',
    )
  problems.push(...usable.leftOut)
  return usable
}

/** Returns the number of milestones. */
function completeKeys(own: Values, kind: MilestoneKind): number {
  let milestones = 0
  if (!keyShape.test(textAt(own, 'key'))) own.key = keyFrom(textAt(own, 'key') || textAt(own, 'title'))
  for (const stage of listAt(own, 'stages').filter(isRecord)) {
    stage.key ??= keyFrom(textAt(stage, 'title'))
    for (const milestone of listAt(stage, 'milestones').filter(isRecord)) {
      milestone.kind ??= kind
      milestone.key ??= keyFrom(`${textAt(stage, 'key')} ${textAt(milestone, 'title')}`)
      milestones++
    }
  }
  return milestones
}

function withCleanTexts(value: unknown): unknown {
  if (typeof value === 'string') return cleaned(value)
  if (Array.isArray(value)) return value.map(withCleanTexts)
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withCleanTexts(inner)]))
}
