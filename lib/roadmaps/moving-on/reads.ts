import { and, asc, eq, isNull, lt } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { roadmapPeople } from '#db/schema/moving-on.ts'
import { memberships, people, teams } from '#db/schema/people.ts'
import { milestones, roadmapVersions, stages } from '#db/schema/roadmaps.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { listVersions } from '#lib/roadmaps/versions/reads.ts'
import { mayMove } from './access.ts'
import { type KeyMap, planMove } from './rules.ts'
import { movingGoals } from './scope.ts'

/** `id` is the place on the roadmap, of a junior in one team; `number` that of the version they're on. */
export type OnRoadmap = Awaited<ReturnType<typeof listOnRoadmap>>[number]

/** Juniors on the roadmap whom the viewer may move, by name. One query. */
export async function listOnRoadmap(ctx: Ctx, roadmapId: string) {
  return db
    .select({
      id: roadmapPeople.id,
      membershipId: memberships.id,
      juniorId: people.id,
      name: people.name,
      teamId: teams.id,
      teamName: teams.name,
      versionId: roadmapVersions.id,
      number: roadmapVersions.number,
    })
    .from(roadmapPeople)
    .innerJoin(people, eq(people.id, roadmapPeople.juniorId))
    .innerJoin(teams, eq(teams.id, roadmapPeople.teamId))
    .innerJoin(
      memberships,
      and(
        eq(memberships.personId, roadmapPeople.juniorId),
        eq(memberships.teamId, roadmapPeople.teamId),
        eq(memberships.role, 'junior'),
        isNull(memberships.endedAt),
      ),
    )
    .innerJoin(roadmapVersions, eq(roadmapVersions.id, roadmapPeople.roadmapVersionId))
    .where(and(eq(roadmapPeople.roadmapId, roadmapId), mayMove(ctx)))
    .orderBy(asc(people.sortKey), asc(teams.sortKey), asc(roadmapPeople.id))
}

/**
 * What moving on to a version would mean for everyone whom the viewer may move there. Throws NotFound if there is no such
 * version, or no one on the roadmap whom the viewer may move. Eight queries at most.
 */
export async function getMoveOn(ctx: Ctx, roadmapId: string, asked: { to?: number; map: KeyMap }) {
  const versions = await listVersions(ctx, roadmapId)
  const all = await listOnRoadmap(ctx, roadmapId)
  const to = asked.to === undefined ? versions[0] : versions.find(({ number }) => number === asked.to)
  if (!to || all.length === 0) throw new NotFound()
  const behind = all.filter(({ number }) => number < to.number)
  const { milestones: there, goalsOf } = await movingGoals(db, roadmapId, to.id, behind)
  const keys = new Set(there.map(({ key }) => key))
  return {
    versions,
    to,
    milestones: there,
    /** Of the map: old keys that no version before has, and new ones that this version doesn't have. */
    unknown: {
      old: await unknownBefore(roadmapId, to.number, Object.keys(asked.map)),
      new: [...new Set(Object.values(asked.map))].filter((key) => !keys.has(key)),
    },
    juniors: behind.map((junior) => ({ ...junior, plan: planMove(goalsOf(junior), there, asked.map) })),
    there: all.filter(({ number }) => number >= to.number),
  }
}

/** The caller checks that the viewer sees the roadmap. One query at most. */
async function unknownBefore(roadmapId: string, number: number, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return []
  const rows = await db
    .selectDistinct({ key: milestones.key })
    .from(milestones)
    .innerJoin(stages, eq(stages.id, milestones.stageId))
    .innerJoin(roadmapVersions, eq(roadmapVersions.id, stages.roadmapVersionId))
    .where(and(eq(roadmapVersions.roadmapId, roadmapId), lt(roadmapVersions.number, number)))
  const known = new Set(rows.map(({ key }) => key))
  return keys.filter((key) => !known.has(key))
}

/** Those pairs of a map that any goal of these people has to do with. Throws NotFound. Eight queries at most. */
export async function pairsThatMatter(
  ctx: Ctx,
  asked: { roadmapId: string; to: number; people: readonly string[]; map: KeyMap },
): Promise<KeyMap> {
  const { juniors } = await getMoveOn(ctx, asked.roadmapId, { to: asked.to, map: {} })
  const moving = juniors.filter(({ id }) => asked.people.includes(id))
  const keys = new Set(moving.flatMap(({ plan }) => plan.map(({ goal }) => goal.milestoneKey)))
  return Object.fromEntries(Object.entries(asked.map).filter(([key]) => keys.has(key)))
}

export type MoveOn = Awaited<ReturnType<typeof getMoveOn>>
