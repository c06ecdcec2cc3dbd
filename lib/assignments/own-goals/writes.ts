import { and, eq } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { memberships, people } from '#db/schema/people.ts'
import { keptZones } from '#db/zones.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { personDay } from '#lib/core/kept-zones.ts'
import { askAboutDays } from '#lib/core/odd-days.ts'
import { stageBeside } from '#lib/goals/own/scope.ts'
import { insertOwnGoals } from '#lib/goals/own/writes.ts'
import { once } from '#lib/record/forms/writes.ts'
import { mayAssignTo } from '../access.ts'
import type { GiveGoal } from './input.ts'

/**
 * A goal that is no roadmap's milestone, for one junior; it counts at once. `id` is the goal's. Throws NotFound for a
 * junior to whom the viewer can't assign, FieldRefused for a stage that isn't there, Asked about an odd day.
 */
export async function giveGoal(ctx: Ctx, input: GiveGoal): Promise<{ id: string }> {
  return transaction((tx) =>
    once(ctx, tx, { formId: input.formId, verb: 'giveGoal' }, input, async () => {
      const { juniorId, teamId, zones } = await juniorInScope(ctx, tx, input.junior)
      const { kind, title, description, outcome, criteria, dueOn } = input
      const today = personDay(ctx.now, zones)
      askAboutDays(dueOn ? [{ field: 'dueOn', day: dueOn, kind: 'due', today }] : [], input.meant)
      const beside = await stageBeside(tx, { juniorId, teamId }, input.stage)
      const id = newId()
      await insertOwnGoals(ctx, tx, [
        { id, juniorId, teamId, kind, title, description, outcome, criteria, dueOn, beside },
      ])
      return { id }
    }),
  )
}

async function juniorInScope(ctx: Ctx, tx: Transaction, membershipId: string) {
  const [junior] = await tx
    .select({ juniorId: memberships.personId, teamId: memberships.teamId, zones: keptZones(people) })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(and(mayAssignTo(ctx), eq(memberships.id, membershipId)))
  if (!junior) throw new NotFound()
  return junior
}
