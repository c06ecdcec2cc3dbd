import type { MilestoneContent, RoadmapContent } from '#lib/roadmaps/content.ts'
import { keyFrom } from '#lib/roadmaps/files/keys/rules.ts'
import { MAX_KEY } from '#lib/roadmaps/limits/rules.ts'
import { cadenceOf } from '#lib/roadmaps/rules.ts'
import { levelsThere, type WorkingLevel } from './levels/rules.ts'
import type { WorkingMilestone, WorkingStage } from './scope.ts'

type Head = Pick<RoadmapContent, 'title' | 'summary'> & { levels: readonly WorkingLevel[] }

/** Without what was removed; a removed stage takes its milestones along. `stages` and `milestones` are in order. */
export function contentOfCopy(
  { title, summary, levels }: Head,
  stages: readonly WorkingStage[],
  milestones: readonly WorkingMilestone[],
): RoadmapContent {
  const byStage = Map.groupBy(
    milestones.filter(({ removedAt }) => removedAt === null),
    ({ stageId }) => stageId,
  )
  return {
    title,
    summary,
    levels: levelsThere(levels),
    stages: stages
      .filter(({ removedAt }) => removedAt === null)
      .map((stage) => ({
        key: stage.key,
        title: stage.title,
        summary: stage.summary,
        milestones: (byStage.get(stage.id) ?? []).map(milestoneOfCopy),
      })),
  }
}

/** What is kept of other kinds is left out. */
export function milestoneOfCopy(milestone: WorkingMilestone): MilestoneContent {
  const { key, kind, title, description, criteria, needs, weeks, shown, resources } = milestone
  return {
    key,
    kind,
    title,
    description,
    criteria,
    needs,
    weeks,
    shown,
    outcome: kind === 'project' ? milestone.outcome : null,
    rubric: kind === 'behaviour' ? milestone.rubric : null,
    cadence: kind === 'habit' ? cadenceOf(milestone) : null,
    resources,
  }
}

/** A key for something new: made of its title, or of what it is, and taken by nothing else. */
export function freeKey(title: string, taken: ReadonlySet<string>, what: string): string {
  const wanted = title.trim() === '' ? what : keyFrom(title)
  for (let number = 1; ; number++) {
    const ending = number === 1 ? '' : `-${number}`
    const key = `${wanted.slice(0, MAX_KEY - ending.length).replace(/-$/, '')}${ending}`
    if (!taken.has(key)) return key
  }
}

/**
 * What was added without a title gets its key when it's titled first, so that a file or an address says something. From then
 * on, and if it's published, the key stays.
 */
export function keyOnceTitled(
  saved: { key: string; title: string },
  title: string,
  known: { taken: ReadonlySet<string>; published: ReadonlySet<string> },
  what: string,
): string {
  if (saved.title !== '' || known.published.has(saved.key)) return saved.key
  const others = new Set([...known.taken, ...known.published])
  others.delete(saved.key)
  return freeKey(title, others, what)
}

type Criterion = MilestoneContent['criteria'][number]

/** Criteria as they were sent: one that was there keeps its key, whatever it says now; a new one gets one. */
export function keyCriteria(
  sent: readonly { id: string; text: string }[],
  before: readonly Criterion[],
): Criterion[] {
  const known = new Set(before.map(({ key }) => key))
  const kept = new Set(sent.flatMap(({ id }) => (known.has(id) ? [id] : [])))
  // A key that was there once isn't given to something else.
  const taken = new Set([...known, ...kept])
  const used = new Set<string>()
  return sent.map(({ id, text }) => {
    const key = known.has(id) && !used.has(id) ? id : freeKey(text, taken, 'criterion')
    used.add(key)
    taken.add(key)
    return { key, text }
  })
}

type Placed = { key: string; position: number }

/**
 * The new positions, by key, of those that change place: `key` comes to `index` of `row`, which is in order and may
 * have it already.
 */
export function placeAt(row: readonly Placed[], key: string, index: number): Map<string, number> {
  const rest = row.filter((each) => each.key !== key)
  const keys = rest.map((each) => each.key)
  keys.splice(Math.max(0, Math.min(index, keys.length)), 0, key)
  const before = new Map(row.map((each) => [each.key, each.position]))
  return new Map(
    keys.flatMap((each, position) =>
      before.get(each) === position + 1 ? [] : [[each, position + 1] as const],
    ),
  )
}

/** What a form is opened on. It names its working copy too, since the next one counts from 1 again. */
export const versionIn = (copy: { id: string }, { version }: { version: number }) => `${copy.id} ${version}`

/** What a page saw of a working copy, which is published or discarded only as it was seen. */
export const seenOf = ({ id, updatedAt }: { id: string; updatedAt: Date }) => `${id} ${updatedAt.getTime()}`
