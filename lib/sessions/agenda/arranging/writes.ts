import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { mentorships } from '#db/schema/people.ts'
import { agendaPoints } from '#db/schema/sessions.ts'
import { wasWithdrawnFrom } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused } from '#lib/core/errors.ts'
import { once } from '#lib/record/forms/writes.ts'
import { agendaPointsVisibleTo, pointColumns } from '#lib/sessions/access.ts'
import type { MoveAgendaPoint } from '#lib/sessions/agenda/input.ts'
import { moved } from '#lib/sessions/agenda/rules.ts'
import { ownPair } from '#lib/sessions/scope.ts'

type Row = { id: string; place: number; talkedAt: Date | null; withdrawnAt: Date | null; isKnown: boolean }

/**
 * For either of the pair. The mover names a neighbour that they read, so that places, which count points of any reader,
 * tell nothing. All open points are numbered anew; words and versions stay. Throws `NotFound`, `ReaderChanged` if the
 * mentorship has ended, and `Refused` if one of the two isn't on the agenda any more.
 */
export async function moveAgendaPoint(ctx: Ctx, input: MoveAgendaPoint): Promise<{ id: string }> {
  const { id, beside } = input.do
  return transaction((tx) =>
    once(ctx, tx, { formId: input.formId, verb: 'moveAgendaPoint' }, input, async () => {
      const pair = await ownPair(ctx, tx, input.mentorshipId)
      const rows = await pointsInOrder(ctx, tx, pair.id, [id, beside])
      assertOpen(rows, id, 'This point isn’t on the agenda any more, so there’s nothing to move.')
      assertOpen(
        rows,
        beside,
        'The point beside it isn’t on the agenda any more, so nothing was moved. Move it again if you still want to.',
      )
      const open = rows.filter(isOpen)
      const order = moved(
        open.map((row) => row.id),
        input.do,
      )
      await number(tx, open, order)
      return { id }
    }),
  )
}

const isOpen = ({ talkedAt, withdrawnAt }: Row) => talkedAt === null && withdrawnAt === null

function assertOpen(rows: readonly Row[], id: string, gone: string): void {
  const row = rows.find((each) => each.id === id)
  if (!row?.isKnown) throw new NotFound()
  if (!isOpen(row)) throw new Refused(gone)
}

/** All open ones, and those named. One query. */
async function pointsInOrder(ctx: Ctx, tx: Transaction, mentorshipId: string, ids: string[]): Promise<Row[]> {
  const isKnown = or(agendaPointsVisibleTo(ctx), wasWithdrawnFrom(ctx, pointColumns))
  const open = and(isNull(agendaPoints.talkedAt), isNull(agendaPoints.withdrawnAt))
  return tx
    .select({
      id: agendaPoints.id,
      place: agendaPoints.place,
      talkedAt: agendaPoints.talkedAt,
      withdrawnAt: agendaPoints.withdrawnAt,
      isKnown: sql<number>`case when ${isKnown} then 1 else 0 end`.mapWith(Boolean),
    })
    .from(agendaPoints)
    .innerJoin(mentorships, eq(mentorships.id, agendaPoints.mentorshipId))
    .where(and(eq(agendaPoints.mentorshipId, mentorshipId), or(open, inArray(agendaPoints.id, ids))))
    .orderBy(asc(agendaPoints.place), asc(agendaPoints.createdAt), asc(agendaPoints.id))
}

async function number(tx: Transaction, rows: readonly Row[], order: readonly string[]): Promise<void> {
  const was = new Map(rows.map(({ id, place }) => [id, place]))
  const changed = order
    .map((id, index) => ({ id, place: index + 1 }))
    .filter(({ id, place }) => was.get(id) !== place)
  if (changed.length === 0) return
  const cases = changed.map(({ id, place }) => sql`when ${id} then ${place}`)
  await tx
    .update(agendaPoints)
    // Without the cast, PostgreSQL takes the numbers for text.
    .set({ place: sql`cast(case ${agendaPoints.id} ${sql.join(cases, sql` `)} end as integer)` })
    .where(
      inArray(
        agendaPoints.id,
        changed.map(({ id }) => id),
      ),
    )
}
