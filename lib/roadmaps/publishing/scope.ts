import { desc, eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { criteria, milestones, resources, roadmapVersions, stages } from '#db/schema/roadmaps.ts'
import type { Ctx, SystemCtx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import type { MilestoneContent, RoadmapContent } from '#lib/roadmaps/content.ts'

type Published = {
  roadmapId: string
  key: string
  teamId: string | null
  contentHash: string
  note: string | null
}

/** The roadmap’s next version, which never changes from then on. The caller checks that it may be published. */
export async function insertVersion(
  ctx: Ctx | SystemCtx,
  tx: Transaction,
  { roadmapId, key, teamId, contentHash, note }: Published,
  content: RoadmapContent,
): Promise<{ id: string; number: number }> {
  const [last] = await tx
    .select({ number: roadmapVersions.number })
    .from(roadmapVersions)
    .where(eq(roadmapVersions.roadmapId, roadmapId))
    .orderBy(desc(roadmapVersions.number))
    .limit(1)
  const version = { id: newId(), number: (last?.number ?? 0) + 1 }
  await tx.insert(roadmapVersions).values({
    ...version,
    roadmapId,
    title: content.title,
    summary: content.summary,
    levels: content.levels,
    contentHash,
    note,
    publishedAt: ctx.now,
    publishedById: 'viewer' in ctx ? ctx.viewer.id : null,
  })
  await insertContent(tx, version.id, content)
  await recordAudit(ctx, tx, {
    event: 'roadmap.published',
    subjectId: version.id,
    ...(teamId && { teamId }),
    detail: `${key} ${version.number}`,
  })
  return version
}

async function insertContent(
  tx: Transaction,
  roadmapVersionId: string,
  content: RoadmapContent,
): Promise<void> {
  const stageRows = content.stages.map(({ key, title, summary }, index) => ({
    id: newId(),
    roadmapVersionId,
    key,
    position: index + 1,
    title,
    summary,
  }))
  const made = content.stages.flatMap((stage, stageIndex) =>
    stage.milestones.map((milestone, index) => ({
      milestone,
      row: milestoneRow(stageRows[stageIndex]?.id ?? '', index + 1, milestone),
    })),
  )
  const criterionRows = made.flatMap(({ milestone, row }) =>
    milestone.criteria.map((criterion, index) => ({
      ...criterion,
      id: newId(),
      milestoneId: row.id,
      position: index + 1,
    })),
  )
  const resourceRows = made.flatMap(({ milestone, row }) =>
    milestone.resources.map((resource, index) => ({
      ...resource,
      id: newId(),
      milestoneId: row.id,
      position: index + 1,
    })),
  )
  await tx.insert(stages).values(stageRows)
  for (const rows of inPortions(made)) await tx.insert(milestones).values(rows.map(({ row }) => row))
  for (const rows of inPortions(criterionRows)) await tx.insert(criteria).values(rows)
  for (const rows of inPortions(resourceRows)) await tx.insert(resources).values(rows)
}

/** SQLite takes 32,766 parameters in a statement, and a row has up to sixteen. */
function* inPortions<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let at = 0; at < rows.length; at += 1000) yield rows.slice(at, at + 1000)
}

function milestoneRow(stageId: string, position: number, milestone: MilestoneContent) {
  const { key, kind, title, description, needs, weeks, shown, outcome, rubric, cadence } = milestone
  return {
    id: newId(),
    stageId,
    key,
    position,
    kind,
    title,
    description,
    outcome: kind === 'project' ? outcome : null,
    rubric: kind === 'behaviour' ? rubric : null,
    period: kind === 'habit' ? (cadence?.period ?? null) : null,
    entriesPerPeriod: kind === 'habit' ? (cadence?.entries ?? null) : null,
    periodsNeeded: kind === 'habit' ? (cadence?.periods ?? null) : null,
    needs: needs.length > 0 ? needs : null,
    weeks,
    shown: shown.length > 0 ? shown : null,
  }
}
