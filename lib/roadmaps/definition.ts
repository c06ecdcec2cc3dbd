import type { z } from 'zod'
import type { RoadmapContent } from './content.ts'
import { pathText, roadmapFile } from './definition/input.ts'
import { contentFrom, hashValue } from './definition/rules.ts'
import { MAX_FILE_BYTES } from './limits/rules.ts'
import { InvalidYaml, readYamlDocuments } from './yaml/rules.ts'

/** `problems` has one sentence per problem, starting with its path in the file. */
export class InvalidRoadmap extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(`The roadmap can’t be used:\n${problems.map((problem) => `- ${problem}`).join('\n')}`)
    this.name = 'InvalidRoadmap'
    this.problems = problems
  }
}

/** `hash` is that of the file's values, whatever its layout, comments or order of fields. */
export type RoadmapDefinition = { key: string; content: RoadmapContent; hash: string }

const wholeFile = roadmapFile(true)
const unfinishedFile = roadmapFile(false)

/**
 * Reads a YAML 1.2 file that can be published. Unknown fields, doubled keys, aliases and fields of another milestone kind
 * are errors. Throws InvalidRoadmap with every problem and its path, such as `stages[0].milestones[2].title`.
 */
export function parseRoadmap(yamlText: string): RoadmapDefinition {
  const bytes = Buffer.byteLength(yamlText)
  if (bytes > MAX_FILE_BYTES)
    throw new InvalidRoadmap([`The file has ${bytes} bytes; it can have ${MAX_FILE_BYTES} at most`])
  const value = readYaml(yamlText)
  const result = wholeFile.safeParse(value)
  if (!result.success) throw new InvalidRoadmap(result.error.issues.map((issue) => problemIn(value, issue)))
  return { key: result.data.key, content: contentFrom(result.data), hash: hashValue(result.data) }
}

function readYaml(yamlText: string): unknown {
  try {
    const documents = readYamlDocuments(yamlText)
    if (documents.length > 1) throw new InvalidRoadmap(['The file has more than one YAML document'])
    return documents[0]
  } catch (error) {
    if (error instanceof InvalidYaml) throw new InvalidRoadmap([error.message])
    throw error
  }
}

function problemIn(value: unknown, issue: z.core.$ZodIssue): string {
  return `${pathText(issue.path) || 'The file'}${nearestKey(value, issue.path)}: ${issue.message}`
}

/** Paths count from 0, which is hard to follow in a file, so the nearest key is added. */
function nearestKey(value: unknown, path: readonly PropertyKey[]): string {
  let here = value
  let found = ''
  for (const part of path) {
    if (typeof here !== 'object' || here === null) break
    here = (here as Record<PropertyKey, unknown>)[part]
    if (typeof here === 'object' && here !== null && 'key' in here && typeof here.key === 'string')
      found = here.key
  }
  return found ? ` (in ${found.slice(0, 80)})` : ''
}

export type LeftOut = { place: string; why: string }

/**
 * What can be used of a file's value: the parts with a mistake are left out and named. Undefined if what's left is no
 * roadmap. The value itself is changed.
 */
export function usableRoadmap(
  value: unknown,
): { key: string; content: RoadmapContent; leftOut: LeftOut[] } | undefined {
  const leftOut: LeftOut[] = []
  // A part that's taken out can only uncover mistakes within what holds it, and those are four levels.
  for (let round = 0; round < 8; round++) {
    const result = unfinishedFile.safeParse(value)
    if (result.success) return { key: result.data.key, content: contentFrom(result.data), leftOut }
    const parts = new Map<string, (string | number)[]>()
    for (const issue of result.error.issues)
      for (const part of partsToLeaveOut(issue)) {
        if (part.length === 0) return undefined
        if (parts.has(pathText(part))) continue
        parts.set(pathText(part), part)
        leftOut.push({ place: `${pathText(part)}${nearestKey(value, part)}`, why: reason(issue, part) })
      }
    // From the last to the first, so that places in lists stay what they were.
    for (const part of [...parts.values()].sort(later)) remove(value, part)
  }
  return undefined
}

const optional = new Set(
  'summary description criteria needs weeks shown outcome rubric cadence resources levels url author year expects'.split(
    ' ',
  ),
)

/** The smallest part around a mistake that can be missing. */
function partsToLeaveOut(issue: z.core.$ZodIssue): (string | number)[][] {
  const path = issue.path.filter((part) => typeof part !== 'symbol')
  if (issue.code === 'unrecognized_keys') return issue.keys.map((name) => [...path, name])
  // Too many or too few in a list that must be there: nothing smaller can go.
  for (let end = path.length; end > 0; end--) {
    const part = path[end - 1]
    if (path[end - 2] === 'rubric') continue
    if (typeof part === 'number' || (typeof part === 'string' && optional.has(part)))
      return [path.slice(0, end)]
  }
  return [[]]
}

function reason(issue: z.core.$ZodIssue, part: (string | number)[]): string {
  if (issue.code === 'unrecognized_keys') return 'Cairn doesn’t know this field.'
  const inside = pathText(issue.path.slice(part.length).filter((step) => typeof step !== 'symbol'))
  return `${inside ? `Its ${inside}` : 'It'} ${/^(is|has|needs|must|"|expected)/i.test(issue.message) ? issue.message : `isn’t right: ${issue.message}`}.`
}

function later(left: (string | number)[], right: (string | number)[]): number {
  for (const [at, part] of left.entries()) {
    const other = right[at]
    if (other === undefined) return -1
    if (part === other) continue
    return typeof part === 'number' && typeof other === 'number' ? other - part : part < other ? 1 : -1
  }
  return 1
}

function remove(value: unknown, path: (string | number)[]): void {
  const last = path.at(-1)
  const holder = path
    .slice(0, -1)
    .reduce<unknown>((here, part) => (here as Record<string | number, unknown>)?.[part], value)
  if (Array.isArray(holder) && typeof last === 'number') holder.splice(last, 1)
  else if (typeof holder === 'object' && holder !== null && last !== undefined)
    delete (holder as Record<string | number, unknown>)[last]
}
