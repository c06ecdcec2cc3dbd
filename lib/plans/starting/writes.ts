import { type Transaction, transaction } from '#db/client.ts'
import { planStarts } from '#db/schema/plans.ts'
import type { Ctx } from '#lib/core/context.ts'
import type { Day } from '#lib/core/days.ts'
import { FieldRefused, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { personDay } from '#lib/core/kept-zones.ts'
import { calledName } from '#lib/core/names.ts'
import { askAboutDays } from '#lib/core/odd-days.ts'
import { insertGoals } from '#lib/goals/creating/writes.ts'
import { insertOwnGoals } from '#lib/goals/own/writes.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { once } from '#lib/record/forms/writes.ts'
import { versionsOf } from '#lib/roadmaps/people/scope.ts'
import { planToStart } from '../scope.ts'
import type { StartPlan } from './input.ts'
import { itemsToStart, juniorToStartFor, type ToStart } from './scope.ts'

/**
 * Assigns what is ticked of a plan, on these days, except what the junior has already. `id` is that of the start. Throws
 * NotFound for a plan that the viewer doesn't read or a junior they don't assign to, Refused for a retired plan or one
 * that has changed since, FieldRefused if nothing is left to assign, and Asked about odd days, by the junior's day.
 */
export async function startPlan(ctx: Ctx, input: StartPlan): Promise<{ id: string }> {
  return transaction((tx) =>
    once(ctx, tx, { formId: input.formId, verb: 'startPlan' }, input, async () => {
      const plan = await planToStart(ctx, tx, input.planId)
      const junior = await juniorToStartFor(ctx, tx, plan.teamId, input.junior)
      if (plan.retiredAt) throw new Refused('This plan is retired, so it can’t be started any more.')
      const items = await itemsToStart(tx, plan.id, junior)
      const made = chosenOf(ctx, input, items, junior)
      askAboutDays(
        [...Map.groupBy(made, ({ dueOn }) => dueOn)].map(([day, [first]]) => ({
          field: `items.${first?.row ?? 0}.dueOn`,
          day,
          kind: 'due',
          today: personDay(ctx.now, junior.zones),
        })),
        input.meant,
      )
      const id = newId()
      await tx.insert(planStarts).values({
        id,
        planId: plan.id,
        teamId: plan.teamId,
        juniorId: junior.juniorId,
        title: plan.title,
        startsOn: input.startsOn,
        startedById: ctx.viewer.id,
        createdAt: ctx.now,
        leftOut: items.filter(({ fate }) => fate === 'held').map(({ name }) => name),
      })
      await assign(ctx, tx, { ...junior, planStartId: id }, made)
      await recordAudit(ctx, tx, { event: 'plan.started', subjectId: id, teamId: plan.teamId })
      return { id }
    }),
  )
}

type Made = { item: ToStart; dueOn: Day | null; row: number }
type Junior = { juniorId: string; teamId: string; name: string }

/** What is ticked and can be assigned, in the order of the plan. */
function chosenOf(ctx: Ctx, input: StartPlan, items: readonly ToStart[], junior: Junior): Made[] {
  const ticked = new Map(input.items.flatMap((row) => (row.chosen ? [[row.id, row]] : [])))
  const shown = items.filter(({ id, version }) => ticked.get(id)?.version === version)
  if (shown.length < ticked.size)
    throw new Refused('Someone changed this plan since you opened this page. Please open it again.')
  const name = calledName(ctx.viewer, { id: junior.juniorId, name: junior.name })
  const gone = shown.find(({ fate }) => fate === 'missing' || fate === 'retired')
  if (gone)
    throw new Refused(
      gone.fate === 'retired'
        ? `The roadmap of “${gone.name}” is retired, so it can’t be assigned. Untick it to go on.`
        : `“${gone.name}” isn’t in the version of the roadmap that ${name} is on. Untick it to go on.`,
    )
  const made = shown.filter(({ fate }) => fate === 'new')
  if (made.length === 0) throw new FieldRefused('items', `${name} already has all of these.`)
  return made.flatMap((item) => {
    const row = ticked.get(item.id)
    return row ? [{ item, dueOn: row.dueOn, row: row.row }] : []
  })
}

async function assign(
  ctx: Ctx,
  tx: Transaction,
  { juniorId, teamId, planStartId }: Junior & { planStartId: string },
  made: readonly Made[],
): Promise<void> {
  // Puts the junior on the current version of a roadmap that is new to them.
  for (const roadmapId of new Set(made.flatMap(({ item }) => item.roadmapId ?? [])))
    await versionsOf(ctx, tx, roadmapId, [{ juniorId, teamId }])
  const given = { juniorId, teamId, planStartId }
  await insertGoals(
    ctx,
    tx,
    made.flatMap(({ item: { roadmapId, milestone }, dueOn }) =>
      milestone ? [{ ...given, id: newId(), roadmapId, milestone, dueOn }] : [],
    ),
  )
  await insertOwnGoals(
    ctx,
    tx,
    made.flatMap(({ item: { kind, title, description, outcome, criteria, milestoneKey }, dueOn }) =>
      milestoneKey === null && kind && title !== null
        ? [
            {
              ...given,
              id: newId(),
              kind,
              title,
              description: description ?? '',
              outcome,
              criteria: criteria ?? [],
              dueOn,
              beside: null,
            },
          ]
        : [],
    ),
  )
}
