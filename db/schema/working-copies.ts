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
import { milestoneKinds, periods, type ResourceKind, type Showing, suggestionStates } from '../words.ts'
import { people, teams } from './people.ts'
import { type LevelContent, roadmaps, roadmapVersions } from './roadmaps.ts'

/** A removed one stays until the working copy is published, as stages and milestones do. */
export type WorkingLevel = LevelContent & { isRemoved?: true }

/** A roadmap's next version while it's written, read by those who may write it. Goes when it's published. */
export const workingCopies = table(
  'working_copies',
  {
    id: id(),
    roadmapId: ref(() => roadmaps.id).notNull(),
    /** The version it began as; null for a roadmap's first. */
    basedOnId: ref(() => roadmapVersions.id),
    title: text().notNull(),
    summary: text().notNull(),
    levels: json<WorkingLevel[]>().notNull(),
    /** Of its title, summary and levels; stages and milestones have their own. */
    version: integer().notNull().default(1),
    createdById: ref(() => people.id).notNull(),
    createdAt: instant().notNull(),
    updatedById: ref(() => people.id).notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [uniqueIndex('working_copies_one').on(t.roadmapId)],
)

/** Removed ones stay until the working copy is published. */
export const workingStages = table(
  'working_stages',
  {
    id: id(),
    workingCopyId: ref(() => workingCopies.id).notNull(),
    key: text().notNull(),
    /** From the lowest; not without gaps. */
    position: integer().notNull(),
    title: text().notNull(),
    summary: text().notNull(),
    version: integer().notNull().default(1),
    updatedById: ref(() => people.id).notNull(),
    updatedAt: instant().notNull(),
    removedAt: instant(),
  },
  (t) => [uniqueIndex('working_stages_key').on(t.workingCopyId, t.key)],
)

/** May be incomplete: what hinders publishing is found when it's published. */
export const workingMilestones = table(
  'working_milestones',
  {
    id: id(),
    workingCopyId: ref(() => workingCopies.id).notNull(),
    stageId: ref(() => workingStages.id).notNull(),
    key: text().notNull(),
    position: integer().notNull(),
    kind: oneOf(milestoneKinds).notNull(),
    title: text().notNull(),
    description: text().notNull(),
    criteria: json<{ key: string; text: string }[]>().notNull(),
    needs: json<string[]>().notNull(),
    weeks: integer(),
    shown: json<Showing[]>().notNull(),
    /** Those of other kinds are kept while the kind is tried out. */
    outcome: text(),
    rubric: json<{ title: string; text: string }[]>(),
    period: oneOf(periods),
    entriesPerPeriod: integer(),
    periodsNeeded: integer(),
    resources: json<{ kind: ResourceKind; title: string; url: string | null }[]>().notNull(),
    version: integer().notNull().default(1),
    updatedById: ref(() => people.id).notNull(),
    updatedAt: instant().notNull(),
    removedAt: instant(),
  },
  (t) => [
    oneOfCheck('working_milestones_kind', t.kind, milestoneKinds),
    oneOfCheck('working_milestones_period', t.period, periods),
    uniqueIndex('working_milestones_key').on(t.workingCopyId, t.key),
    index('working_milestones_stage').on(t.stageId, t.position),
  ],
)

/** A mentor's text to the team's leads: its author and they read it. */
export const roadmapSuggestions = table(
  'roadmap_suggestions',
  {
    id: id(),
    roadmapId: ref(() => roadmaps.id).notNull(),
    teamId: ref(() => teams.id).notNull(),
    milestoneKey: text().notNull(),
    authorId: ref(() => people.id).notNull(),
    body: text().notNull(),
    state: oneOf(suggestionStates).notNull(),
    answer: text(),
    answeredById: ref(() => people.id),
    answeredAt: instant(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
  },
  (t) => [
    oneOfCheck('roadmap_suggestions_state', t.state, suggestionStates),
    check('roadmap_suggestions_answered', sql`(${t.state} = 'open') = (${t.answeredAt} is null)`),
    index('roadmap_suggestions_roadmap').on(t.roadmapId, t.state, t.milestoneKey),
    index('roadmap_suggestions_author').on(t.authorId, t.createdAt),
  ],
)

/** An uploaded file, its author's only, for 30 days. */
export const roadmapImports = table(
  'roadmap_imports',
  {
    id: id(),
    authorId: ref(() => people.id).notNull(),
    /** Whose roadmap it's to become; null for everybody's. */
    teamId: ref(() => teams.id),
    fileName: text().notNull(),
    /** Base64, since what its bytes mean is chosen in the preview. */
    content: text().notNull(),
    /** What was chosen in the preview. */
    choices: json<Record<string, string>>().notNull(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    /** The roadmap whose working copy was made of it. */
    roadmapId: ref(() => roadmaps.id),
  },
  (t) => [
    index('roadmap_imports_author').on(t.authorId, t.createdAt),
    index('roadmap_imports_created').on(t.createdAt),
  ],
)
