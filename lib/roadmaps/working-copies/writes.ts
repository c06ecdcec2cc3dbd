import { and, eq, isNull } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { roadmaps, roadmapVersions } from '#db/schema/roadmaps.ts'
import { roadmapImports, workingCopies, workingMilestones, workingStages } from '#db/schema/working-copies.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { once } from '#lib/record/forms/writes.ts'
import { roadmapsWrittenBy } from '#lib/roadmaps/access.ts'
import type { MilestoneContent, RoadmapContent } from '#lib/roadmaps/content.ts'
import { getRoadmap, isCurrentVersion } from '#lib/roadmaps/reads.ts'
import { contentOfVersion } from '#lib/roadmaps/rules.ts'
import type { NewRoadmap } from './input.ts'
import { freeKey, seenOf } from './rules.ts'
import { assertWritesFor, copyInScope } from './scope.ts'

type Form = { formId: string; roadmapId: string }

/**
 * A roadmap with nothing but a working copy. `id` is the roadmap's. Throws NotFound for a team that the viewer doesn't lead,
 * for everybody's if they're no admin, and for a roadmap to copy that they don't see.
 */
export async function startRoadmap(ctx: Ctx, input: NewRoadmap): Promise<{ id: string }> {
  // A version never changes, so it may be read before.
  const copied = input.copyOf ? contentOfVersion(await getRoadmap(ctx, input.copyOf)) : undefined
  const content = { summary: '', levels: [], stages: [], ...copied, title: input.title }
  return transaction((tx) =>
    once(ctx, tx, { formId: input.formId, verb: 'startRoadmap' }, input, async () => {
      await assertWritesFor(ctx, tx, input.teamId)
      return insertRoadmap(ctx, tx, input.teamId, content)
    }),
  )
}

/** The caller checks that the viewer may write for the team. `key` is made of the title unless it's given and free. */
export async function insertRoadmap(
  ctx: Ctx,
  tx: Transaction,
  teamId: string | null,
  content: RoadmapContent,
  key = '',
): Promise<{ id: string }> {
  const ofTeam = teamId
    ? eq(roadmaps.teamId, teamId)
    : (and(isNull(roadmaps.teamId), eq(roadmaps.isBuiltIn, false)) as ReturnType<typeof eq>)
  const taken = await tx.select({ key: roadmaps.key }).from(roadmaps).where(ofTeam)
  const id = newId()
  const free = freeKey(key || content.title, new Set(taken.map((row) => row.key)), 'roadmap')
  await tx.insert(roadmaps).values({ id, teamId, key: free, createdAt: ctx.now })
  await insertCopy(ctx, tx, { roadmapId: id, teamId, basedOnId: null }, content)
  return { id }
}

/** The next version begins as the current one. Leads to the working copy that's already there. `id` is the roadmap's. */
export async function beginCopy(ctx: Ctx, { formId, roadmapId }: Form): Promise<{ id: string }> {
  const content = contentOfVersion(await getRoadmap(ctx, roadmapId))
  return transaction((tx) =>
    once(ctx, tx, { formId, verb: 'beginCopy' }, { roadmapId }, async () => {
      await putCopy(ctx, tx, roadmapId, content)
      return { id: roadmapId }
    }),
  )
}

/**
 * Begins the working copy with the current version's content, unless it's there. Throws NotFound if the viewer doesn't write
 * the roadmap, or it has no version.
 */
export async function putCopy(
  ctx: Ctx,
  tx: Transaction,
  roadmapId: string,
  content: RoadmapContent,
): Promise<void> {
  const [row] = await tx
    .select({ teamId: roadmaps.teamId, versionId: roadmapVersions.id, copyId: workingCopies.id })
    .from(roadmaps)
    .innerJoin(roadmapVersions, eq(roadmapVersions.roadmapId, roadmaps.id))
    .leftJoin(workingCopies, eq(workingCopies.roadmapId, roadmaps.id))
    .where(and(eq(roadmaps.id, roadmapId), isCurrentVersion(), roadmapsWrittenBy(ctx)))
  if (!row) throw new NotFound()
  if (row.copyId === null)
    await insertCopy(ctx, tx, { roadmapId, teamId: row.teamId, basedOnId: row.versionId }, content)
}

type Begun = { roadmapId: string; teamId: string | null; basedOnId: string | null }

async function insertCopy(
  ctx: Ctx,
  tx: Transaction,
  { roadmapId, teamId, basedOnId }: Begun,
  content: RoadmapContent,
): Promise<void> {
  const workingCopyId = newId()
  const { title, summary, levels } = content
  await tx.insert(workingCopies).values({
    id: workingCopyId,
    roadmapId,
    basedOnId,
    title,
    summary,
    levels,
    createdById: ctx.viewer.id,
    createdAt: ctx.now,
    updatedById: ctx.viewer.id,
    updatedAt: ctx.now,
  })
  await insertStages(ctx, tx, workingCopyId, content.stages)
  await recordAudit(ctx, tx, {
    event: 'working_copy.begun',
    subjectId: roadmapId,
    ...(teamId && { teamId }),
  })
}

/** With their milestones, at the end of the working copy if `after` stages are there already. */
export async function insertStages(
  ctx: Ctx,
  tx: Transaction,
  workingCopyId: string,
  stages: RoadmapContent['stages'],
  after = 0,
): Promise<void> {
  if (stages.length === 0) return
  const edited = { updatedById: ctx.viewer.id, updatedAt: ctx.now }
  const rows = stages.map(({ key, title, summary }, index) => ({
    id: newId(),
    workingCopyId,
    key,
    position: after + index + 1,
    title,
    summary,
    ...edited,
  }))
  await tx.insert(workingStages).values(rows)
  const milestones = stages.flatMap((stage, place) =>
    stage.milestones.map((milestone, index) => ({
      ...milestoneColumns(milestone),
      ...edited,
      id: newId(),
      workingCopyId,
      stageId: rows[place]?.id ?? '',
      position: index + 1,
    })),
  )
  // SQLite takes 32,766 parameters in a statement.
  for (let at = 0; at < milestones.length; at += 500)
    await tx.insert(workingMilestones).values(milestones.slice(at, at + 500))
}

export function milestoneColumns({ cadence, ...milestone }: MilestoneContent) {
  return {
    ...milestone,
    period: cadence?.period ?? null,
    entriesPerPeriod: cadence?.entries ?? null,
    periodsNeeded: cadence?.periods ?? null,
  }
}

/**
 * Deletes the working copy with all that was written in it, and the roadmap if it has no version. Throws NotFound, and
 * Refused if it was published or discarded meanwhile, or changed since `seen`, which the page showed.
 */
export async function discardCopy(
  ctx: Ctx,
  { formId, roadmapId, seen }: Form & { seen: string },
): Promise<{ id: string }> {
  return transaction((tx) =>
    once(ctx, tx, { formId, verb: 'discardCopy' }, { roadmapId, seen }, async () => {
      const copy = await copyInScope(ctx, tx, roadmapId)
      if (seen !== seenOf(copy))
        throw new Refused('Someone changed this working copy since you opened this page. Please look again.')
      await deleteCopy(tx, copy.id)
      if (copy.basedOnId === null) {
        await tx
          .update(roadmapImports)
          .set({ roadmapId: null })
          .where(eq(roadmapImports.roadmapId, roadmapId))
        await tx.delete(roadmaps).where(eq(roadmaps.id, roadmapId))
      }
      await recordAudit(ctx, tx, {
        event: 'working_copy.discarded',
        subjectId: roadmapId,
        ...(copy.teamId && { teamId: copy.teamId }),
      })
      return { id: roadmapId }
    }),
  )
}

export async function deleteCopy(tx: Transaction, copyId: string): Promise<void> {
  await tx.delete(workingMilestones).where(eq(workingMilestones.workingCopyId, copyId))
  await tx.delete(workingStages).where(eq(workingStages.workingCopyId, copyId))
  await tx.delete(workingCopies).where(eq(workingCopies.id, copyId))
}

/** Says when the working copy was changed last, and by whom. */
export async function touchCopy(ctx: Ctx, tx: Transaction, copyId: string): Promise<void> {
  await tx
    .update(workingCopies)
    .set({ updatedById: ctx.viewer.id, updatedAt: ctx.now })
    .where(eq(workingCopies.id, copyId))
}
