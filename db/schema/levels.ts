import { sql } from 'drizzle-orm'
import {
  check,
  day,
  dayCheck,
  id,
  index,
  instant,
  oneOf,
  oneOfCheck,
  ref,
  table,
  text,
  uniqueIndex,
} from '../columns.ts'
import { confirmingRoles } from '../words.ts'
import { people, teams } from './people.ts'
import { roadmaps, roadmapVersions } from './roadmaps.ts'

/**
 * That a junior is at a level, said by a mentor and a lead, and read by the circle. It stays when the junior moves on to
 * another version.
 */
export const levelConfirmations = table(
  'level_confirmations',
  {
    id: id(),
    teamId: ref(() => teams.id).notNull(),
    juniorId: ref(() => people.id).notNull(),
    roadmapId: ref(() => roadmaps.id).notNull(),
    /** The version that the junior was on. */
    roadmapVersionId: ref(() => roadmapVersions.id).notNull(),
    levelKey: text().notNull(),
    levelTitle: text().notNull(),
    createdAt: instant().notNull(),
    /** Null until the second of the two has said so, where there are two. */
    confirmedAt: instant(),
    takenBackAt: instant(),
    takenBackById: ref(() => people.id),
    takenBackReason: text(),
  },
  (t) => [
    check(
      'level_confirmations_taken_back',
      sql`(${t.takenBackAt} is null) = (${t.takenBackReason} is null) and (${t.takenBackAt} is null) = (${t.takenBackById} is null)`,
    ),
    uniqueIndex('level_confirmations_one')
      .on(t.juniorId, t.teamId, t.roadmapId, t.levelKey)
      .where(sql`${t.takenBackAt} is null`),
    index('level_confirmations_junior').on(t.juniorId, t.teamId, t.createdAt),
  ],
)

/** What each of them said. */
export const levelSentences = table(
  'level_sentences',
  {
    id: id(),
    confirmationId: ref(() => levelConfirmations.id).notNull(),
    authorId: ref(() => people.id).notNull(),
    role: oneOf(confirmingRoles).notNull(),
    body: text().notNull(),
    saidOn: day().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    oneOfCheck('level_sentences_role', t.role, confirmingRoles),
    dayCheck('level_sentences_said_on', t.saidOn),
    uniqueIndex('level_sentences_one').on(t.confirmationId, t.authorId),
    index('level_sentences_author').on(t.authorId, t.createdAt),
  ],
)
