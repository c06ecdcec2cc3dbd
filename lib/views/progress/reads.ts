import { sql } from 'drizzle-orm'
import { goals } from '#db/schema/goals.ts'
import { roadmapPeople } from '#db/schema/moving-on.ts'
import type { GoalState } from '#db/words.ts'
import type { GoalStanding } from './rules.ts'

/**
 * SQL, for a select grouped by junior and roadmap: "key state blocked" for each goal, separated by commas. Packed,
 * because fetching a row per goal costs ten times as much.
 */
export const packedStandings = () =>
  sql<string>`string_agg(${goals.milestoneKey} || ' ' || ${goals.state} || case when ${goals.blockedAt} is null then '' else ' blocked' end, ',')`

/** SQL, for the same select, grouped by team too: the version that the junior is on, null before any assignment. */
export const standingVersion = () =>
  sql<string | null>`(
    select ${roadmapPeople.roadmapVersionId} from ${roadmapPeople}
    where ${roadmapPeople.juniorId} = ${goals.juniorId} and ${roadmapPeople.teamId} = ${goals.teamId}
      and ${roadmapPeople.roadmapId} = ${goals.roadmapId})`

export function unpackStandings(packed: string): GoalStanding[] {
  return packed.split(',').map((goal) => {
    const [milestoneKey = '', state, blocked] = goal.split(' ')
    return { milestoneKey, state: state as GoalState, isBlocked: blocked === 'blocked' }
  })
}
