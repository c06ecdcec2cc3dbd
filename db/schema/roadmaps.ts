import { sql } from 'drizzle-orm'
import {
  check,
  id,
  index,
  instant,
  integer,
  json,
  oneOf,
  oneOfCheck,
  ref,
  table,
  text,
  uniqueIndex,
} from '../columns.ts'
import { milestoneKinds, periods, resourceKinds } from '../words.ts'

export const roadmaps = table(
  'roadmaps',
  { id: id(), key: text().notNull(), createdAt: instant().notNull() },
  (t) => [uniqueIndex('roadmaps_key').on(t.key)],
)

/** Never changes. The one with the highest number is current. */
export const roadmapVersions = table(
  'roadmap_versions',
  {
    id: id(),
    roadmapId: ref(() => roadmaps.id).notNull(),
    number: integer().notNull(),
    title: text().notNull(),
    summary: text().notNull(),
    contentHash: text().notNull(),
    publishedAt: instant().notNull(),
  },
  (t) => [uniqueIndex('roadmap_versions_number').on(t.roadmapId, t.number)],
)

export const stages = table(
  'stages',
  {
    id: id(),
    roadmapVersionId: ref(() => roadmapVersions.id).notNull(),
    key: text().notNull(),
    /** From 1, the lowest. */
    position: integer().notNull(),
    title: text().notNull(),
    summary: text().notNull(),
  },
  (t) => [uniqueIndex('stages_position').on(t.roadmapVersionId, t.position)],
)

/** `key` stays the same in all versions of the roadmap. */
export const milestones = table(
  'milestones',
  {
    id: id(),
    stageId: ref(() => stages.id).notNull(),
    key: text().notNull(),
    position: integer().notNull(),
    kind: oneOf(milestoneKinds).notNull(),
    title: text().notNull(),
    description: text().notNull(),
    /** For a project: what exists at the end. */
    outcome: text(),
    /** For a behaviour: four steps, from the first to the last. */
    rubric: json<{ title: string; text: string }[]>(),
    /** For a habit: so many entries in each period, kept in so many periods. */
    period: oneOf(periods),
    entriesPerPeriod: integer(),
    periodsNeeded: integer(),
  },
  (t) => [
    oneOfCheck('milestones_kind', t.kind, milestoneKinds),
    oneOfCheck('milestones_period', t.period, periods),
    check(
      'milestones_habit',
      sql`${t.kind} <> 'habit' or (${t.period} is not null and ${t.entriesPerPeriod} > 0 and ${t.periodsNeeded} > 0)`,
    ),
    check('milestones_behaviour', sql`${t.kind} <> 'behaviour' or ${t.rubric} is not null`),
    uniqueIndex('milestones_position').on(t.stageId, t.position),
    index('milestones_key').on(t.key),
  ],
)

export const criteria = table(
  'criteria',
  {
    id: id(),
    milestoneId: ref(() => milestones.id).notNull(),
    position: integer().notNull(),
    text: text().notNull(),
  },
  (t) => [uniqueIndex('criteria_position').on(t.milestoneId, t.position)],
)

export const resources = table(
  'resources',
  {
    id: id(),
    milestoneId: ref(() => milestones.id).notNull(),
    position: integer().notNull(),
    kind: oneOf(resourceKinds).notNull(),
    title: text().notNull(),
    url: text(),
  },
  (t) => [
    oneOfCheck('resources_kind', t.kind, resourceKinds),
    uniqueIndex('resources_position').on(t.milestoneId, t.position),
  ],
)
