import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { roadmapMoves, roadmapPeople } from '#db/schema/moving-on.ts'
import { memberships, people, teams } from '#db/schema/people.ts'
import { roadmapVersions } from '#db/schema/roadmaps.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { listVersions } from '#lib/roadmaps/versions/reads.ts'
import { mayMove } from './access.ts'
import { waysBack } from './back/scope.ts'
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
 * What moving on to a version would mean for everyone whom the viewer may move there, and what they may take back. Throws
 * NotFound if there is no such version, or no one on the roadmap whom the viewer may move. Sixteen queries at most.
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
    moved: await listMoved(ctx, roadmapId),
  }
}

export type MoveOn = Awaited<ReturnType<typeof getMoveOn>>

const later = alias(roadmapVersions, 'to_version')
const earlier = alias(roadmapVersions, 'from_version')
const mover = alias(people, 'mover')

/** The last move of each junior that can still be taken back, the latest first. Nine queries at most. */
async function listMoved(ctx: Ctx, roadmapId: string) {
  const rows = await db
    .select({
      id: roadmapMoves.id,
      juniorId: roadmapMoves.juniorId,
      name: people.name,
      teamId: roadmapMoves.teamId,
      roadmapId: roadmapMoves.roadmapId,
      at: roadmapMoves.at,
      toVersionId: roadmapMoves.toVersionId,
      versionId: roadmapPeople.roadmapVersionId,
      from: earlier.number,
      to: later.number,
      moverId: mover.id,
      moverName: mover.name,
    })
    .from(roadmapPeople)
    .innerJoin(
      roadmapMoves,
      and(
        eq(roadmapMoves.juniorId, roadmapPeople.juniorId),
        eq(roadmapMoves.teamId, roadmapPeople.teamId),
        eq(roadmapMoves.roadmapId, roadmapPeople.roadmapId),
      ),
    )
    .innerJoin(people, eq(people.id, roadmapMoves.juniorId))
    .innerJoin(mover, eq(mover.id, roadmapMoves.movedById))
    .innerJoin(earlier, eq(earlier.id, roadmapMoves.fromVersionId))
    .innerJoin(later, eq(later.id, roadmapMoves.toVersionId))
    .where(and(eq(roadmapPeople.roadmapId, roadmapId), isNull(roadmapMoves.undoneAt), mayMove(ctx)))
    .orderBy(desc(roadmapMoves.at), desc(roadmapMoves.id))
  const seen = new Set<string>()
  const latest = rows.filter(({ juniorId, teamId }) => {
    const isFirst = !seen.has(`${juniorId} ${teamId}`)
    seen.add(`${juniorId} ${teamId}`)
    return isFirst
  })
  const ways = await waysBack(
    db,
    latest.map((move) => ({ ...move, isLatest: true })),
  )
  return latest.flatMap((move) => {
    const goals = ways.get(move.id)
    return goals ? [{ ...move, goals: goals.length }] : []
  })
}
