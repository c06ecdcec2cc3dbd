import { and, eq, exists, gt, isNull, or, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { memberships } from '#db/schema/people.ts'
import { roadmaps } from '#db/schema/roadmaps.ts'
import { roadmapSuggestions } from '#db/schema/working-copies.ts'
import { leadsNow } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'

const mentoring = alias(memberships, 'mentor_membership')

/** SQL: the viewer wrote it, or leads the team whose roadmap it's about. */
export function suggestionsVisibleTo(ctx: Ctx): SQL {
  return or(eq(roadmapSuggestions.authorId, ctx.viewer.id), leadsNow(ctx, roadmapSuggestions.teamId)) as SQL
}

/**
 * SQL, to combine with `suggestionsVisibleTo`: what became of it. An answer that was given after its author had stopped
 * mentoring in the team doesn't reach them.
 */
export function answersVisibleTo(ctx: Ctx): SQL {
  const wasThere = db
    .select({ one: sql`1` })
    .from(mentoring)
    .where(
      and(
        eq(mentoring.personId, ctx.viewer.id),
        eq(mentoring.teamId, roadmapSuggestions.teamId),
        eq(mentoring.role, 'mentor'),
        or(isNull(mentoring.endedAt), gt(mentoring.endedAt, roadmapSuggestions.answeredAt)),
      ),
    )
  return or(leadsNow(ctx, roadmapSuggestions.teamId), exists(wasThere)) as SQL
}

/** SQL over `roadmaps`: those of teams in which the viewer is a mentor now. Everybody's have no team to suggest to. */
export function suggestsFor(ctx: Ctx): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(mentoring)
      .where(
        and(
          eq(mentoring.personId, ctx.viewer.id),
          eq(mentoring.teamId, roadmaps.teamId),
          eq(mentoring.role, 'mentor'),
          isNull(mentoring.endedAt),
        ),
      ),
  )
}

/** Whether the viewer is a mentor in that team, as `suggestsFor` has it. */
export function maySuggest(ctx: Ctx, teamId: string | null): boolean {
  return ctx.viewer.roles.some((held) => held.teamId === teamId && held.role === 'mentor')
}
