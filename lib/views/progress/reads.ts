import { sql } from 'drizzle-orm'
import { goals } from '#db/schema/goals.ts'
import type { GoalState } from '#db/words.ts'
import type { GoalStanding } from './rules.ts'

/**
 * SQL, for a select that groups goals by junior and roadmap: how each milestone stands, packed as "key state blocked"
 * with commas between. A row for each goal would cost ten times as much to bring over, and so the rule stays in one place.
 */
export const packedStandings = () =>
  sql<string>`string_agg(${goals.milestoneKey} || ' ' || ${goals.state} || case when ${goals.blockedAt} is null then '' else ' blocked' end, ',')`

/** What `packedStandings` packed. */
export function unpackStandings(packed: string): GoalStanding[] {
  return packed.split(',').map((goal) => {
    const [milestoneKey = '', state, blocked] = goal.split(' ')
    return { milestoneKey, state: state as GoalState, isBlocked: blocked === 'blocked' }
  })
}
