import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { agendaPoints, type Undone } from '#db/schema/sessions.ts'
import type { Ctx } from '#lib/core/context.ts'
import { forgetTexts, indexTexts, moveTexts } from '#lib/record/search/writes.ts'
import { pointDocument } from '#lib/sessions/documents.ts'

type Session = { id: string; mentorshipId: string; teamId: string; mentorId: string; juniorId: string }
type Point = { id: string; version: number; isMade: boolean; talkedAt: Date | null }

/** Inside the transaction that withdraws a session: its points are open again, and those written in it withdrawn. */
export async function undoPoints(
  ctx: Ctx,
  tx: Transaction,
  session: Session,
  points: readonly Point[],
): Promise<Undone['points']> {
  const ids = (isMade: boolean) => points.filter((point) => point.isMade === isMade).map(({ id }) => id)
  const [made, ticked] = [ids(true), ids(false)]
  const open = { talkedAt: null, talkedInId: null }
  if (ticked.length > 0) await tx.update(agendaPoints).set(open).where(inArray(agendaPoints.id, ticked))
  if (made.length > 0)
    await tx
      .update(agendaPoints)
      .set({ ...open, withdrawnAt: ctx.now, version: sql`${agendaPoints.version} + 1` })
      .where(inArray(agendaPoints.id, made))
  await moveTexts(tx, ticked, session.mentorshipId)
  await forgetTexts(tx, made)
  return points.map(({ id, version, isMade, talkedAt }) => ({
    id,
    isMade,
    version: isMade ? version + 1 : version,
    talkedAt: talkedAt?.getTime() ?? null,
  }))
}

/** Inside the transaction that puts a session back: what was changed or talked about meanwhile stays as it is. */
export async function putPointsBack(
  ctx: Ctx,
  tx: Transaction,
  session: Session,
  undone: Undone['points'],
): Promise<void> {
  const ticked: string[] = []
  const documents: ReturnType<typeof pointDocument>[] = []
  for (const { id, version, isMade, talkedAt } of undone) {
    const was = {
      talkedAt: talkedAt === null ? null : new Date(talkedAt),
      talkedInId: talkedAt === null ? null : session.id,
    }
    const asLeft = and(
      eq(agendaPoints.id, id),
      eq(agendaPoints.version, version),
      isNull(agendaPoints.talkedAt),
    )
    const [point] = await tx
      .update(agendaPoints)
      .set(isMade ? { ...was, withdrawnAt: null, version: version + 1 } : was)
      .where(and(asLeft, isMade ? isNotNull(agendaPoints.withdrawnAt) : undefined))
      .returning({
        id: agendaPoints.id,
        body: agendaPoints.body,
        authorId: agendaPoints.authorId,
        visibility: agendaPoints.visibility,
        readerId: agendaPoints.readerId,
        talkedInId: agendaPoints.talkedInId,
        createdAt: agendaPoints.createdAt,
      })
    if (!point) continue
    if (!isMade) ticked.push(id)
    else
      documents.push({
        ...pointDocument(ctx, { ...session, id: session.mentorshipId }, point),
        at: point.createdAt,
      })
  }
  await moveTexts(tx, ticked, session.id)
  await indexTexts(tx, documents)
}
