import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { and, desc, eq } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { roadmaps, roadmapVersions } from '#db/schema/roadmaps.ts'
import type { SystemCtx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { parseRoadmap, type RoadmapDefinition } from './definition.ts'
import { insertVersion } from './publishing/scope.ts'

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
    .where(and(eq(roadmaps.key, key), eq(roadmaps.isBuiltIn, true)))
    .orderBy(desc(roadmapVersions.number))
    .limit(1)
  if (current?.contentHash === hash) return { key, title, version: current.number, published: false }
  const roadmapId = current?.id ?? (await addRoadmap(ctx, tx, key))
  const published = { roadmapId, key, teamId: null, contentHash: hash, note: null }
  const { number } = await insertVersion(ctx, tx, published, content)
  return { key, title, version: number, published: true }
}

async function addRoadmap(ctx: SystemCtx, tx: Transaction, key: string): Promise<string> {
  const id = newId()
  await tx.insert(roadmaps).values({ id, key, isBuiltIn: true, createdAt: ctx.now })
  return id
}
