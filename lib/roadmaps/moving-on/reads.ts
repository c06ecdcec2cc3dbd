import { and, asc, eq, isNull } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { roadmapPeople } from '#db/schema/moving-on.ts'
import { memberships, people, teams } from '#db/schema/people.ts'
import { roadmapVersions } from '#db/schema/roadmaps.ts'
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
 * version, or no one on the roadmap whom the viewer may move. Seven queries at most.
 */
export async function getMoveOn(ctx: Ctx, roadmapId: string, asked: { to?: number; map: KeyMap }) {
  const versions = await listVersions(ctx, roadmapId)
  const all = await listOnRoadmap(ctx, roadmapId)
  const to = asked.to === undefined ? versions[0] : versions.find(({ number }) => number === asked.to)
  if (!to || all.length === 0) throw new NotFound()
  const behind = all.filter(({ number }) => number < to.number)
  const { milestones, goalsOf } = await movingGoals(db, roadmapId, to.id, behind)
  const keys = new Set(milestones.map(({ key }) => key))
  return {
    versions,
    to,
    milestones,
    unknownKeys: Object.values(asked.map).filter((key) => !keys.has(key)),
    juniors: behind.map((junior) => ({ ...junior, plan: planMove(goalsOf(junior), milestones, asked.map) })),
    there: all.filter(({ number }) => number >= to.number),
  }
}

export type MoveOn = Awaited<ReturnType<typeof getMoveOn>>
