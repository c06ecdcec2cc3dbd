import { and, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { milestones, stages } from '#db/schema/roadmaps.ts'

export const milestoneColumns = {
  id: milestones.id,
  key: milestones.key,
  title: milestones.title,
  description: milestones.description,
}

export type AssignedMilestone = { id: string; key: string; title: string; description: string }

/** The milestones of these versions with these keys. One query. */
export async function milestonesIn(
  from: Pick<Transaction, 'select'>,
  versions: ReadonlySet<string>,
  keys: readonly string[],
): Promise<(versionId: string, key: string) => AssignedMilestone | undefined> {
  const rows = await from
    .select({ ...milestoneColumns, versionId: stages.roadmapVersionId })
    .from(stages)
    .innerJoin(milestones, eq(milestones.stageId, stages.id))
    .where(and(inArray(stages.roadmapVersionId, [...versions]), inArray(milestones.key, [...keys])))
  const found = new Map(rows.map((row) => [`${row.versionId} ${row.key}`, row]))
  return (versionId, key) => found.get(`${versionId} ${key}`)
}
