import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { and, desc, eq } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { criteria, milestones, resources, roadmaps, roadmapVersions, stages } from '#db/schema/roadmaps.ts'
import type { SystemCtx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import {
  contentHash,
  type MilestoneDefinition,
  parseRoadmap,
  type ResourceDefinition,
  type RoadmapDefinition,
} from './definition.ts'

export type LoadedRoadmap = { key: string; title: string; version: number; published: boolean }

/**
 * Loads `db/roadmaps/*.yaml`, publishing a new version of each roadmap whose content has changed. Throws InvalidRoadmap
 * before anything is written.
 */
export async function loadBuiltInRoadmaps(ctx: SystemCtx): Promise<LoadedRoadmap[]> {
  const folder = path.join(import.meta.dirname, '../../db/roadmaps')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')))
  return publishRoadmaps(ctx, texts.map(parseRoadmap))
}

/**
 * Publishes each definition that differs from its roadmap's current version, in one transaction. Earlier versions stay,
 * because goals refer to their milestones.
 */
export async function publishRoadmaps(
  ctx: SystemCtx,
  definitions: readonly RoadmapDefinition[],
): Promise<LoadedRoadmap[]> {
  return transaction(async (tx) => {
    const loaded: LoadedRoadmap[] = []
    for (const definition of definitions) loaded.push(await publish(ctx, tx, definition))
    return loaded
  })
}

async function publish(
  ctx: SystemCtx,
  tx: Transaction,
  definition: RoadmapDefinition,
): Promise<LoadedRoadmap> {
  const { key, title } = definition
  const hash = contentHash(definition)
  const [current] = await tx
    .select({ id: roadmaps.id, number: roadmapVersions.number, contentHash: roadmapVersions.contentHash })
    .from(roadmaps)
    .innerJoin(roadmapVersions, eq(roadmapVersions.roadmapId, roadmaps.id))
    .where(and(eq(roadmaps.key, key), eq(roadmaps.isBuiltIn, true)))
    .orderBy(desc(roadmapVersions.number))
    .limit(1)
  if (current?.contentHash === hash) return { key, title, version: current.number, published: false }
  const roadmapId = current?.id ?? (await addRoadmap(ctx, tx, key))
  const version = (current?.number ?? 0) + 1
  const versionId = newId()
  await tx.insert(roadmapVersions).values({
    id: versionId,
    roadmapId,
    number: version,
    title,
    summary: definition.summary,
    contentHash: hash,
    publishedAt: ctx.now,
  })
  await addContent(tx, versionId, definition)
  await recordAudit(ctx, tx, {
    event: 'roadmap.published',
    subjectId: versionId,
    detail: `${key} ${version}`,
  })
  return { key, title, version, published: true }
}

async function addRoadmap(ctx: SystemCtx, tx: Transaction, key: string): Promise<string> {
  const id = newId()
  await tx.insert(roadmaps).values({ id, key, isBuiltIn: true, createdAt: ctx.now })
  return id
}

/** Four inserts whatever the size: a definition's limits keep them below SQLite's 32,766 parameters. */
async function addContent(
  tx: Transaction,
  roadmapVersionId: string,
  definition: RoadmapDefinition,
): Promise<void> {
  const stageRows = definition.stages.map(({ key, title, summary }, index) => ({
    id: newId(),
    roadmapVersionId,
    key,
    position: index + 1,
    title,
    summary,
  }))
  const milestoneRows = definition.stages.flatMap((stage, stageIndex) =>
    stage.milestones.map((milestone, index) => ({
      milestone,
      row: milestoneRow(stageRows[stageIndex]?.id ?? '', index + 1, milestone),
    })),
  )
  const criterionRows = milestoneRows.flatMap(({ milestone, row }) =>
    milestone.criteria.map((text, index) => ({
      id: newId(),
      milestoneId: row.id,
      key: `${index + 1}`,
      position: index + 1,
      text,
    })),
  )
  const resourceRows = milestoneRows.flatMap(({ milestone, row }) =>
    milestone.resources.map((resource, index) => ({
      id: newId(),
      milestoneId: row.id,
      position: index + 1,
      kind: resource.kind,
      title: resourceTitle(resource),
      url: resource.url ?? null,
    })),
  )
  await tx.insert(stages).values(stageRows)
  const rows = milestoneRows.map(({ row }) => row)
  await tx.insert(milestones).values(rows)
  await tx.insert(criteria).values(criterionRows)
  if (resourceRows.length > 0) await tx.insert(resources).values(resourceRows)
}

function milestoneRow(stageId: string, position: number, milestone: MilestoneDefinition) {
  const { key, kind, title, description } = milestone
  return {
    id: newId(),
    stageId,
    key,
    position,
    kind,
    title,
    description,
    outcome: kind === 'project' ? milestone.outcome : null,
    rubric: kind === 'behaviour' ? milestone.rubric : null,
    period: kind === 'habit' ? milestone.cadence.period : null,
    entriesPerPeriod: kind === 'habit' ? milestone.cadence.entries : null,
    periodsNeeded: kind === 'habit' ? milestone.cadence.periods : null,
  }
}

/** "Refactoring (Martin Fowler, 2018)": one finds a book by its author and edition. */
function resourceTitle({ title, author, year }: ResourceDefinition): string {
  const source = [author, year].filter((part) => part !== undefined).join(', ')
  return source ? `${title} (${source})` : title
}
