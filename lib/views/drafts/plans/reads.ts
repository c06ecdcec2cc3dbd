import { and, eq, inArray, or } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { planItems, plans } from '#db/schema/plans.ts'
import type { Ctx } from '#lib/core/context.ts'
import { plansWrittenBy } from '#lib/plans/access.ts'

/** Plans that the viewer writes. One query. */
export const planSubjects = (ctx: Ctx, ids: string[]) =>
  db
    .select({ id: plans.id, title: plans.title })
    .from(plans)
    .where(and(inArray(plans.id, ids), plansWrittenBy(ctx)))

/** A new goal of a plan is about the plan, a change to one about that goal; both have the plan's title. One query. */
export async function planItemSubjects(ctx: Ctx, ids: string[]) {
  const rows = await db
    .select({ planId: plans.id, itemId: planItems.id, title: plans.title })
    .from(plans)
    .leftJoin(planItems, and(eq(planItems.planId, plans.id), inArray(planItems.id, ids)))
    .where(and(or(inArray(plans.id, ids), inArray(planItems.id, ids)), plansWrittenBy(ctx)))
  const titles = new Map(
    rows.flatMap(({ planId, itemId, title }) => [
      [planId, title],
      [itemId, title],
    ]),
  )
  return ids.flatMap((id) => {
    const title = titles.get(id)
    return title === undefined || title === null ? [] : [{ id, title }]
  })
}
