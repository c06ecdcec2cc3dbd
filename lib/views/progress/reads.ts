import { sql } from 'drizzle-orm'
import { goals } from '#db/schema/goals.ts'
import type { GoalState } from '#db/words.ts'
import type { GoalStanding } from './rules.ts'

/**
 * SQL, for a select grouped by junior and roadmap: "key state blocked" for each goal, separated by commas. Packed,
 * because fetching a row per goal costs ten times as much.
 */
export const packedStandings = () =>
  sql<string>`string_agg(${goals.milestoneKey} || ' ' || ${goals.state} || case when ${goals.blockedAt} is null then '' else ' blocked' end, ',')`

export function unpackStandings(packed: string): GoalStanding[] {
  return packed.split(',').map((goal) => {
    const [milestoneKey = '', state, blocked] = goal.split(' ')
    return { milestoneKey, state: state as GoalState, isBlocked: blocked === 'blocked' }
  })
}
