import { and, eq, exists, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { memberships, mentorships, people } from '#db/schema/people.ts'
import type { Ctx } from '#lib/core/context.ts'

type Column = SQLiteColumn

// Own names, so that the conditions hold inside queries over these very tables too.
const pair = alias(mentorships, 'circle_mentorship')
const role = alias(memberships, 'circle_membership')
const mentor = alias(people, 'circle_mentor')

/** The columns that say whose circle a record belongs to. */
export type CircleColumns = { juniorId: Column; teamId: Column }

/** The columns of `audience()` and the circle that `circle` means for them. */
export type TextColumns = CircleColumns & { authorId: Column; visibility: Column; readerId: Column }

/** SQL: the viewer is the junior's mentor in that team now. */
export function mentorsNow(ctx: Ctx, { juniorId, teamId }: CircleColumns): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(pair)
      .where(
        and(
          eq(pair.mentorId, ctx.viewer.id),
          eq(pair.juniorId, juniorId),
          eq(pair.teamId, teamId),
          isNull(pair.endedAt),
        ),
      ),
  )
}

/** SQL: the junior has an active mentor in that team, whoever it is. A lead answers only where there is none. */
export function hasMentorNow({ juniorId, teamId }: CircleColumns): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(pair)
      .innerJoin(mentor, eq(mentor.id, pair.mentorId))
      .where(
        and(
          eq(pair.juniorId, juniorId),
          eq(pair.teamId, teamId),
          isNull(pair.endedAt),
          isNull(mentor.deactivatedAt),
        ),
      ),
  )
}

/** SQL: the viewer leads that team now. */
export function leadsNow(ctx: Ctx, teamId: Column): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(role)
      .where(
        and(
          eq(role.personId, ctx.viewer.id),
          eq(role.teamId, teamId),
          eq(role.role, 'lead'),
          isNull(role.endedAt),
        ),
      ),
  )
}

/** SQL: a team where the viewer mentors anybody or leads, now: it lets a list over juniors begin at its few teams. */
export function guidesIn(ctx: Ctx, teamId: Column): SQL {
  const mentored = db
    .select({ teamId: pair.teamId })
    .from(pair)
    .where(and(eq(pair.mentorId, ctx.viewer.id), isNull(pair.endedAt)))
  const led = db
    .select({ teamId: role.teamId })
    .from(role)
    .where(and(eq(role.personId, ctx.viewer.id), eq(role.role, 'lead'), isNull(role.endedAt)))
  return or(inArray(teamId, mentored), inArray(teamId, led)) as SQL
}

/**
 * SQL: the viewer is in the junior's circle in that team, now: the junior, an active mentor of the junior there, or a
 * lead of the team. This is the one place that says what a circle is.
 */
export function inCircle(ctx: Ctx, columns: CircleColumns): SQL {
  return or(
    eq(columns.juniorId, ctx.viewer.id),
    mentorsNow(ctx, columns),
    leadsNow(ctx, columns.teamId),
  ) as SQL
}

/**
 * SQL: a record of a team in which the viewer has a role or mentors somebody now. Beside `inCircle`, in lists over all of the
 * viewer's juniors: it takes nothing away there, and an index can follow it.
 */
export function inOwnTeams(ctx: Ctx, teamId: Column): SQL {
  const teams = db
    .select({ id: role.teamId })
    .from(role)
    .where(and(eq(role.personId, ctx.viewer.id), isNull(role.endedAt)))
    .union(
      db
        .select({ id: pair.teamId })
        .from(pair)
        .where(and(eq(pair.mentorId, ctx.viewer.id), isNull(pair.endedAt))),
    )
  return inArray(teamId, teams)
}

/**
 * SQL: the viewer may read this text: its author always, the one reader of a `pair` text, the circle of a `circle` one.
 * This is the one place that says what a visibility means.
 */
export function textVisibleTo(ctx: Ctx, columns: TextColumns): SQL {
  return or(
    eq(columns.authorId, ctx.viewer.id),
    and(eq(columns.visibility, 'pair'), eq(columns.readerId, ctx.viewer.id)),
    and(eq(columns.visibility, 'circle'), inCircle(ctx, columns)),
  ) as SQL
}

/** SQL: the viewer is the mentor or the junior of this pair, be it over or not. */
export function isOneOf(ctx: Ctx, pairOf: { mentorId: Column; juniorId: Column }): SQL {
  return or(eq(pairOf.mentorId, ctx.viewer.id), eq(pairOf.juniorId, ctx.viewer.id)) as SQL
}
