import { sql } from 'drizzle-orm'
import {
  check,
  day,
  dayCheck,
  id,
  index,
  instant,
  integer,
  oneOf,
  oneOfCheck,
  ref,
  table,
  text,
  uniqueIndex,
} from '../columns.ts'
import { severities } from '../words.ts'
import { goals } from './goals.ts'
import { people, teams } from './people.ts'
import { audience, audienceChecks } from './visibility.ts'

/** Without a team, it's one of the ten built-in themes. */
export const themes = table(
  'themes',
  {
    id: id(),
    teamId: ref(() => teams.id),
    key: text().notNull(),
    name: text().notNull(),
    position: integer().notNull(),
  },
  (t) => [
    uniqueIndex('themes_key').on(t.key).where(sql`${t.teamId} is null`),
    index('themes_team').on(t.teamId, t.position),
  ],
)

/** All texts of a review, and its findings, have the same visibility. */
export const reviews = table(
  'reviews',
  {
    id: id(),
    teamId: ref(() => teams.id).notNull(),
    juniorId: ref(() => people.id).notNull(),
    ...audience(),
    url: text().notNull(),
    title: text().notNull(),
    reviewedOn: day().notNull(),
    summary: text().notNull(),
    wentWell: text().notNull(),
    toImprove: text().notNull(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    editedAt: instant(),
    withdrawnAt: instant(),
  },
  (t) => [
    dayCheck('reviews_reviewed_on', t.reviewedOn),
    ...audienceChecks('reviews', t),
    index('reviews_junior').on(t.juniorId, t.teamId, t.reviewedOn),
    index('reviews_author').on(t.authorId, t.reviewedOn),
    index('reviews_team').on(t.teamId, t.reviewedOn),
  ],
)

export const findings = table(
  'findings',
  {
    id: id(),
    reviewId: ref(() => reviews.id).notNull(),
    position: integer().notNull(),
    themeId: ref(() => themes.id).notNull(),
    severity: oneOf(severities).notNull(),
    body: text().notNull(),
    file: text(),
    line: integer(),
    /** Null for a range of lines. */
    column: integer(),
    /** Of a range of lines, the end. */
    lastLine: integer(),
    snippet: text(),
  },
  (t) => [
    oneOfCheck('findings_severity', t.severity, severities),
    check('findings_line', sql`${t.line} > 0`),
    // None on the theme, which a finding has in common with a tenth of all: SQLite would look for a note's findings there.
    uniqueIndex('findings_position').on(t.reviewId, t.position),
  ],
)

export const reviewGoals = table(
  'review_goals',
  { id: id(), reviewId: ref(() => reviews.id).notNull(), goalId: ref(() => goals.id).notNull() },
  (t) => [uniqueIndex('review_goals_one').on(t.reviewId, t.goalId), index('review_goals_goal').on(t.goalId)],
)
