import { and, eq, inArray } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { memberships, people } from '#db/schema/people.ts'
import { goalProposals } from '#db/schema/proposals.ts'
import { milestones, roadmaps, roadmapVersions, stages } from '#db/schema/roadmaps.ts'
import type { Ctx } from '#lib/core/context.ts'
import { proposalsVisibleTo, wordsFor } from '#lib/proposals/access.ts'
import { proposalTitle } from '#lib/proposals/reads.ts'
import { roadmapsVisibleTo } from '#lib/roadmaps/access.ts'

/** What a proposal was begun about: the viewer's own place in a team, or a milestone. Two queries. */
export async function placeSubjects(ctx: Ctx, ids: string[]) {
  const places = await db
    .select({ id: memberships.id })
    .from(memberships)
    .where(and(inArray(memberships.id, ids), eq(memberships.personId, ctx.viewer.id)))
  const chosen = await db
    .select({ id: milestones.id, title: milestones.title })
    .from(milestones)
    .innerJoin(stages, eq(stages.id, milestones.stageId))
    .innerJoin(roadmapVersions, eq(roadmapVersions.id, stages.roadmapVersionId))
    .innerJoin(roadmaps, eq(roadmaps.id, roadmapVersions.roadmapId))
    .where(and(inArray(milestones.id, ids), roadmapsVisibleTo(ctx)))
  return [
    ...places.map(({ id }) => ({ id, title: null, personName: 'a goal of your own' })),
    ...chosen.map((row) => ({ ...row, personName: '' })),
  ]
}

/** Proposals whose words the viewer may read. One query. */
export async function proposalSubjects(ctx: Ctx, ids: string[]) {
  return db
    .select({ id: goalProposals.id, title: proposalTitle, personName: people.name })
    .from(goalProposals)
    .innerJoin(people, eq(people.id, goalProposals.juniorId))
    .where(and(inArray(goalProposals.id, ids), proposalsVisibleTo(ctx), wordsFor(ctx)))
}
