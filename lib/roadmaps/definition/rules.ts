import { createHash } from 'node:crypto'
import { type Showing, showings } from '#db/words.ts'
import type { MilestoneContent, RoadmapContent } from '../content.ts'
import type { MilestoneFile, RoadmapFile } from './input.ts'

/** What the file says, in Cairn's own shape. */
export function contentFrom(file: RoadmapFile): RoadmapContent {
  return {
    title: file.title,
    summary: file.summary,
    stages: file.stages.map(({ key, title, summary, milestones }) => ({
      key,
      title,
      summary,
      milestones: milestones.map(milestoneFrom),
    })),
    levels: (file.levels ?? []).map(({ key, title, expects }) => ({
      key,
      title,
      expects: expects.map((item) => (typeof item === 'string' ? { milestone: item, step: null } : item)),
    })),
  }
}

function milestoneFrom(file: MilestoneFile): MilestoneContent {
  const { key, kind, title, description } = file
  return {
    key,
    kind,
    title,
    description,
    criteria: file.criteria.map((item, at) =>
      typeof item === 'string' ? { key: String(at + 1), text: item } : item,
    ),
    needs: file.needs ?? [],
    weeks: file.weeks ?? null,
    shown: showings.filter((way) => [file.shown].flat().includes(way === 'alone' ? way : 'explained live')),
    outcome: (kind === 'project' && file.outcome) || null,
    rubric: (kind === 'behaviour' && file.rubric) || null,
    cadence: (kind === 'habit' && file.cadence) || null,
    resources: file.resources.map((resource) => ({
      kind: resource.kind,
      title: resourceTitle(resource),
      url: resource.url ?? null,
    })),
  }
}

/** "Refactoring (Martin Fowler, 2018)": one finds a book by its author and edition. */
function resourceTitle({
  title,
  author,
  year,
}: RoadmapFile['stages'][number]['milestones'][number]['resources'][number]) {
  const source = [author, year].filter((part) => part !== undefined).join(', ')
  return source ? `${title} (${source})` : title
}

/** The plain values of a file that reads back as this content. What says nothing is left out. */
export function fileFrom({ key, content }: { key: string; content: RoadmapContent }) {
  return {
    key,
    title: content.title,
    summary: content.summary,
    stages: content.stages.map((stage) => ({ ...stage, milestones: stage.milestones.map(milestoneInFile) })),
    levels:
      content.levels.length === 0
        ? undefined
        : content.levels.map(({ key, title, expects }) => ({
            key,
            title,
            expects: expects.map(({ milestone, step }) => (step === null ? milestone : { milestone, step })),
          })),
  }
}

function milestoneInFile(milestone: MilestoneContent) {
  const { key, kind, title, description } = milestone
  return {
    key,
    kind,
    title,
    description,
    needs: milestone.needs.length > 0 ? milestone.needs : undefined,
    weeks: milestone.weeks ?? undefined,
    shown: shownInFile(milestone.shown),
    criteria: milestone.criteria.map(({ key, text }, at) => (key === String(at + 1) ? text : { key, text })),
    outcome: milestone.outcome ?? undefined,
    rubric: milestone.rubric ?? undefined,
    cadence: milestone.cadence ?? undefined,
    resources: milestone.resources.map(({ kind, title, url }) => ({ title, url: url ?? undefined, kind })),
  }
}

/**
 * SHA-256 in hex: the same for the same content, whatever the order of fields. The order of stages, milestones, criteria
 * and resources counts. A file's own hash differs where it names an author or a year apart from the title.
 */
export function contentHash(roadmap: { key: string; content: RoadmapContent }): string {
  return hashValue(fileFrom(roadmap))
}

export function hashValue(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex')
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([left], [right]) => (left < right ? -1 : 1))
    return `{${fields.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`
  }
  return JSON.stringify(value)
}

/** A file has one way as a word and several as a list. */
function shownInFile(shown: readonly Showing[]) {
  const ways = shown.map((way) => (way === 'alone' ? ('alone' as const) : ('explained live' as const)))
  return ways.length > 1 ? ways : ways[0]
}
