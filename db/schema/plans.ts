import { sql } from 'drizzle-orm'
import {
  check,
  day,
  dayCheck,
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
} from '../columns.ts'
import { ownGoalKinds } from '../words.ts'
import { people, teams } from './people.ts'
import { roadmaps } from './roadmaps.ts'

/** A team's template: its leads write it, its mentors and leads read it and start it for a junior. */
export const plans = table(
  'plans',
  {
    id: id(),
    teamId: ref(() => teams.id).notNull(),
    title: text().notNull(),
    summary: text().notNull(),
    /** Of its title and summary; items have their own. */
    version: integer().notNull().default(1),
    createdById: ref(() => people.id).notNull(),
    createdAt: instant().notNull(),
    updatedById: ref(() => people.id).notNull(),
    updatedAt: instant().notNull(),
    /** Not started any more since then. */
    retiredAt: instant(),
    retiredById: ref(() => people.id),
  },
  (t) => [index('plans_team').on(t.teamId)],
)

/** A roadmap's milestone, or an own goal with its words. */
export const planItems = table(
  'plan_items',
  {
    id: id(),
    planId: ref(() => plans.id).notNull(),
    position: integer().notNull(),
    /** When it's due, in days after the start. */
    day: integer().notNull(),
    roadmapId: ref(() => roadmaps.id),
    milestoneKey: text(),
    kind: oneOf(ownGoalKinds),
    title: text(),
    description: text(),
    outcome: text(),
    criteria: json<string[]>(),
    version: integer().notNull().default(1),
    updatedById: ref(() => people.id).notNull(),
    updatedAt: instant().notNull(),
    removedAt: instant(),
  },
  (t) => [
    oneOfCheck('plan_items_kind', t.kind, ownGoalKinds),
    check('plan_items_day', sql`${t.day} >= 0`),
    check(
      'plan_items_one',
      sql`(${t.roadmapId} is null) = (${t.milestoneKey} is null) and (${t.milestoneKey} is null) = (${t.title} is not null)`,
    ),
    index('plan_items_plan').on(t.planId, t.position),
  ],
)

/** What was assigned by it is in `goals`; a plan that changes later changes nothing here. */
export const planStarts = table(
  'plan_starts',
  {
    id: id(),
    planId: ref(() => plans.id).notNull(),
    teamId: ref(() => teams.id).notNull(),
    juniorId: ref(() => people.id).notNull(),
    /** The plan's, then. */
    title: text().notNull(),
    startsOn: day().notNull(),
    startedById: ref(() => people.id).notNull(),
    createdAt: instant().notNull(),
    /** Titles of what the junior had already. */
    leftOut: json<string[]>().notNull(),
  },
  (t) => [
    dayCheck('plan_starts_starts_on', t.startsOn),
    index('plan_starts_plan').on(t.planId, t.createdAt),
    index('plan_starts_junior').on(t.juniorId, t.teamId, t.createdAt),
  ],
)
