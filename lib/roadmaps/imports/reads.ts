import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { teams } from '#db/schema/people.ts'
import { roadmaps } from '#db/schema/roadmaps.ts'
import { roadmapImports, workingCopies } from '#db/schema/working-copies.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { writesFor } from '#lib/roadmaps/access.ts'
import { UnreadableFile } from '#lib/roadmaps/files/building/rules.ts'
import { type Understood, understand } from '#lib/roadmaps/files/rules.ts'
import { getRoadmap } from '#lib/roadmaps/reads.ts'
import { contentOfVersion } from '#lib/roadmaps/rules.ts'
import { getWorkingCopy } from '#lib/roadmaps/working-copies/reads.ts'
import { choicesFrom, IMPORT_DAYS, type Taken, withFile } from './rules.ts'

/** SQL: the viewer's own, for as long as files are kept. */
const ownImports = (ctx: Ctx) =>
  and(
    eq(roadmapImports.authorId, ctx.viewer.id),
    gt(roadmapImports.createdAt, new Date(ctx.now.getTime() - IMPORT_DAYS * 86_400_000)),
  )

export type RoadmapImport = Awaited<ReturnType<typeof getImport>>

/**
 * The viewer's own, and what it says: `understood`, or the sentence why it can't be read. Throws NotFound, also if the viewer
 * no longer writes for its team. One query.
 */
export async function getImport(ctx: Ctx, importId: string) {
  const [row] = await db
    .select({
      id: roadmapImports.id,
      teamId: roadmapImports.teamId,
      teamName: teams.name,
      fileName: roadmapImports.fileName,
      content: roadmapImports.content,
      choices: roadmapImports.choices,
      version: roadmapImports.version,
      createdAt: roadmapImports.createdAt,
      roadmapId: roadmapImports.roadmapId,
    })
    .from(roadmapImports)
    .leftJoin(teams, eq(teams.id, roadmapImports.teamId))
    .where(and(eq(roadmapImports.id, importId), ownImports(ctx)))
  if (!row || !writesFor(ctx, row.teamId)) throw new NotFound()
  const { content, ...file } = row
  return { ...file, understood: read(row) }
}

/** What a kept file says, or the sentence why it can't be read. */
export function read(row: {
  fileName: string
  content: string
  choices: Record<string, string>
}): Understood | string {
  try {
    const file = { name: row.fileName, bytes: new Uint8Array(Buffer.from(row.content, 'base64')) }
    return understand(file, choicesFrom(row.choices))
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message
    throw error
  }
}

/** The viewer's uploads, newest first. One query. */
export async function listImports(ctx: Ctx) {
  return db
    .select({
      id: roadmapImports.id,
      fileName: roadmapImports.fileName,
      teamName: teams.name,
      createdAt: roadmapImports.createdAt,
      roadmapId: roadmapImports.roadmapId,
    })
    .from(roadmapImports)
    .leftJoin(teams, eq(teams.id, roadmapImports.teamId))
    .where(ownImports(ctx))
    .orderBy(desc(roadmapImports.createdAt), desc(roadmapImports.id))
    .limit(20)
}

export type Target = { id: string; key: string; title: string; hasCopy: boolean }

/** The roadmaps of that team, or everybody's, into which a file may be taken, by key. One query. */
export async function listTargets(ctx: Ctx, teamId: string | null): Promise<Target[]> {
  if (!writesFor(ctx, teamId)) return []
  const rows = await db
    .select({ id: roadmaps.id, key: roadmaps.key, title: workingCopies.title })
    .from(roadmaps)
    .leftJoin(workingCopies, eq(workingCopies.roadmapId, roadmaps.id))
    .where(
      teamId === null
        ? and(isNull(roadmaps.teamId), eq(roadmaps.isBuiltIn, false))
        : eq(roadmaps.teamId, teamId),
    )
    .orderBy(roadmaps.key)
  return rows.map(({ title, ...row }) => ({ ...row, title: title ?? row.key, hasCopy: title !== null }))
}

/** What would be new in a roadmap. Throws NotFound. Nine queries at most. */
export async function compareWith(ctx: Ctx, roadmapId: string, understood: Understood): Promise<Taken> {
  const written = await getWorkingCopy(ctx, roadmapId)
  const current = written?.content ?? contentOfVersion(await getRoadmap(ctx, roadmapId))
  return withFile(current, understood.content).taken
}
