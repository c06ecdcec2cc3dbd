import { and, inArray } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { teams } from '#db/schema/people.ts'
import { ledBy } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'

/** Teams whose templates the viewer writes: a draft of one is about its team. One query. */
export const templateSubjects = (ctx: Ctx, ids: string[]) =>
  db
    .select({ id: teams.id, title: teams.name })
    .from(teams)
    .where(and(inArray(teams.id, ids), ledBy(ctx, teams.id)))
