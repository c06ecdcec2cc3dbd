import { sql } from 'drizzle-orm'
import { id, index, instant, integer, json, ref, table, text, uniqueIndex } from '../columns.ts'
import { people, teams } from './people.ts'

/** Questions for a session, a team's own. Those that Cairn brings are code until a team changes one. */
export const sessionTemplates = table(
  'session_templates',
  {
    id: id(),
    teamId: ref(() => teams.id).notNull(),
    /** Of the one that Cairn brings and that this replaces; null for the team's own. */
    key: text(),
    title: text().notNull(),
    questions: json<string[]>().notNull(),
    version: integer().notNull().default(1),
    createdById: ref(() => people.id).notNull(),
    createdAt: instant().notNull(),
    updatedById: ref(() => people.id).notNull(),
    updatedAt: instant().notNull(),
    /** Not offered any more since then. */
    removedAt: instant(),
  },
  (t) => [
    index('session_templates_team').on(t.teamId, t.removedAt),
    uniqueIndex('session_templates_key').on(t.teamId, t.key).where(sql`${t.key} is not null`),
  ],
)
