import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { planItems, plans } from '#db/schema/plans.ts'
import { milestones, roadmapVersions, stages } from '#db/schema/roadmaps.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { whatHappened } from '#lib/record/meanwhile/rules.ts'
import { plansVisibleTo, plansWrittenBy } from './access.ts'
import { inOrderOfDays, MAX_ITEMS } from './rules.ts'

type Reading = Pick<Transaction, 'select'>

const by = { id: people.id, name: people.name }

/** With who changed it last. Throws NotFound unless the viewer writes it. One query. */
export async function planToWrite(ctx: Ctx, from: Reading, planId: string) {
  const [row] = await from
    .select({ plan: plans, by })
    .from(plans)
    .innerJoin(people, eq(people.id, plans.updatedById))
    .where(and(eq(plans.id, planId), plansWrittenBy(ctx)))
  if (!row) throw new NotFound()
  return { ...row.plan, by: row.by }
}

/** Throws NotFound unless the viewer reads it. One query. */
export async function planToStart(ctx: Ctx, from: Reading, planId: string) {
  const [plan] = await from
    .select({ id: plans.id, teamId: plans.teamId, title: plans.title, retiredAt: plans.retiredAt })
    .from(plans)
    .where(and(eq(plans.id, planId), plansVisibleTo(ctx)))
  if (!plan) throw new NotFound()
  return plan
}

/** SQL over `milestones`, of an item: in the newest version that has it, since one that was taken out is still named. */
export const isNewest = sql`${milestones.id} = (
  select m.id from ${roadmapVersions} v
  join ${stages} s on s.roadmap_version_id = v.id
  join ${milestones} m on m.stage_id = s.id
  where v.roadmap_id = ${planItems.roadmapId} and m.key = ${planItems.milestoneKey}
  order by v.number desc limit 1)`

export type PlanItem = typeof planItems.$inferSelect

/** In order, removed ones too. One query. */
export async function itemsOf(from: Reading, planId: string): Promise<PlanItem[]> {
  const rows = await from.select().from(planItems).where(eq(planItems.planId, planId))
  return rows.sort(inOrderOfDays)
}

/** In order, without removed ones, each with its name. One query. */
export async function namedItemsOf(from: Reading, planId: string) {
  const rows = await from
    .select({ item: planItems, milestoneTitle: milestones.title })
    .from(planItems)
    .leftJoin(milestones, isNewest)
    .where(and(eq(planItems.planId, planId), isNull(planItems.removedAt)))
  return rows
    .map(({ item, milestoneTitle }) => ({ ...item, name: item.title ?? milestoneTitle ?? '' }))
    .sort(inOrderOfDays)
}

/** Also a removed one, with who changed it last. Throws NotFound. One query. */
export async function itemInScope(from: Reading, planId: string, itemId: string) {
  const [row] = await from
    .select({ item: planItems, by })
    .from(planItems)
    .innerJoin(people, eq(people.id, planItems.updatedById))
    .where(and(eq(planItems.planId, planId), eq(planItems.id, itemId)))
  if (!row) throw new NotFound()
  return { ...row.item, by: row.by }
}

export const isThere = ({ removedAt }: { removedAt: Date | null }) => removedAt === null

/** Throws Refused. */
export function assertRoom(items: readonly PlanItem[], more = 1): void {
  if (items.filter(isThere).length + more > MAX_ITEMS)
    throw new Refused(`A plan has at most ${MAX_ITEMS} goals.`)
}

type Edited = { version: number; updatedAt: Date; by: { id: string; name: string }; removedAt?: Date | null }

/** Throws Stale with the saved texts if something else was saved since the form was opened. */
export function assertAsOpened(
  ctx: Ctx,
  saved: Edited,
  version: number,
  texts: Record<string, string>,
): void {
  if (saved.version === version) return
  const did = saved.removedAt ? 'removed this' : 'changed this'
  throw new Stale(saved.version, texts, whatHappened(ctx, { actor: saved.by, at: saved.updatedAt }, did))
}
