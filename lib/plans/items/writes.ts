import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { planItems } from '#db/schema/plans.ts'
import { milestones, roadmaps, roadmapVersions, stages } from '#db/schema/roadmaps.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { once, onceEdited } from '#lib/record/forms/writes.ts'
import { isCurrentVersion } from '#lib/roadmaps/reads.ts'
import type { AddMilestones, ArrangePlan, EditItem, EditItemDay, NewItem } from '../input.ts'
import { milestoneOf, neighbour, spreadDays } from '../rules.ts'
import {
  assertAsOpened,
  assertRoom,
  isThere,
  itemInScope,
  itemsOf,
  type PlanItem,
  planToWrite,
} from '../scope.ts'

// Each throws NotFound unless the viewer writes the plan. What was started stays as it is.

const editedBy = (ctx: Ctx) => ({ updatedById: ctx.viewer.id, updatedAt: ctx.now })

const positionAfter = (items: readonly PlanItem[]) =>
  Math.max(0, ...items.map(({ position }) => position)) + 1

/**
 * In the order of their roadmap; those that are in the plan already are left out. Throws NotFound for what isn't in the
 * current version of a roadmap of the team or of everybody, Refused for a retired one, or if the plan is full.
 */
export async function addMilestones(ctx: Ctx, input: AddMilestones): Promise<{ id: string }> {
  return transaction((tx) =>
    once(ctx, tx, { formId: input.formId, verb: 'addMilestones' }, input, async () => {
      const plan = await planToWrite(ctx, tx, input.planId)
      const keys = await keysInOrder(tx, plan.teamId, input)
      const items = await itemsOf(tx, plan.id)
      const held = new Set(items.filter(isThere).map(milestoneOf))
      const added = keys.filter((key) => !held.has(`${input.roadmapId} ${key}`))
      assertRoom(items, added.length)
      const days = spreadDays(added.length, input.day, input.lastDay ?? input.day)
      const first = positionAfter(items)
      if (added.length > 0)
        await tx.insert(planItems).values(
          added.map((milestoneKey, place) => ({
            id: newId(),
            planId: plan.id,
            position: first + place,
            day: days[place] ?? input.day,
            roadmapId: input.roadmapId,
            milestoneKey,
            ...editedBy(ctx),
          })),
        )
      return { id: plan.id }
    }),
  )
}

async function keysInOrder(tx: Transaction, teamId: string, input: AddMilestones): Promise<string[]> {
  const rows = await tx
    .select({
      key: milestones.key,
      stage: stages.position,
      position: milestones.position,
      retiredAt: roadmaps.retiredAt,
    })
    .from(roadmaps)
    .innerJoin(roadmapVersions, and(eq(roadmapVersions.roadmapId, roadmaps.id), isCurrentVersion()))
    .innerJoin(stages, eq(stages.roadmapVersionId, roadmapVersions.id))
    .innerJoin(milestones, eq(milestones.stageId, stages.id))
    .where(
      and(
        eq(roadmaps.id, input.roadmapId),
        or(isNull(roadmaps.teamId), eq(roadmaps.teamId, teamId)),
        inArray(milestones.key, input.milestones),
      ),
    )
    .orderBy(stages.position, milestones.position)
  if (rows.length !== input.milestones.length) throw new NotFound()
  if (rows.some(({ retiredAt }) => retiredAt))
    throw new Refused('This roadmap is retired, so nothing new is assigned from it.')
  return rows.map(({ key }) => key)
}

/** Throws Refused if the plan is full. `id` is the item's. */
export async function addOwnItem(ctx: Ctx, input: NewItem): Promise<{ id: string }> {
  return transaction((tx) =>
    once(ctx, tx, { formId: input.formId, verb: 'addOwnItem' }, input, async () => {
      const plan = await planToWrite(ctx, tx, input.planId)
      const items = await itemsOf(tx, plan.id)
      assertRoom(items)
      const id = newId()
      await tx.insert(planItems).values({
        id,
        planId: plan.id,
        position: positionAfter(items),
        day: input.day,
        ...wordsOf(input),
        ...editedBy(ctx),
      })
      return { id }
    }),
  )
}

const wordsOf = ({ kind, title, description, outcome, criteria }: Omit<NewItem, 'formId' | 'planId'>) => ({
  kind,
  title,
  description,
  outcome,
  criteria,
})

/** Of an own goal. Throws Stale with the saved texts. */
export async function editOwnItem(ctx: Ctx, input: EditItem): Promise<{ id: string }> {
  return edit(ctx, 'editOwnItem', input, wordsOf(input))
}

/** Of a milestone. Throws Stale with the saved day. */
export async function editItemDay(ctx: Ctx, input: EditItemDay): Promise<{ id: string }> {
  return edit(ctx, 'editItemDay', input, {})
}

async function edit(
  ctx: Ctx,
  verb: 'editOwnItem' | 'editItemDay',
  input: EditItemDay,
  words: Partial<PlanItem>,
): Promise<{ id: string }> {
  return transaction((tx) =>
    onceEdited(ctx, tx, { formId: input.formId, verb }, input, async () => {
      const plan = await planToWrite(ctx, tx, input.planId)
      const item = await itemInScope(tx, plan.id, input.itemId)
      if ((item.milestoneKey === null) !== (verb === 'editOwnItem')) throw new NotFound()
      assertAsOpened(ctx, item, input.version, textsOf(item))
      await tx
        .update(planItems)
        .set({ ...words, day: input.day, version: item.version + 1, ...editedBy(ctx) })
        .where(eq(planItems.id, item.id))
      return { id: item.id }
    }),
  )
}

function textsOf({ day, title, description, outcome, criteria }: PlanItem): Record<string, string> {
  return {
    day: String(day),
    title: title ?? '',
    description: description ?? '',
    outcome: outcome ?? '',
    criteria: (criteria ?? []).join('\n'),
  }
}

/**
 * One press: moves an item among those of its day, removes it or puts it back. Its words stay, so that only removing makes
 * an open editor stale. Throws Refused if it was moved meanwhile, or can't be put back.
 */
export async function arrangePlan(ctx: Ctx, input: ArrangePlan): Promise<{ id: string }> {
  const { what, id, at } = input.do
  return transaction((tx) =>
    once(ctx, tx, { formId: input.formId, verb: 'arrangePlan' }, input, async () => {
      const plan = await planToWrite(ctx, tx, input.planId)
      const items = await itemsOf(tx, plan.id)
      const item = items.find((each) => each.id === id)
      if (!item) throw new NotFound()
      if (what === 'up' || what === 'down') await move(tx, items.filter(isThere), item, what, at)
      else await setRemoved(ctx, tx, items, item, what === 'remove')
      return { id }
    }),
  )
}

async function move(
  tx: Transaction,
  row: readonly PlanItem[],
  item: PlanItem,
  way: 'up' | 'down',
  at: number,
): Promise<void> {
  const other = neighbour(row, item.id, way)
  if (item.position !== at || !other || !isThere(item))
    throw new Refused('Someone changed this plan since you opened this page. Please look again.')
  await tx.update(planItems).set({ position: other.position }).where(eq(planItems.id, item.id))
  await tx.update(planItems).set({ position: item.position }).where(eq(planItems.id, other.id))
}

async function setRemoved(
  ctx: Ctx,
  tx: Transaction,
  items: readonly PlanItem[],
  item: PlanItem,
  isRemoved: boolean,
): Promise<void> {
  if (isThere(item) !== isRemoved) return
  if (!isRemoved) {
    assertRoom(items)
    const milestone = milestoneOf(item)
    if (milestone && items.some((each) => isThere(each) && milestoneOf(each) === milestone))
      throw new Refused('This milestone is in the plan again already.')
  }
  await tx
    .update(planItems)
    .set({ removedAt: isRemoved ? ctx.now : null, version: item.version + 1, ...editedBy(ctx) })
    .where(eq(planItems.id, item.id))
}
