import { and, eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { roadmapPeople } from '#db/schema/moving-on.ts'
import { stages } from '#db/schema/roadmaps.ts'
import { FieldRefused } from '#lib/core/errors.ts'

type Stage = { roadmapId: string; stageKey: string }

type From = Pick<Transaction, 'select'>
type Junior = { juniorId: string; teamId: string }

/** The stage, or null unless the version that the junior is on has it. None or one query. */
export async function findStage(from: From, junior: Junior, chosen: Stage | null): Promise<Stage | null> {
  if (!chosen) return null
  const [row] = await from
    .select({ id: stages.id })
    .from(roadmapPeople)
    .innerJoin(stages, eq(stages.roadmapVersionId, roadmapPeople.roadmapVersionId))
    .where(
      and(
        eq(roadmapPeople.juniorId, junior.juniorId),
        eq(roadmapPeople.teamId, junior.teamId),
        eq(roadmapPeople.roadmapId, chosen.roadmapId),
        eq(stages.key, chosen.stageKey),
      ),
    )
  return row ? chosen : null
}

/** For a stage that was chosen in a form. Throws FieldRefused at `stage` if it isn't there. None or one query. */
export async function stageBeside(from: From, junior: Junior, chosen: Stage | null): Promise<Stage | null> {
  const stage = await findStage(from, junior, chosen)
  if (chosen && !stage)
    throw new FieldRefused('stage', 'This stage isn’t there any more. Please choose another, or none.')
  return stage
}
