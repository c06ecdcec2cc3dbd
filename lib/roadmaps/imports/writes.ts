import { and, asc, desc, eq, inArray, lt } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { roadmapImports, workingCopies, workingMilestones, workingStages } from '#db/schema/working-copies.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { once, onceEdited } from '#lib/record/forms/writes.ts'
import type { RoadmapContent } from '#lib/roadmaps/content.ts'
import { MAX_MILESTONES, MAX_STAGES, MAX_TITLE } from '#lib/roadmaps/limits/rules.ts'
import { getRoadmap } from '#lib/roadmaps/reads.ts'
import { contentOfVersion } from '#lib/roadmaps/rules.ts'
import { contentOfCopy } from '#lib/roadmaps/working-copies/rules.ts'
import { assertWritesFor, copyInScope, milestonesOf, stagesOf } from '#lib/roadmaps/working-copies/scope.ts'
import {
  insertRoadmap,
  insertStages,
  milestoneColumns,
  putCopy,
  touchCopy,
} from '#lib/roadmaps/working-copies/writes.ts'
import type { Choose, Take, Upload } from './input.ts'
import { read } from './reads.ts'
import { IMPORT_DAYS, withFile } from './rules.ts'

/**
 * Keeps the file for its sender, with what they chose for the last one of that name. Throws NotFound for a team that the
 * viewer doesn't lead. `id` is the import's.
 */
export async function uploadRoadmap(ctx: Ctx, { formId, teamId, file }: Upload): Promise<{ id: string }> {
  const content = Buffer.from(file.bytes).toString('base64')
  const fileName = file.name.slice(0, 200) || 'roadmap'
  return transaction((tx) =>
    once(ctx, tx, { formId, verb: 'uploadRoadmap' }, { teamId, fileName, content }, async () => {
      await assertWritesFor(ctx, tx, teamId)
      const [last] = await tx
        .select({ choices: roadmapImports.choices })
        .from(roadmapImports)
        .where(and(eq(roadmapImports.authorId, ctx.viewer.id), eq(roadmapImports.fileName, fileName)))
        .orderBy(desc(roadmapImports.createdAt))
        .limit(1)
      const id = newId()
      const choices = last?.choices ?? {}
      await tx
        .insert(roadmapImports)
        .values({ id, authorId: ctx.viewer.id, teamId, fileName, content, choices, createdAt: ctx.now })
      await deleteOld(ctx, tx)
      return { id }
    }),
  )
}

// A few at a time, so that they become fewer.
async function deleteOld(ctx: Ctx, tx: Transaction): Promise<void> {
  const old = await tx
    .select({ id: roadmapImports.id })
    .from(roadmapImports)
    .where(lt(roadmapImports.createdAt, new Date(ctx.now.getTime() - IMPORT_DAYS * 86_400_000)))
    .orderBy(asc(roadmapImports.createdAt))
    .limit(3)
  if (old.length === 0) return
  await tx.delete(roadmapImports).where(
    inArray(
      roadmapImports.id,
      old.map(({ id }) => id),
    ),
  )
}

async function importInScope(ctx: Ctx, tx: Transaction, importId: string) {
  const [row] = await tx
    .select()
    .from(roadmapImports)
    .where(and(eq(roadmapImports.id, importId), eq(roadmapImports.authorId, ctx.viewer.id)))
  if (!row) throw new NotFound()
  await assertWritesFor(ctx, tx, row.teamId)
  return row
}

/** How the file is to be read. Throws NotFound, and Stale if it was chosen otherwise meanwhile. */
export async function chooseReading(ctx: Ctx, input: Choose): Promise<{ id: string }> {
  const { formId, importId, version, choices } = input
  return transaction((tx) =>
    onceEdited(ctx, tx, { formId, verb: 'chooseReading' }, { version, ...choices }, async () => {
      const row = await importInScope(ctx, tx, importId)
      if (row.version !== version) throw new Stale(row.version, {})
      await tx
        .update(roadmapImports)
        .set({ choices, version: version + 1 })
        .where(eq(roadmapImports.id, importId))
      return { id: importId }
    }),
  )
}

/**
 * Makes a working copy of the file: of a new roadmap, or in one that's there, by key. `id` is the roadmap's. Throws
 * NotFound, Stale if the file is read otherwise meanwhile, and Refused if it can't be read or is too much.
 */
export async function takeImport(ctx: Ctx, input: Take): Promise<{ id: string }> {
  const { formId, importId, version, into } = input
  // A version never changes, so it may be read before.
  const begun = into ? await contentToBegin(ctx, into) : undefined
  return transaction((tx) =>
    once(ctx, tx, { formId, verb: 'takeImport' }, { importId, version, into }, async () => {
      const row = await importInScope(ctx, tx, importId)
      if (row.version !== version) throw new Stale(row.version, {})
      const understood = read(row)
      if (typeof understood === 'string') throw new Refused(understood)
      const { content, key } = understood
      if (into && begun) await putCopy(ctx, tx, into, begun)
      const id = into
        ? await takeInto(ctx, tx, into, row.teamId, content)
        : (await insertRoadmap(ctx, tx, row.teamId, titled(content, row.fileName), key)).id
      await tx.update(roadmapImports).set({ roadmapId: id }).where(eq(roadmapImports.id, importId))
      return { id }
    }),
  )
}

/** Undefined for a roadmap that was never published: it has a working copy already. */
async function contentToBegin(ctx: Ctx, roadmapId: string): Promise<RoadmapContent | undefined> {
  try {
    return contentOfVersion(await getRoadmap(ctx, roadmapId))
  } catch (error) {
    if (error instanceof NotFound) return undefined
    throw error
  }
}

const titled = (content: RoadmapContent, fileName: string): RoadmapContent => ({
  ...content,
  title: (content.title || fileName).slice(0, MAX_TITLE),
})

async function takeInto(
  ctx: Ctx,
  tx: Transaction,
  roadmapId: string,
  teamId: string | null,
  file: RoadmapContent,
): Promise<string> {
  const copy = await copyInScope(ctx, tx, roadmapId)
  // A file for one team isn't taken into another's.
  if (copy.teamId !== teamId) throw new NotFound()
  const stages = await stagesOf(tx, copy.id)
  const milestones = await milestonesOf(tx, copy.id)
  const before = contentOfCopy(copy, stages, milestones)
  const { content } = withFile(before, file)
  const all = content.stages.flatMap((stage) => stage.milestones)
  if (content.stages.length > MAX_STAGES || all.length > MAX_MILESTONES)
    throw new Refused(
      `Together these would be ${content.stages.length} stages and ${all.length} milestones. A roadmap has at most ${MAX_STAGES} stages and ${MAX_MILESTONES} milestones.`,
    )
  await putContent(ctx, tx, { id: copy.id, stages, milestones }, content)
  if (file.levels.length > 0 && JSON.stringify(before.levels) !== JSON.stringify(file.levels))
    await tx
      .update(workingCopies)
      .set({ levels: content.levels, version: copy.version + 1 })
      .where(eq(workingCopies.id, copy.id))
  await touchCopy(ctx, tx, copy.id)
  return roadmapId
}

type Rows = Pick<Awaited<ReturnType<typeof copyInScope>>, 'id'> & {
  stages: Awaited<ReturnType<typeof stagesOf>>
  milestones: Awaited<ReturnType<typeof milestonesOf>>
}

/** What was removed comes back if the file has it. Rows that don't change stay as they are, with their versions. */
async function putContent(ctx: Ctx, tx: Transaction, copy: Rows, content: RoadmapContent): Promise<void> {
  const edited = { updatedById: ctx.viewer.id, updatedAt: ctx.now, removedAt: null }
  const stageRows = new Map(copy.stages.map((row) => [row.key, row]))
  const milestoneRows = new Map(copy.milestones.map((row) => [row.key, row]))
  for (const [index, stage] of content.stages.entries()) {
    const saved = stageRows.get(stage.key)
    const { key, title, summary } = stage
    if (!saved) {
      await insertStages(ctx, tx, copy.id, [{ ...stage, milestones: [] }], index)
    } else if (
      saved.title !== title ||
      saved.summary !== summary ||
      saved.position !== index + 1 ||
      saved.removedAt
    ) {
      await tx
        .update(workingStages)
        .set({ title, summary, position: index + 1, version: saved.version + 1, ...edited })
        .where(eq(workingStages.id, saved.id))
    }
    const [row] = saved
      ? [saved]
      : await tx
          .select()
          .from(workingStages)
          .where(and(eq(workingStages.workingCopyId, copy.id), eq(workingStages.key, key)))
    const added = []
    for (const [place, milestone] of stage.milestones.entries()) {
      const known = milestoneRows.get(milestone.key)
      const columns = { ...milestoneColumns(milestone), stageId: row?.id ?? '', position: place + 1 }
      if (!known) added.push({ ...columns, ...edited, id: newId(), workingCopyId: copy.id })
      else if (differs(known, columns))
        await tx
          .update(workingMilestones)
          .set({ ...columns, version: known.version + 1, ...edited })
          .where(eq(workingMilestones.id, known.id))
    }
    if (added.length > 0) await tx.insert(workingMilestones).values(added)
  }
}

function differs(known: Record<string, unknown> & { removedAt: Date | null }, columns: object): boolean {
  return (
    known.removedAt !== null ||
    Object.entries(columns).some(([name, value]) => JSON.stringify(known[name]) !== JSON.stringify(value))
  )
}

/** Deletes the uploaded file; what was made of it stays. Throws NotFound. */
export async function deleteImport(
  ctx: Ctx,
  { formId, importId }: { formId: string; importId: string },
): Promise<{ id: string }> {
  return transaction((tx) =>
    once(ctx, tx, { formId, verb: 'deleteImport' }, { importId }, async () => {
      await importInScope(ctx, tx, importId)
      await tx.delete(roadmapImports).where(eq(roadmapImports.id, importId))
      return { id: importId }
    }),
  )
}
