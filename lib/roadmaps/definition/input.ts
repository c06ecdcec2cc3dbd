import { z } from 'zod'
import { periods, resourceKinds } from '#db/words.ts'
import {
  keyShape,
  MAX_CRITERIA,
  MAX_CRITERION,
  MAX_DESCRIPTION,
  MAX_ENTRIES,
  MAX_KEY,
  MAX_LEVELS,
  MAX_LINK,
  MAX_MILESTONES,
  MAX_NEEDS,
  MAX_OUTCOME,
  MAX_PERIODS,
  MAX_RESOURCE_TITLE,
  MAX_RESOURCES,
  MAX_STAGES,
  MAX_STEP_TEXT,
  MAX_STEP_TITLE,
  MAX_SUMMARY,
  MAX_TITLE,
  MAX_WEEKS,
  RUBRIC_STEPS,
} from '../limits/rules.ts'

const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'is empty')
    .max(max, `is longer than ${max} characters`)
    .regex(/^[^\n\r]*$/, 'must be one line')

const text = (max: number) => z.string().trim().max(max, `is longer than ${max} characters`)

const way = z.enum(['alone', 'explained live'])

const key = line(MAX_KEY).regex(keyShape, 'must be small letters and digits joined by single hyphens')

const emptyLeftOut = <Item>(list: Item[] | undefined) => (list?.length ? list : undefined)

const resource = z.strictObject({
  title: line(MAX_RESOURCE_TITLE),
  kind: z.enum(resourceKinds),
  url: z
    .url({ protocol: /^https$/, hostname: z.regexes.domain, error: 'must be an https address' })
    .max(MAX_LINK, `is longer than ${MAX_LINK} characters`)
    .optional(),
  author: line(200).optional(),
  year: z.int().min(1900).max(2200).optional(),
})

const criterion = z.union([line(MAX_CRITERION), z.strictObject({ key, text: line(MAX_CRITERION) })], {
  error: 'must be a line, or a key and a text',
})

const rubric = z
  .array(z.strictObject({ title: line(MAX_STEP_TITLE), text: text(MAX_STEP_TEXT).min(1, 'is empty') }))
  .length(RUBRIC_STEPS, `needs exactly ${RUBRIC_STEPS} steps`)

const cadence = z.strictObject({
  entries: z.int().min(1).max(MAX_ENTRIES),
  period: z.enum(periods),
  periods: z.int().min(1).max(MAX_PERIODS),
})

const expectation = z.union(
  [key, z.strictObject({ milestone: key, step: z.int().min(1).max(RUBRIC_STEPS) })],
  {
    error: 'must be the key of a milestone, or a milestone and a step',
  },
)

const level = z.strictObject({
  key,
  title: line(MAX_TITLE),
  expects: z.array(expectation).max(MAX_MILESTONES).default([]),
})

/**
 * A roadmap's file. `whole` is one that could be published; otherwise what a milestone needs for that may be missing.
 * Fields that were added later are left out if they say nothing, so that an older file keeps its hash.
 */
export function roadmapFile(whole: boolean) {
  const needed = <Schema extends z.ZodType>(schema: Schema) =>
    (whole ? schema : schema.optional()) as z.ZodOptional<Schema>
  const filled = (max: number) => (whole ? text(max).min(1, 'is empty') : text(max))
  const base = {
    key,
    title: line(MAX_TITLE),
    description: text(MAX_DESCRIPTION).default(''),
    criteria: z
      .array(criterion)
      .min(whole ? 1 : 0, 'needs at least 1 criterion')
      .max(MAX_CRITERIA, `has more than ${MAX_CRITERIA} criteria`)
      .default([]),
    needs: z
      .array(key)
      .max(MAX_NEEDS, `has more than ${MAX_NEEDS} milestones`)
      .optional()
      .transform(emptyLeftOut),
    weeks: z.int().min(1).max(MAX_WEEKS).optional(),
    shown: z
      .union([way, z.array(way).max(2)], { error: 'must be "alone", "explained live" or both' })
      .optional(),
    resources: z.array(resource).max(MAX_RESOURCES, `has more than ${MAX_RESOURCES} resources`).default([]),
  }
  const milestone = z.discriminatedUnion('kind', [
    z.strictObject({ ...base, kind: z.literal('skill') }),
    z.strictObject({ ...base, kind: z.literal('project'), outcome: needed(filled(MAX_OUTCOME)) }),
    z.strictObject({ ...base, kind: z.literal('behaviour'), rubric: needed(rubric) }),
    z.strictObject({ ...base, kind: z.literal('habit'), cadence: needed(cadence) }),
  ])
  const stage = z.strictObject({
    key,
    title: line(MAX_TITLE),
    summary: text(MAX_SUMMARY).default(''),
    milestones: z
      .array(milestone)
      .min(whole ? 1 : 0, 'needs at least one milestone')
      .default([]),
  })
  return z
    .strictObject({
      key,
      title: line(MAX_TITLE),
      summary: text(MAX_SUMMARY).default(''),
      stages: z
        .array(stage)
        .min(whole ? 1 : 0, 'needs at least one stage')
        .max(MAX_STAGES, `has more than ${MAX_STAGES} stages`),
      levels: z
        .array(level)
        .max(MAX_LEVELS, `has more than ${MAX_LEVELS} levels`)
        .optional()
        .transform(emptyLeftOut),
    })
    .superRefine(({ stages, levels }, context) => {
      const count = stages.reduce((sum, { milestones }) => sum + milestones.length, 0)
      if (count > MAX_MILESTONES)
        context.addIssue({
          code: 'custom',
          path: ['stages'],
          message: `has ${count} milestones; a roadmap can have ${MAX_MILESTONES} at most`,
        })
      for (const places of keysIn(stages, levels))
        for (const [path, message] of doubled(places)) context.addIssue({ code: 'custom', path, message })
    })
}

export type RoadmapFile = z.output<ReturnType<typeof roadmapFile>>
export type MilestoneFile = RoadmapFile['stages'][number]['milestones'][number]

type Place = { key: string; path: (string | number)[] }

/** Lists of keys that must differ from each other. */
function keysIn(stages: RoadmapFile['stages'], levels: RoadmapFile['levels'] = []): Place[][] {
  const milestones = stages.flatMap((stage, stageAt) =>
    stage.milestones.map((milestone, at) => ({
      milestone,
      path: ['stages', stageAt, 'milestones', at] as (string | number)[],
    })),
  )
  return [
    stages.map((stage, at) => ({ key: stage.key, path: ['stages', at, 'key'] })),
    milestones.map(({ milestone, path }) => ({ key: milestone.key, path: [...path, 'key'] })),
    levels.map((level, at) => ({ key: level.key, path: ['levels', at, 'key'] })),
    ...milestones.map(({ milestone, path }) =>
      milestone.criteria.map((item, at) => ({
        key: typeof item === 'string' ? String(at + 1) : item.key,
        path: [...path, 'criteria', at],
      })),
    ),
  ]
}

function doubled(places: Place[]): [path: Place['path'], message: string][] {
  const first = new Map<string, Place['path']>()
  return places.flatMap(({ key, path }): [Place['path'], string][] => {
    const taken = first.get(key)
    if (taken) return [[path, `"${key}" is taken by ${pathText(taken)}`]]
    first.set(key, path)
    return []
  })
}

/** `stages[0].milestones[2].title` */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (soFar, part) =>
      typeof part === 'number' ? `${soFar}[${part}]` : soFar ? `${soFar}.${String(part)}` : String(part),
    '',
  )
}
