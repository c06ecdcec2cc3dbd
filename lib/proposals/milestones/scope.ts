import { and, eq, ne } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { goals } from '#db/schema/goals.ts'
import { roadmapPeople } from '#db/schema/moving-on.ts'
import { goalProposals } from '#db/schema/proposals.ts'
import { milestones, roadmaps, roadmapVersions, stages } from '#db/schema/roadmaps.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused } from '#lib/core/errors.ts'
import { roadmapsVisibleTo } from '#lib/roadmaps/access.ts'
import { isCurrentVersion } from '#lib/roadmaps/reads.ts'

type From = Pick<Transaction, 'select'>
type Place = { juniorId: string; teamId: string }
type Asked = { roadmapId: string; milestoneKey: string }

/**
 * As `findMilestone`, for a milestone that the junior may propose. Throws NotFound, and as `assertProposable`. Four queries.
 */
export async function milestoneToPropose(
  ctx: Ctx,
  from: From,
  place: Place,
  asked: Asked,
): Promise<{ title: string }> {
  const milestone = await findMilestone(ctx, from, place, asked)
  await assertProposable(from, place, asked, milestone)
  return milestone
}

/** Throws Refused if the roadmap is retired, or the junior has the milestone or has proposed it. Two queries. */
export async function assertProposable(
  from: From,
  place: Place,
  asked: Asked,
  milestone: { retiredAt: Date | null },
): Promise<void> {
  assertNotRetired(milestone)
  const { juniorId, teamId } = place
  const [proposed] = await from
    .select({ id: goalProposals.id })
    .from(goalProposals)
    .where(
      and(
        eq(goalProposals.juniorId, juniorId),
        eq(goalProposals.teamId, teamId),
        eq(goalProposals.state, 'open'),
        eq(goalProposals.roadmapId, asked.roadmapId),
        eq(goalProposals.milestoneKey, asked.milestoneKey),
      ),
    )
    .limit(1)
  if (proposed) throw new Refused('You’ve proposed this already. It’s waiting for an answer.')
  await assertNoGoal(from, place, asked, 'You already have')
}

/** Throws Refused if the junior has a goal for it, which isn't dropped. One query. */
export async function assertNoGoal(
  from: From,
  { juniorId, teamId }: Place,
  { roadmapId, milestoneKey }: Asked,
  who: string,
): Promise<void> {
  const [held] = await from
    .select({ id: goals.id })
    .from(goals)
    .where(
      and(
        eq(goals.juniorId, juniorId),
        eq(goals.teamId, teamId),
        eq(goals.roadmapId, roadmapId),
        eq(goals.milestoneKey, milestoneKey),
        ne(goals.state, 'dropped'),
      ),
    )
    .limit(1)
  if (held) throw new Refused(`${who} a goal for this milestone.`)
}

/** Throws Refused for a milestone of a retired roadmap. */
export function assertNotRetired({ retiredAt }: { retiredAt: Date | null }): void {
  if (retiredAt)
    throw new Refused(
      'This roadmap is retired, so nothing new is assigned from it. What was assigned goes on.',
    )
}

/** The milestone in the version that the junior is on, or in the current one. Throws NotFound. Two queries. */
export async function findMilestone(ctx: Ctx, from: From, { juniorId, teamId }: Place, asked: Asked) {
  const [on] = await from
    .select({ versionId: roadmapPeople.roadmapVersionId })
    .from(roadmapPeople)
    .where(
      and(
        eq(roadmapPeople.juniorId, juniorId),
        eq(roadmapPeople.teamId, teamId),
        eq(roadmapPeople.roadmapId, asked.roadmapId),
      ),
    )
  const rows = await from
    .select({
      id: milestones.id,
      key: milestones.key,
      title: milestones.title,
      description: milestones.description,
      roadmapTitle: roadmapVersions.title,
      retiredAt: roadmaps.retiredAt,
      teamId: roadmaps.teamId,
    })
    .from(roadmapVersions)
    .innerJoin(roadmaps, eq(roadmaps.id, roadmapVersions.roadmapId))
    .innerJoin(stages, eq(stages.roadmapVersionId, roadmapVersions.id))
    .innerJoin(milestones, eq(milestones.stageId, stages.id))
    .where(
      and(
        eq(roadmapVersions.roadmapId, asked.roadmapId),
        on ? eq(roadmapVersions.id, on.versionId) : isCurrentVersion(),
        eq(milestones.key, asked.milestoneKey),
        roadmapsVisibleTo(ctx),
      ),
    )
  const [milestone] = rows
  if (!milestone || (milestone.teamId !== null && milestone.teamId !== teamId)) throw new NotFound()
  if (milestone.retiredAt)
    throw new Refused(
      'This roadmap is retired, so nothing new is assigned from it. What was assigned goes on.',
    )
  return milestone
}
