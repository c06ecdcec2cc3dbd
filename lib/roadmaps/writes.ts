import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { desc, eq } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { criteria, milestones, resources, roadmaps, roadmapVersions, stages } from '#db/schema/roadmaps.ts'
import type { SystemCtx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import type { MilestoneContent, RoadmapContent } from './content.ts'
import { parseRoadmap, type RoadmapDefinition } from './definition.ts'

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
  const { key, content, hash } = definition
  const { title } = content
  const [current] = await tx
    .select({ id: roadmaps.id, number: roadmapVersions.number, contentHash: roadmapVersions.contentHash })
    .from(roadmaps)
    .innerJoin(roadmapVersions, eq(roadmapVersions.roadmapId, roadmaps.id))
    .where(eq(roadmaps.key, key))
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
    summary: content.summary,
    contentHash: hash,
    publishedAt: ctx.now,
  })
  await addContent(tx, versionId, content)
  await recordAudit(ctx, tx, {
    event: 'roadmap.published',
    subjectId: versionId,
    detail: `${key} ${version}`,
  })
  return { key, title, version, published: true }
}

async function addRoadmap(ctx: SystemCtx, tx: Transaction, key: string): Promise<string> {
  const id = newId()
  await tx.insert(roadmaps).values({ id, key, createdAt: ctx.now })
  return id
}

/** Parts of this many rows stay below SQLite's 32,766 parameters. */
const ROWS_AT_ONCE = 2000

async function addContent(tx: Transaction, roadmapVersionId: string, content: RoadmapContent): Promise<void> {
  const stageRows = content.stages.map(({ key, title, summary }, index) => ({
    id: newId(),
    roadmapVersionId,
    key,
    position: index + 1,
    title,
    summary,
  }))
  const milestoneRows = content.stages.flatMap((stage, stageIndex) =>
    stage.milestones.map((milestone, index) => ({
      milestone,
      row: milestoneRow(stageRows[stageIndex]?.id ?? '', index + 1, milestone),
    })),
  )
  const criterionRows = milestoneRows.flatMap(({ milestone, row }) =>
    milestone.criteria.map(({ text }, index) => ({
      id: newId(),
      milestoneId: row.id,
      position: index + 1,
      text,
    })),
  )
  const resourceRows = milestoneRows.flatMap(({ milestone, row }) =>
    milestone.resources.map(({ kind, title, url }, index) => ({
      id: newId(),
      milestoneId: row.id,
      position: index + 1,
      kind,
      title,
      url,
    })),
  )
  await tx.insert(stages).values(stageRows)
  const rows = milestoneRows.map(({ row }) => row)
  await tx.insert(milestones).values(rows)
  for (const part of parts(criterionRows)) await tx.insert(criteria).values(part)
  for (const part of parts(resourceRows)) await tx.insert(resources).values(part)
}

function parts<Row>(rows: Row[]): Row[][] {
  const starts = Array.from({ length: Math.ceil(rows.length / ROWS_AT_ONCE) }, (_, at) => at * ROWS_AT_ONCE)
  return starts.map((start) => rows.slice(start, start + ROWS_AT_ONCE))
}

function milestoneRow(stageId: string, position: number, milestone: MilestoneContent) {
  const { key, kind, title, description, outcome, rubric, cadence } = milestone
  return {
    id: newId(),
    stageId,
    key,
    position,
    kind,
    title,
    description,
    outcome,
    rubric,
    period: cadence?.period ?? null,
    entriesPerPeriod: cadence?.entries ?? null,
    periodsNeeded: cadence?.periods ?? null,
  }
}
