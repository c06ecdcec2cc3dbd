import { day, dayCheck, id, index, instant, integer, ref, table, text } from '../columns.ts'
import { goals } from './goals.ts'
import { people, teams } from './people.ts'
import { audience, audienceChecks } from './visibility.ts'

/** Something that went well, noted by the junior or a mentor of theirs. */
export const wins = table(
  'wins',
  {
    id: id(),
    teamId: ref(() => teams.id).notNull(),
    juniorId: ref(() => people.id).notNull(),
    ...audience(),
    body: text().notNull(),
    happenedOn: day().notNull(),
    link: text(),
    goalId: ref(() => goals.id),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    editedAt: instant(),
    withdrawnAt: instant(),
  },
  (t) => [
    ...audienceChecks('wins', t),
    dayCheck('wins_happened_on', t.happenedOn),
    index('wins_junior').on(t.juniorId, t.teamId, t.happenedOn),
    index('wins_author').on(t.authorId, t.createdAt),
    index('wins_goal').on(t.goalId),
  ],
)
