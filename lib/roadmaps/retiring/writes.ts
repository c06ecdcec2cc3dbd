import { and, eq } from 'drizzle-orm'
import { transaction } from '#db/client.ts'
import { roadmaps } from '#db/schema/roadmaps.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused } from '#lib/core/errors.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { once } from '#lib/record/forms/writes.ts'
import { roadmapsRetiredBy } from '#lib/roadmaps/access.ts'
import type { RetireInput } from './input.ts'

/**
 * Nothing new is assigned from a retired roadmap; everything that was goes on. Throws NotFound unless the viewer may, Refused
 * if it's so already.
 */
export async function retireRoadmap(ctx: Ctx, input: RetireInput): Promise<void> {
  await transaction((tx) =>
    once(ctx, tx, { formId: input.formId, verb: 'retireRoadmap' }, input, async () => {
      const [roadmap] = await tx
        .select({
          id: roadmaps.id,
          key: roadmaps.key,
          teamId: roadmaps.teamId,
          retiredAt: roadmaps.retiredAt,
        })
        .from(roadmaps)
        .where(and(eq(roadmaps.id, input.roadmapId), roadmapsRetiredBy(ctx)))
      if (!roadmap) throw new NotFound()
      const retires = input.decision === 'retire'
      if (retires && roadmap.retiredAt) throw new Refused('This roadmap is retired already.')
      if (!retires && !roadmap.retiredAt) throw new Refused('This roadmap isn’t retired.')
      await tx
        .update(roadmaps)
        .set(
          retires
            ? { retiredAt: ctx.now, retiredById: ctx.viewer.id }
            : { retiredAt: null, retiredById: null },
        )
        .where(eq(roadmaps.id, roadmap.id))
      await recordAudit(ctx, tx, {
        event: retires ? 'roadmap.retired' : 'roadmap.brought_back',
        subjectId: roadmap.id,
        ...(roadmap.teamId && { teamId: roadmap.teamId }),
        detail: roadmap.key,
      })
      return { id: roadmap.id }
    }),
  )
}
