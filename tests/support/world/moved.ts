import { asc, eq } from 'drizzle-orm'
import { db, transaction } from '#db/client.ts'
import { goalCriteria, goalEvents } from '#db/schema/goals.ts'
import { roadmapPeople } from '#db/schema/moving-on.ts'
import { newId } from '#lib/core/ids.ts'
import { goalById } from '../stored.ts'
import type { MilestoneName } from './roadmap.ts'
import { changed, publishNext, putOnVersion } from './versions.ts'
import { makeWorld, type World } from './world.ts'

export let world: World
/** Where the junior is on the roadmap. */
export let row: string
export let next: Awaited<ReturnType<typeof publishNext>>

/** For `beforeEach`: a new world, whose junior is on the first of two versions. */
export async function beginMoving(): Promise<void> {
  world = await makeWorld()
  const { mentor, junior, roadmap, teamId } = world
  row = await putOnVersion(roadmap.roadmapId, { juniorId: junior.viewer.id, teamId })
  next = await publishNext(mentor, roadmap.roadmapId, changed)
}

export const form = (map: Record<string, string> = {}, people = [row]) => ({
  formId: newId(),
  roadmapId: world.roadmap.roadmapId,
  to: 2,
  people,
  map,
})
export const soon = (minutes: number) => new Date(world.mentor.now.getTime() + minutes * 60_000)
export const version = async () => {
  const [place] = await db.select().from(roadmapPeople).where(eq(roadmapPeople.id, row))
  return place?.roadmapVersionId
}
export const said = (goalId: string) =>
  db
    .select({
      criterionId: goalCriteria.criterionId,
      tickedAt: goalCriteria.tickedAt,
      agreedAt: goalCriteria.agreedAt,
    })
    .from(goalCriteria)
    .where(eq(goalCriteria.goalId, goalId))
    .orderBy(asc(goalCriteria.criterionId))
export const milestoneNow = async (goalId: string) => (await goalById(goalId))?.milestoneId
export const idIn2 = (key: string) => next.milestones.get(key)?.id ?? ''
export const criteriaIn2 = (key: string) => next.milestones.get(key)?.criteria.map(({ id }) => id) ?? []
export const of1 = (name: MilestoneName) => world.roadmap.milestones[name]
export const stepsOf = async (goalId: string) => {
  const rows = await db
    .select({ kind: goalEvents.kind, actorId: goalEvents.actorId, toId: goalEvents.toMilestoneId })
    .from(goalEvents)
    .where(eq(goalEvents.goalId, goalId))
    .orderBy(asc(goalEvents.at), asc(goalEvents.id))
  return rows
}

/** Ticked and agreed in full. */
export async function agreed(goalId: string, criterionIds: string[]) {
  const { mentor } = world
  const rows = criterionIds.map((criterionId) => ({
    id: newId(),
    goalId,
    criterionId,
    tickedAt: mentor.now,
    agreedAt: mentor.now,
    agreedById: mentor.viewer.id,
  }))
  await transaction((tx) => tx.insert(goalCriteria).values(rows))
}
