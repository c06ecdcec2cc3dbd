import { and, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { goals } from '#db/schema/goals.ts'
import { roadmapPeople } from '#db/schema/moving-on.ts'
import { memberships, people } from '#db/schema/people.ts'
import { planStarts } from '#db/schema/plans.ts'
import { milestones, roadmaps, roadmapVersions } from '#db/schema/roadmaps.ts'
import { keptZones } from '#db/zones.ts'
import { mayAssignTo } from '#lib/assignments/access.ts'
import { milestonesIn } from '#lib/assignments/scope.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { isCurrentVersion } from '#lib/roadmaps/reads.ts'
import { milestoneOf } from '../rules.ts'
import { namedItemsOf } from '../scope.ts'
import { fateOf } from './rules.ts'

type Reading = Pick<Transaction, 'select'>
type Junior = { juniorId: string; teamId: string }

/** Whom the viewer may start a plan of this team for. Throws NotFound. One query. */
export async function juniorToStartFor(ctx: Ctx, from: Reading, teamId: string, membershipId: string) {
  const [junior] = await from
    .select({ juniorId: people.id, name: people.name, teamId: memberships.teamId, zones: keptZones(people) })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(and(eq(memberships.id, membershipId), eq(memberships.teamId, teamId), mayAssignTo(ctx)))
  if (!junior) throw new NotFound()
  return junior
}

export type ToStart = Awaited<ReturnType<typeof itemsToStart>>[number]

/**
 * The plan's items in order, with what becomes of each for this junior, and the milestone in the version that they're on.
 * The caller checks that the viewer may start it for them. Four queries at most.
 */
export async function itemsToStart(from: Reading, planId: string, junior: Junior) {
  const items = await namedItemsOf(from, planId)
  const held = await goalsHeld(from, junior)
  const versions = await versionsFor(
    from,
    [...new Set(items.flatMap(({ roadmapId }) => roadmapId ?? []))],
    junior,
  )
  const keys = items.flatMap(({ milestoneKey }) => milestoneKey ?? [])
  const milestoneIn =
    versions.size > 0
      ? await milestonesIn(from, new Set([...versions.values()].map(({ versionId }) => versionId)), keys)
      : () => undefined
  const offeredTo = ({ roadmapId, milestoneKey }: (typeof items)[number]) =>
    milestoneIn(versions.get(roadmapId ?? '')?.versionId ?? '', milestoneKey ?? '')
  const known = {
    held: new Set(held.flatMap((goal) => milestoneOf(goal) ?? [])),
    heldTitles: new Set(held.filter((goal) => goal.planId === planId).map(({ title }) => title)),
    offered: new Set(items.flatMap((item) => (offeredTo(item) && milestoneOf(item)) || [])),
    retired: new Set([...versions].flatMap(([id, { isRetired }]) => (isRetired ? [id] : []))),
  }
  return items.map((item) => {
    const milestone = offeredTo(item) ?? null
    return { ...item, name: milestone?.title ?? item.name, fate: fateOf(item, known), milestone }
  })
}

/** Of the junior in this team, dropped ones aside. `planId` is that of the plan that an own goal was started from. */
async function goalsHeld(from: Reading, { juniorId, teamId }: Junior) {
  return from
    .select({
      roadmapId: goals.roadmapId,
      milestoneKey: goals.milestoneKey,
      title: milestones.title,
      planId: sql<string | null>`case when ${goals.roadmapId} is null then ${planStarts.planId} end`,
    })
    .from(goals)
    .innerJoin(milestones, eq(milestones.id, goals.milestoneId))
    .leftJoin(planStarts, eq(planStarts.id, goals.planStartId))
    .where(and(eq(goals.juniorId, juniorId), eq(goals.teamId, teamId), ne(goals.state, 'dropped')))
}

/** By roadmap: the version that the junior is on, or the current one. */
async function versionsFor(from: Reading, roadmapIds: readonly string[], { juniorId, teamId }: Junior) {
  if (roadmapIds.length === 0) return new Map<string, { versionId: string; isRetired: boolean }>()
  const rows = await from
    .select({
      roadmapId: roadmaps.id,
      retiredAt: roadmaps.retiredAt,
      versionId: sql<string>`coalesce(${roadmapPeople.roadmapVersionId}, ${roadmapVersions.id})`,
    })
    .from(roadmaps)
    .innerJoin(roadmapVersions, and(eq(roadmapVersions.roadmapId, roadmaps.id), isCurrentVersion()))
    .leftJoin(
      roadmapPeople,
      and(
        eq(roadmapPeople.roadmapId, roadmaps.id),
        eq(roadmapPeople.juniorId, juniorId),
        eq(roadmapPeople.teamId, teamId),
      ),
    )
    .where(
      and(inArray(roadmaps.id, [...roadmapIds]), or(isNull(roadmaps.teamId), eq(roadmaps.teamId, teamId))),
    )
  return new Map(
    rows.map(({ roadmapId, versionId, retiredAt }) => [
      roadmapId,
      { versionId, isRetired: retiredAt !== null },
    ]),
  )
}
