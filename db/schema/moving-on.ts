import { id, index, instant, json, ref, table, uniqueIndex } from '../columns.ts'
import { people, teams } from './people.ts'
import { roadmaps, roadmapVersions } from './roadmaps.ts'

/** Which version of a roadmap a junior is on, from the first assignment on. */
export const roadmapPeople = table(
  'roadmap_people',
  {
    id: id(),
    juniorId: ref(() => people.id).notNull(),
    teamId: ref(() => teams.id).notNull(),
    roadmapId: ref(() => roadmaps.id).notNull(),
    roadmapVersionId: ref(() => roadmapVersions.id).notNull(),
    since: instant().notNull(),
  },
  (t) => [
    uniqueIndex('roadmap_people_one').on(t.juniorId, t.teamId, t.roadmapId),
    index('roadmap_people_team').on(t.teamId, t.roadmapId),
    index('roadmap_people_version').on(t.roadmapVersionId),
  ],
)

/** Somebody moved a junior from one version to another; `goal_events` says what became of each goal. */
export const roadmapMoves = table(
  'roadmap_moves',
  {
    id: id(),
    juniorId: ref(() => people.id).notNull(),
    teamId: ref(() => teams.id).notNull(),
    roadmapId: ref(() => roadmaps.id).notNull(),
    fromVersionId: ref(() => roadmapVersions.id).notNull(),
    toVersionId: ref(() => roadmapVersions.id).notNull(),
    movedById: ref(() => people.id).notNull(),
    at: instant().notNull(),
    /** Keys of milestones that changed, old to new. */
    map: json<Record<string, string>>().notNull(),
    undoneAt: instant(),
    undoneById: ref(() => people.id),
  },
  (t) => [index('roadmap_moves_junior').on(t.juniorId, t.teamId, t.roadmapId, t.at)],
)
