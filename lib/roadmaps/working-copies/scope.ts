import { and, asc, eq, or } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { people, teams } from '#db/schema/people.ts'
import { roadmaps } from '#db/schema/roadmaps.ts'
import { workingCopies, workingMilestones, workingStages } from '#db/schema/working-copies.ts'
import { ledBy } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { whatHappened } from '#lib/record/meanwhile/rules.ts'
import { roadmapsWrittenBy } from '#lib/roadmaps/access.ts'
import { versionIn } from './rules.ts'

type Reading = Pick<Transaction, 'select'>

/**
 * Throws NotFound unless the viewer leads the team now, or with null is an admin: who lost that while a request was under way
 * writes nothing. One query at most.
 */
export async function assertWritesFor(ctx: Ctx, from: Reading, teamId: string | null): Promise<void> {
  if (teamId === null) {
    if (!ctx.viewer.isAdmin) throw new NotFound()
    return
  }
  const [team] = await from
    .select({ id: teams.id })
    .from(teams)
    .where(and(eq(teams.id, teamId), ledBy(ctx, teams.id)))
  if (!team) throw new NotFound()
}

export type ScopedCopy = Awaited<ReturnType<typeof copyInScope>>

/**
 * The roadmap's working copy. Throws NotFound if the viewer doesn't write the roadmap, Refused if it was published or
 * discarded meanwhile. Two queries.
 */
export async function copyInScope(ctx: Ctx, from: Reading, roadmapId: string) {
  const [roadmap] = await from
    .select({ key: roadmaps.key, teamId: roadmaps.teamId })
    .from(roadmaps)
    .where(and(eq(roadmaps.id, roadmapId), roadmapsWrittenBy(ctx)))
  if (!roadmap) throw new NotFound()
  const [copy] = await from.select().from(workingCopies).where(eq(workingCopies.roadmapId, roadmapId))
  if (!copy)
    throw new Refused(
      'This working copy was published or discarded meanwhile. Nothing you wrote is lost: begin the next one in another tab, then send this again.',
    )
  return { ...copy, ...roadmap }
}

const by = { id: people.id, name: people.name }

/** What a form is about: by its id, or by its key if it's of the working copy before. */
export type Named = { id?: string | undefined; key: string }

/** Also a removed one. Throws NotFound. One query. */
export async function stageInScope(from: Reading, copyId: string, { id = '', key }: Named) {
  const rows = await from
    .select({ stage: workingStages, by })
    .from(workingStages)
    .innerJoin(people, eq(people.id, workingStages.updatedById))
    .where(
      and(eq(workingStages.workingCopyId, copyId), or(eq(workingStages.id, id), eq(workingStages.key, key))),
    )
  const row = rows.find(({ stage }) => stage.id === id) ?? rows[0]
  if (!row) throw new NotFound()
  return { ...row.stage, by: row.by }
}

/** Also a removed one. Throws NotFound. One query. */
export async function milestoneInScope(from: Reading, copyId: string, { id = '', key }: Named) {
  const rows = await from
    .select({ milestone: workingMilestones, by })
    .from(workingMilestones)
    .innerJoin(people, eq(people.id, workingMilestones.updatedById))
    .where(
      and(
        eq(workingMilestones.workingCopyId, copyId),
        or(eq(workingMilestones.id, id), eq(workingMilestones.key, key)),
      ),
    )
  const row = rows.find(({ milestone }) => milestone.id === id) ?? rows[0]
  if (!row) throw new NotFound()
  return { ...row.milestone, by: row.by }
}

export type WorkingStage = typeof workingStages.$inferSelect
export type WorkingMilestone = typeof workingMilestones.$inferSelect

/** In order, removed ones too. One query. */
export async function stagesOf(from: Reading, copyId: string): Promise<WorkingStage[]> {
  return from
    .select()
    .from(workingStages)
    .where(eq(workingStages.workingCopyId, copyId))
    .orderBy(asc(workingStages.position), asc(workingStages.id))
}

/** In order within their stages, removed ones too. One query. */
export async function milestonesOf(from: Reading, copyId: string): Promise<WorkingMilestone[]> {
  return from
    .select()
    .from(workingMilestones)
    .where(eq(workingMilestones.workingCopyId, copyId))
    .orderBy(asc(workingMilestones.position), asc(workingMilestones.id))
}

/** Who changed its title, summary or levels last, or anything else. One query. */
export async function authorOfCopy(from: Reading, copyId: string) {
  const [row] = await from
    .select(by)
    .from(workingCopies)
    .innerJoin(people, eq(people.id, workingCopies.updatedById))
    .where(eq(workingCopies.id, copyId))
  if (!row) throw new NotFound()
  return row
}

type Edited = { version: number; updatedAt: Date; by: { id: string; name: string }; removedAt?: Date | null }

/** Throws Stale with the saved texts if something else was saved since the form was opened. */
export function assertUnchanged(
  ctx: Ctx,
  copy: ScopedCopy,
  saved: Edited,
  version: string,
  texts: Record<string, string>,
): void {
  if (versionIn(copy, saved) === version) return
  const did = saved.removedAt ? 'removed this' : 'changed this'
  const happened = whatHappened(ctx, { actor: saved.by, at: saved.updatedAt }, did)
  throw new Stale(versionIn(copy, saved), texts, happened)
}
