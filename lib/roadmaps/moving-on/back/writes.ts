import { and, desc, eq, isNull } from 'drizzle-orm'
import { transaction } from '#db/client.ts'
import { roadmapMoves, roadmapPeople } from '#db/schema/moving-on.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused } from '#lib/core/errors.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { once } from '#lib/record/forms/writes.ts'
import { mayMove } from '../access.ts'
import { dropCarried, saveGoalMoves } from '../history.ts'
import type { MoveBackInput } from '../input.ts'
import { waysBack } from './scope.ts'

/**
 * The junior is on the version before again, with the same goals as then. Throws NotFound unless the viewer may move them,
 * Refused if something new has happened on these goals.
 */
export async function moveBack(ctx: Ctx, input: MoveBackInput): Promise<{ roadmapId: string }> {
  return transaction(async (tx) => {
    await once(ctx, tx, { formId: input.formId, verb: 'moveBack' }, input, async () => {
      const [row] = await tx
        .select({ move: roadmapMoves, placeId: roadmapPeople.id, versionId: roadmapPeople.roadmapVersionId })
        .from(roadmapMoves)
        .innerJoin(
          roadmapPeople,
          and(
            eq(roadmapPeople.juniorId, roadmapMoves.juniorId),
            eq(roadmapPeople.teamId, roadmapMoves.teamId),
            eq(roadmapPeople.roadmapId, roadmapMoves.roadmapId),
          ),
        )
        .where(and(eq(roadmapMoves.id, input.moveId), mayMove(ctx)))
      if (!row) throw new NotFound()
      const { move, placeId, versionId } = row
      if (move.undoneAt) throw new Refused('This was taken back already.')
      const [latest] = await tx
        .select({ id: roadmapMoves.id })
        .from(roadmapMoves)
        .where(
          and(
            eq(roadmapMoves.juniorId, move.juniorId),
            eq(roadmapMoves.teamId, move.teamId),
            eq(roadmapMoves.roadmapId, move.roadmapId),
            isNull(roadmapMoves.undoneAt),
          ),
        )
        .orderBy(desc(roadmapMoves.at), desc(roadmapMoves.id))
        .limit(1)
      const ways = await waysBack(tx, [{ ...move, versionId, isLatest: latest?.id === move.id }])
      const goals = ways.get(move.id)
      if (!goals)
        throw new Refused(
          'Something new has happened on these goals since, so this can’t be taken back any more.',
        )
      await tx
        .update(roadmapPeople)
        .set({ roadmapVersionId: move.fromVersionId })
        .where(eq(roadmapPeople.id, placeId))
      await dropCarried(tx, goals)
      await saveGoalMoves(ctx, tx, goals, {
        moveId: move.id,
        kind: 'moved_back',
        actorId: ctx.viewer.id,
      })
      await tx
        .update(roadmapMoves)
        .set({ undoneAt: ctx.now, undoneById: ctx.viewer.id })
        .where(eq(roadmapMoves.id, move.id))
      await recordAudit(ctx, tx, {
        event: 'junior.moved_back',
        subjectId: move.juniorId,
        teamId: move.teamId,
      })
      return { id: move.id }
    })
    const [moved] = await tx
      .select({ roadmapId: roadmapMoves.roadmapId })
      .from(roadmapMoves)
      .where(eq(roadmapMoves.id, input.moveId))
    if (!moved) throw new NotFound()
    return moved
  })
}
