import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { mentorships, people } from '#db/schema/people.ts'
import { sessions } from '#db/schema/sessions.ts'
import { keptZones } from '#db/zones.ts'
import { isOneOfPair } from '#lib/audience/access.ts'
import { assertPairGoesOn } from '#lib/audience/naming/scope.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused } from '#lib/core/errors.ts'
import { sessionsVisibleTo } from './access.ts'

/** One query. Throws `NotFound`. */
export async function sessionInScope(ctx: Ctx, tx: Pick<Transaction, 'select'>, sessionId: string) {
  const [session] = await tx
    .select({
      id: sessions.id,
      teamId: sessions.teamId,
      mentorshipId: sessions.mentorshipId,
      mentorId: sessions.mentorId,
      juniorId: sessions.juniorId,
      state: sessions.state,
      heldOn: sessions.heldOn,
      startsAt: sessions.startsAt,
      agreedZone: sessions.agreedZone,
      minutes: sessions.minutes,
      version: sessions.version,
      withdrawnAt: sessions.withdrawnAt,
      timeZone: people.timeZone,
      zones: keptZones(people),
      endedAt: mentorships.endedAt,
    })
    .from(sessions)
    .innerJoin(mentorships, eq(mentorships.id, sessions.mentorshipId))
    .innerJoin(people, eq(people.id, sessions.juniorId))
    .where(and(eq(sessions.id, sessionId), sessionsVisibleTo(ctx)))
  if (!session) throw new NotFound()
  return session
}

/** Throws `Refused` unless the session was held and isn't withdrawn. */
export function assertHeld({ state, withdrawnAt }: { state: string; withdrawnAt: Date | null }): void {
  if (state !== 'held') throw new Refused('This session hasn’t taken place yet. Log it first.')
  if (withdrawnAt) throw new Refused('This session was withdrawn. Put it back to change it.')
}

/** SQL over `sessions` and `mentorships`: of the pair's planned sessions, the one that comes first, even if its day has passed. */
export const isNextPlanned = sql`${sessions.id} = (
  select p.id from ${sessions} p
  where p.mentorship_id = ${mentorships.id} and p.state = 'planned'
  order by p.held_on, coalesce(p.starts_at, '24'), p.id limit 1)`

export type ScopedPair = Awaited<ReturnType<typeof pairInScope>>

/**
 * The ongoing mentorship that the viewer mentors in, and the next of its planned sessions. One query. Throws `ReaderChanged` at `field`
 * if that mentorship has ended, and `NotFound`.
 */
export async function pairInScope(
  ctx: Ctx,
  tx: Pick<Transaction, 'select'>,
  mentorshipId: string,
  field: string,
) {
  const [row] = await tx
    .select({
      pair: {
        id: mentorships.id,
        teamId: mentorships.teamId,
        mentorId: mentorships.mentorId,
        juniorId: mentorships.juniorId,
        timeZone: people.timeZone,
        zones: keptZones(people),
      },
      planned: {
        id: sessions.id,
        heldOn: sessions.heldOn,
        startsAt: sessions.startsAt,
        agreedZone: sessions.agreedZone,
        version: sessions.version,
      },
    })
    .from(mentorships)
    .innerJoin(people, eq(people.id, mentorships.juniorId))
    .leftJoin(sessions, isNextPlanned)
    .where(
      and(
        eq(mentorships.id, mentorshipId),
        eq(mentorships.mentorId, ctx.viewer.id),
        isNull(mentorships.endedAt),
      ),
    )
  if (row) return row
  await assertPairGoesOn(ctx, tx, mentorshipId, field)
  throw new NotFound()
}

/**
 * The ongoing mentorship, for either of the pair. One query. Throws `ReaderChanged` at `field` if it has ended,
 * and `NotFound`.
 */
export async function ownPair(
  ctx: Ctx,
  tx: Pick<Transaction, 'select'>,
  mentorshipId: string,
  field = 'body',
) {
  const [pair] = await tx
    .select({
      id: mentorships.id,
      teamId: mentorships.teamId,
      mentorId: mentorships.mentorId,
      juniorId: mentorships.juniorId,
      zones: keptZones(people),
    })
    .from(mentorships)
    .innerJoin(people, eq(people.id, mentorships.juniorId))
    .where(and(eq(mentorships.id, mentorshipId), isNull(mentorships.endedAt), isOneOfPair(ctx, mentorships)))
  if (!pair) {
    await assertPairGoesOn(ctx, tx, mentorshipId, field)
    throw new NotFound()
  }
  return pair
}
