import { and, eq, exists, inArray, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { placeholder } from '#db/prepared.ts'
import { memberships, mentorships, people } from '#db/schema/people.ts'
import type { Ctx } from '#lib/core/context.ts'

type Column = SQLiteColumn

// With these aliases, the conditions also work inside queries on the same tables.
const pair = alias(mentorships, 'circle_mentorship')
const role = alias(memberships, 'circle_membership')
const mentor = alias(people, 'circle_mentor')
const guiding = alias(memberships, 'own_guiding_membership')

export type CircleColumns = { juniorId: Column; teamId: Column }

/** `withdrawnAt` is null for texts that can't be withdrawn, and for copies that go when their text is. */
export type TextColumns = CircleColumns & {
  authorId: Column
  visibility: Column
  readerId: Column
  withdrawnAt: Column | null
}

/**
 * A context for prepared reads, so they can use the same conditions. Its viewer's id is the placeholder `viewerId`;
 * reading anything else throws an Error.
 */
export const anyViewer = onlyKnowing({ viewer: onlyKnowing({ id: placeholder('viewerId') }) }) as Ctx

function onlyKnowing(known: object): object {
  return new Proxy(known, {
    get(of, name) {
      if (name in of) return Reflect.get(of, name)
      throw new Error(`A prepared read knows only its viewer’s id, not ${String(name)}.`)
    },
  })
}

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

/** SQL: the junior has a mentor in that team who isn't deactivated. A lead gives verdicts only if there's none. */
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

/** SQL: the junior is still one in that team, so what is theirs there can go on. */
export function isJuniorNow({ juniorId, teamId }: CircleColumns): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(role)
      .where(
        and(
          eq(role.personId, juniorId),
          eq(role.teamId, teamId),
          eq(role.role, 'junior'),
          isNull(role.endedAt),
        ),
      ),
  )
}

/**
 * SQL: the viewer currently leads that team or mentors someone in it. Lets a query over juniors start from a few teams.
 */
export function guidesIn(ctx: Ctx, teamId: Column): SQL {
  const mentored = db
    .select({ teamId: pair.teamId })
    .from(pair)
    .where(and(eq(pair.mentorId, ctx.viewer.id), isNull(pair.endedAt)))
  // One list: with two, joined by `or`, PostgreSQL reads every row to compare it with both.
  return inArray(teamId, mentored.union(teamsLed(ctx)))
}

function teamsLed(ctx: Ctx) {
  return db
    .select({ teamId: role.teamId })
    .from(role)
    .where(and(eq(role.personId, ctx.viewer.id), eq(role.role, 'lead'), isNull(role.endedAt)))
}

/** SQL: as `leadsNow()`, for queries that start from the few teams that the viewer leads. */
export function ledBy(ctx: Ctx, teamId: Column): SQL {
  return inArray(teamId, teamsLed(ctx))
}

/** SQL: the team is one in which the viewer is a lead or a mentor now. */
export function guidedBy(ctx: Ctx, teamId: Column): SQL {
  const guided = db
    .select({ teamId: guiding.teamId })
    .from(guiding)
    .where(
      and(
        eq(guiding.personId, ctx.viewer.id),
        inArray(guiding.role, ['lead', 'mentor']),
        isNull(guiding.endedAt),
      ),
    )
  return inArray(teamId, guided)
}

/**
 * SQL: the viewer is the junior, a current mentor of the junior in that team, or a current lead of it. The only
 * definition of a circle.
 */
export function inCircle(ctx: Ctx, columns: CircleColumns): SQL {
  return or(
    eq(columns.juniorId, ctx.viewer.id),
    mentorsNow(ctx, columns),
    leadsNow(ctx, columns.teamId),
  ) as SQL
}

/**
 * SQL: the viewer currently has a role or mentors someone in that team. For lists of current juniors: it excludes
 * no one whom `inCircle()` includes, but lets the query use an index.
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
 * SQL: the viewer is the author, or the text isn't withdrawn and they are the one reader of a `pair` text or in the circle
 * of a `circle` text. The only definition of a visibility. Authors read what they withdrew in its own place only: lists
 * and counts leave it out by `stands()`.
 */
export function textVisibleTo(ctx: Ctx, columns: TextColumns): SQL {
  const { withdrawnAt } = columns
  const isOthers = and(withdrawnAt ? isNull(withdrawnAt) : undefined, addressedTo(ctx, columns))
  return or(eq(columns.authorId, ctx.viewer.id), isOthers) as SQL
}

function addressedTo(ctx: Ctx, columns: TextColumns): SQL {
  return or(
    and(eq(columns.visibility, 'pair'), eq(columns.readerId, ctx.viewer.id)),
    and(eq(columns.visibility, 'circle'), inCircle(ctx, columns)),
  ) as SQL
}

/** SQL: the text is withdrawn, and was another's that the viewer could read. They see who withdrew it, never its words. */
export function wasWithdrawnFrom(ctx: Ctx, columns: TextColumns & { withdrawnAt: Column }): SQL {
  return and(
    isNotNull(columns.withdrawnAt),
    ne(columns.authorId, ctx.viewer.id),
    addressedTo(ctx, columns),
  ) as SQL
}

/** SQL, for texts of the circle: the caller checks that the viewer is in it. Withdrawn ones are their author's only. */
export function circleTextVisibleTo(ctx: Ctx, columns: { authorId: Column; withdrawnAt: Column }): SQL {
  return or(eq(columns.authorId, ctx.viewer.id), isNull(columns.withdrawnAt)) as SQL
}

/** SQL, as `wasWithdrawnFrom`, for texts of the circle. */
export function wasTakenFromCircle(ctx: Ctx, columns: { authorId: Column; withdrawnAt: Column }): SQL {
  return and(isNotNull(columns.withdrawnAt), ne(columns.authorId, ctx.viewer.id)) as SQL
}

/** SQL: the text isn't withdrawn. For lists, counts and figures, also of its author. */
export function stands({ withdrawnAt }: { withdrawnAt: Column }): SQL {
  return isNull(withdrawnAt)
}

/** SQL: the viewer is the mentor or the junior, even after the mentorship has ended. */
export function isOneOfPair(ctx: Ctx, pairOf: { mentorId: Column; juniorId: Column }): SQL {
  return or(eq(pairOf.mentorId, ctx.viewer.id), eq(pairOf.juniorId, ctx.viewer.id)) as SQL
}
