import { and, asc, eq, isNull } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { mentorships, people, teams } from '#db/schema/people.ts'
import { sessions } from '#db/schema/sessions.ts'
import { keptZones } from '#db/zones.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { personDay } from '#lib/core/kept-zones.ts'
import { listOpenActionsByMentorship } from '#lib/sessions/action-items/reads.ts'
import { listCarriedPoints } from '#lib/sessions/agenda/reads.ts'
import { isNextPlanned } from '#lib/sessions/scope.ts'
import { getSince, listLatestHeld } from '#lib/sessions/since/reads.ts'
import { nextDateToOffer, type OfferedDate } from '#lib/sessions/usual/rules.ts'

export type OwnJunior = Awaited<ReturnType<typeof listOwnJuniors>>[number]

/**
 * Ongoing mentorships where the viewer is the mentor, by the junior's name, with the next of the planned sessions. A junior in two teams appears twice. One
 * query.
 */
export async function listOwnJuniors(ctx: Ctx, juniorId?: string) {
  return db
    .select({
      mentorshipId: mentorships.id,
      teamId: teams.id,
      teamName: teams.name,
      cadenceDays: mentorships.cadenceDays,
      junior: { id: people.id, name: people.name, timeZone: people.timeZone, zones: keptZones(people) },
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
    .innerJoin(teams, eq(teams.id, mentorships.teamId))
    .leftJoin(sessions, isNextPlanned)
    .where(
      and(
        eq(mentorships.mentorId, ctx.viewer.id),
        isNull(mentorships.endedAt),
        juniorId === undefined ? undefined : eq(mentorships.juniorId, juniorId),
      ),
    )
    .orderBy(asc(people.sortKey), asc(teams.sortKey), asc(mentorships.id))
}

/**
 * Everything the form for a new session shows, as far as the viewer may read it. Seven queries at most. Throws
 * `NotFound` if the viewer doesn't mentor that junior (in that team) now.
 */
export async function getSessionForm(ctx: Ctx, juniorId: string, teamId?: string) {
  const pairs = await listOwnJuniors(ctx, juniorId)
  const pair = teamId === undefined ? pairs[0] : pairs.find((row) => row.teamId === teamId)
  if (!pair) throw new NotFound()
  const held = await listLatestHeld(ctx, pair.mentorshipId)
  const [last] = held
  return {
    ...pair,
    ...(await getSince(ctx, pair, last)),
    /** How long the last session took, if that was noted. */
    lastMinutes: last?.minutes ?? null,
    offered: offeredDate(ctx, pair, held),
    openActions: await listOpenActionsByMentorship(ctx, pair.mentorshipId),
    openPoints: await listCarriedPoints(ctx, pair.mentorshipId),
  }
}

/** A next date to offer this pair. One query. */
export async function getOfferedDate(ctx: Ctx, pair: OwnJunior): Promise<OfferedDate> {
  return offeredDate(ctx, pair, await listLatestHeld(ctx, pair.mentorshipId))
}

function offeredDate(ctx: Ctx, pair: OwnJunior, held: Awaited<ReturnType<typeof listLatestHeld>>) {
  const today = personDay(ctx.now, pair.junior.zones)
  return nextDateToOffer(held, { today, cadenceDays: pair.cadenceDays, zone: ctx.timeZone })
}

export type SessionFormPage = Awaited<ReturnType<typeof getSessionForm>>
