import { createHash } from 'node:crypto'
import { parse, YAMLParseError } from 'yaml'
import { z } from 'zod'
import { periods } from '#db/words.ts'

/** `problems` has one sentence per problem, starting with its path in the file. */
export class InvalidRoadmap extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(`The roadmap can’t be used:\n${problems.map((problem) => `- ${problem}`).join('\n')}`)
    this.name = 'InvalidRoadmap'
    this.problems = problems
  }
}

/** In characters; ten times the built-in roadmap. */
const ROADMAP_FILE_MAX = 700_000

const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'is empty')
    .max(max, `is longer than ${max} characters`)
    .regex(/^[^\n\r]*$/, 'must be one line')

const text = (max: number) =>
  z.string().trim().min(1, 'is empty').max(max, `is longer than ${max} characters`)

const key = line(80).regex(
  /^[a-z0-9]+(-[a-z0-9]+)*$/,
  'must be small letters and digits joined by single hyphens',
)

const resource = z.strictObject({
  title: line(160),
  kind: z.enum(['docs', 'book', 'article', 'course', 'tool']),
  url: z
    .url({ protocol: /^https$/, hostname: z.regexes.domain, error: 'must be an https address' })
    .max(500, 'is longer than 500 characters')
    .optional(),
  author: line(200).optional(),
  year: z.int().min(1900).max(2200).optional(),
})

const milestoneBase = {
  key,
  title: line(120),
  description: text(2000),
  criteria: z.array(line(300)).min(2, 'needs at least 2 criteria').max(5, 'has more than 5 criteria'),
  resources: z.array(resource).max(10, 'has more than 10 resources').default([]),
}

const rubricStep = z.strictObject({ title: line(60), text: text(600) })

const milestone = z.discriminatedUnion('kind', [
  z.strictObject({ ...milestoneBase, kind: z.literal('skill') }),
  z.strictObject({ ...milestoneBase, kind: z.literal('project'), outcome: text(600) }),
  z.strictObject({
    ...milestoneBase,
    kind: z.literal('behaviour'),
    rubric: z.array(rubricStep).length(4, 'needs exactly 4 steps'),
  }),
  z.strictObject({
    ...milestoneBase,
    kind: z.literal('habit'),
    cadence: z.strictObject({
      entries: z.int().min(1).max(31),
      period: z.enum(periods),
      periods: z.int().min(1).max(104),
    }),
  }),
])

const stage = z.strictObject({
  key,
  title: line(120),
  summary: text(500),
  milestones: z
    .array(milestone)
    .min(1, 'needs at least one milestone')
    .max(40, 'has more than 40 milestones'),
})

const roadmap = z
  .strictObject({
    key,
    title: line(120),
    summary: text(500),
    stages: z.array(stage).min(1, 'needs at least one stage').max(8, 'has more than 8 stages'),
  })
  .superRefine((definition, context) => {
    const stages = definition.stages.map((entry, index) => ({
      key: entry.key,
      path: ['stages', index, 'key'],
    }))
    const milestones = definition.stages.flatMap((entry, stageIndex) =>
      entry.milestones.map((item, index) => ({
        key: item.key,
        path: ['stages', stageIndex, 'milestones', index, 'key'],
      })),
    )
    for (const places of [stages, milestones]) {
      const firstPlaces = new Map<string, (string | number)[]>()
      for (const place of places) {
        const first = firstPlaces.get(place.key)
        if (first)
          context.addIssue({
            code: 'custom',
            path: place.path,
            message: `"${place.key}" is taken by ${pathText(first)}`,
          })
        else firstPlaces.set(place.key, place.path)
      }
    }
  })

export type RoadmapDefinition = z.infer<typeof roadmap>
export type MilestoneDefinition = z.infer<typeof milestone>
export type ResourceDefinition = z.infer<typeof resource>

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (soFar, part) =>
      typeof part === 'number' ? `${soFar}[${part}]` : soFar ? `${soFar}.${String(part)}` : String(part),
    '',
  )
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

/**
 * Reads a YAML 1.2 file. Unknown fields, duplicate keys, aliases and fields of another milestone kind are errors.
 * Throws InvalidRoadmap with every problem and its path, such as `stages[0].milestones[2].title`.
 */
export function parseRoadmap(yamlText: string): RoadmapDefinition {
  if (yamlText.length > ROADMAP_FILE_MAX)
    throw new InvalidRoadmap([`The file is longer than ${ROADMAP_FILE_MAX} characters`])
  const value = readYaml(yamlText)
  const result = roadmap.safeParse(value)
  if (result.success) return result.data
  throw new InvalidRoadmap(
    result.error.issues.map(
      (issue) => `${pathText(issue.path) || 'The file'}${nearestKey(value, issue.path)}: ${issue.message}`,
    ),
  )
}

function readYaml(yamlText: string): unknown {
  try {
    // Roadmaps don't need aliases, and nested ones make a small file huge.
    return parse(yamlText, {
      version: '1.2',
      schema: 'core',
      uniqueKeys: true,
      maxAliasCount: 0,
      logLevel: 'error',
    })
  } catch (error) {
    if (error instanceof YAMLParseError)
      throw new InvalidRoadmap([`The file is not valid YAML: ${error.message}`])
    if (error instanceof ReferenceError || error instanceof RangeError)
      throw new InvalidRoadmap([`The file is not usable YAML: ${error.message}`])
    throw error
  }
}

/**
 * SHA-256 in hex: the same for the same content, whatever the file's layout, comments or order of fields. The order of
 * stages, milestones, criteria and resources counts.
 */
export function contentHash(definition: RoadmapDefinition): string {
  return createHash('sha256').update(canonical(definition)).digest('hex')
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
