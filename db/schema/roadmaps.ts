import { sql } from 'drizzle-orm'
import {
  boolean,
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
import { milestoneKinds, periods, resourceKinds, type Showing } from '../words.ts'
import { people, teams } from './people.ts'

export type LevelContent = {
  key: string
  title: string
  expects: { milestone: string; step: number | null }[]
}

/** A team's, for its people only, or everybody's. Without a version, only its working copy is there. */
export const roadmaps = table(
  'roadmaps',
  {
    id: id(),
    teamId: ref(() => teams.id),
    key: text().notNull(),
    /** Comes with Cairn, whose updates publish its versions. */
    isBuiltIn: boolean().notNull().default(false),
    createdAt: instant().notNull(),
    /** Nothing new is assigned from it since then. */
    retiredAt: instant(),
    retiredById: ref(() => people.id),
  },
  (t) => [
    uniqueIndex('roadmaps_key').on(t.key, t.isBuiltIn).where(sql`${t.teamId} is null`),
    uniqueIndex('roadmaps_team_key').on(t.teamId, t.key),
  ],
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
    levels: json<LevelContent[]>(),
    /** To the people on the version before. */
    note: text(),
    publishedAt: instant().notNull(),
    /** Null if it came with Cairn. */
    publishedById: ref(() => people.id),
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

/** `key` stays the same in all versions of the roadmap. One without a stage is an own goal's, and its goal's readers read it. */
export const milestones = table(
  'milestones',
  {
    id: id(),
    stageId: ref(() => stages.id),
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
    /** Keys of milestones that help to reach this one. */
    needs: json<string[]>(),
    /** Expected. */
    weeks: integer(),
    /** What is asked for on top of evidence. */
    shown: json<Showing[]>(),
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
    /** Stays the same in all versions of the milestone. */
    key: text().notNull(),
    position: integer().notNull(),
    text: text().notNull(),
  },
  (t) => [
    uniqueIndex('criteria_position').on(t.milestoneId, t.position),
    uniqueIndex('criteria_key').on(t.milestoneId, t.key),
  ],
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
