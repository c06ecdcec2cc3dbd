import type BetterSqlite from 'better-sqlite3'

// Which ids fill an address's places. Places that stand together belong together.
const fillings: Record<string, string> = {
  '[goalId]': 'SELECT id FROM goals',
  '[goalId]/[step]': `SELECT goals.id, value FROM goals, json_each('["block","drop","due-date","reopen"]')`,
  '[goalId]/[commentId]': 'SELECT goal_id, id FROM comments',
  '[goalId]/[observationId]': 'SELECT goal_id, id FROM observations',
  '[goalId]/[entryId]': 'SELECT goal_id, id FROM habit_entries',
  '[goalId]/[evidenceId]': 'SELECT goal_id, id FROM evidence',
  '[sessionId]': 'SELECT id FROM sessions',
  '[sessionId]/[noteId]': 'SELECT session_id, id FROM session_notes',
  '[pointId]': 'SELECT id FROM agenda_points',
  '[reviewId]': 'SELECT id FROM reviews',
  '[actionId]': 'SELECT id FROM actions',
  '[personId]': 'SELECT id FROM people',
  '[personId]/[confirmationId]': 'SELECT junior_id, id FROM level_confirmations',
  '[teamId]': 'SELECT id FROM teams',
  '[teamId]/[personId]': 'SELECT DISTINCT team_id, person_id FROM memberships',
  '[teamId]/[mentorshipId]': 'SELECT team_id, id FROM mentorships',
  '[teamId]/[planId]': 'SELECT team_id, id FROM plans',
  '[teamId]/[template]': 'SELECT team_id, coalesce(key, id) FROM session_templates',
  '[teamId]/[planId]/[itemId]':
    'SELECT team_id, plan_id, plan_items.id FROM plan_items JOIN plans ON plans.id = plan_id',
  '[roadmapId]': 'SELECT id FROM roadmaps',
  '[roadmapId]/[milestoneKey]': `SELECT roadmap_id, working_milestones.key FROM working_milestones
    JOIN working_copies ON working_copies.id = working_copy_id`,
  '[roadmapId]/[stageKey]': `SELECT roadmap_id, working_stages.key FROM working_stages
    JOIN working_copies ON working_copies.id = working_copy_id`,
  '[roadmapId]/[levelKey]': `SELECT roadmap_id, value ->> 'key' FROM working_copies, json_each(levels)`,
  '[roadmapId]/[suggestionId]': 'SELECT roadmap_id, id FROM roadmap_suggestions',
  '[importId]': 'SELECT id FROM roadmap_imports',
  '[proposalId]': 'SELECT id FROM goal_proposals',
  '[draftId]': 'SELECT id FROM drafts',
  '[jotId]': 'SELECT id FROM jots',
  '[winId]': 'SELECT id FROM wins',
}

// Pages that show more when they are asked for it.
const queries: Record<string, string> = {
  '/sessions/new?with=': 'SELECT id FROM people',
  '/sessions/plan?with=': 'SELECT id FROM people',
  '/sessions/points/from-template?with=': `SELECT people.id || value FROM people, (SELECT '' AS value
    UNION SELECT '&template=' || coalesce(key, id) FROM session_templates)`,
  '/reviews/new?with=': 'SELECT id FROM people',
  '/goals/new?for=': 'SELECT id FROM people',
  '/wins/new?for=': 'SELECT id FROM people',
  '/actions?jot=': 'SELECT id FROM jots',
  '/reviews/new?jot=': 'SELECT id FROM jots',
  '/sessions/new?jot=': 'SELECT id FROM jots',
  '/wins/new?jot=': 'SELECT id FROM jots',
  '/jots?closed=': 'SELECT 1',
  '/search?q=': 'SELECT value FROM json_each(\'["the","review","session"]\')',
}

/** Every address that the routes of the build make with the ids of the database, grouped by route. */
export function addressesOf(
  database: BetterSqlite.Database,
  routes: readonly string[],
): Map<string, string[]> {
  const addresses = new Map<string, string[]>()
  for (const route of routes) {
    const places: string[] = route.match(/\[\w+\]/g) ?? []
    // Who holds the token of a link may open it.
    if (
      places.includes('[token]') ||
      places.includes('[secret]') ||
      route.includes('[...') ||
      route.startsWith('/_')
    )
      continue
    if (places.length === 0) {
      addresses.set(route, [route])
      continue
    }
    const filling = fillings[places.join('/')]
    if (!filling) throw new Error(`Say which ids fill ${places.join('/')} of ${route}.`)
    const rows = database.prepare(filling).raw().all() as string[][]
    addresses.set(
      route,
      rows.map((ids) => ids.reduce((address, id) => address.replace(/\[\w+\]/, id), route)),
    )
  }
  for (const [address, query] of Object.entries(queries)) {
    const values = database.prepare(query).pluck().all() as string[]
    addresses.set(
      address,
      values.map((value) => address + encodeURIComponent(value)),
    )
  }
  return addresses
}
