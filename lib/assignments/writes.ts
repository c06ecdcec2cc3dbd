import { and, asc, count, eq, inArray, ne } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { goals } from '#db/schema/goals.ts'
import { memberships, people } from '#db/schema/people.ts'
import { milestones, roadmaps, roadmapVersions, stages } from '#db/schema/roadmaps.ts'
import { keptZones } from '#db/zones.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused, NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { personDay } from '#lib/core/kept-zones.ts'
import { calledName } from '#lib/core/names.ts'
import { askAboutDays } from '#lib/core/odd-days.ts'
import { insertGoals } from '#lib/goals/creating/writes.ts'
import { once } from '#lib/record/forms/writes.ts'
import { roadmapsVisibleTo } from '#lib/roadmaps/access.ts'
import { versionsOf } from '#lib/roadmaps/people/scope.ts'
import { mayAssignTo, takesRoadmap } from './access.ts'
import type { AssignInput } from './input.ts'
import { dueDates, dueDaysOf, MAX_AT_ONCE } from './rules.ts'
import { type AssignedMilestone, milestoneColumns, milestonesIn } from './scope.ts'

/**
 * Creates a planned goal for each milestone that a junior doesn't have yet; sent again, it creates none and returns the
 * same. `id` is the first goal's. Throws NotFound for a milestone or junior that the viewer can't assign, Refused for too many goals at once or a
 * retired roadmap, FieldRefused for a milestone that the version of a junior doesn't have, Asked about odd days, by the day
 * of the easternmost junior.
 */
export async function assignMilestones(
  ctx: Ctx,
  input: AssignInput,
): Promise<{ id: string; made: number; held: number }> {
  if (input.milestones.length * input.juniors.length > MAX_AT_ONCE)
    throw new Refused(`That’s more than ${MAX_AT_ONCE} goals at once. Please assign them in smaller batches.`)
  return transaction(async (tx) => {
    const { formId } = input
    let assigned: number | undefined
    const { id } = await once(ctx, tx, { formId, verb: 'assignMilestones' }, input, async () => {
      const chosen = await loadMilestones(ctx, tx, input)
      const juniors = await tx
        .select({
          membershipId: memberships.id,
          name: people.name,
          juniorId: memberships.personId,
          teamId: memberships.teamId,
          zones: keptZones(people),
        })
        .from(memberships)
        .innerJoin(people, eq(people.id, memberships.personId))
        .where(and(mayAssignTo(ctx), inArray(memberships.id, input.juniors), takesRoadmap(input.roadmapId)))
      if (juniors.length !== input.juniors.length) throw new NotFound()
      const today = juniors.map(({ zones }) => personDay(ctx.now, zones)).reduce((a, b) => (a > b ? a : b))
      askAboutDays(
        dueDaysOf(input.choice).map(({ field, day }) => ({ field, day, kind: 'due', today })),
        input.meant,
      )
      const held = await loadHeld(
        tx,
        input,
        juniors.map((junior) => junior.juniorId),
      )
      const dates = dueDates(chosen.length, input.choice)
      const versionOf = await versionsOf(ctx, tx, input.roadmapId, juniors)
      const milestoneIn = await milestonesIn(
        tx,
        new Set(juniors.map(versionOf)),
        chosen.map(({ key }) => key),
      )
      const made = juniors.flatMap((junior) =>
        chosen.flatMap((shown, index) => {
          if (held.has(`${junior.juniorId} ${junior.teamId} ${shown.key}`)) return []
          const milestone = milestoneIn(versionOf(junior), shown.key)
          if (!milestone) throw new FieldRefused('milestones', notThere(ctx, junior, shown.title))
          return [{ junior, milestone, id: newId(), dueOn: dates[index] ?? null }]
        }),
      )
      await insertGoals(
        ctx,
        tx,
        made.map(({ junior: { juniorId, teamId }, ...goal }) => ({
          ...goal,
          juniorId,
          teamId,
          roadmapId: input.roadmapId,
        })),
      )
      assigned = made.length
      return { id: made[0]?.id ?? input.roadmapId }
    })
    const made = assigned ?? (id === input.roadmapId ? 0 : await countWith(tx, id))
    return { id, made, held: input.milestones.length * input.juniors.length - made }
  })
}

/** How many goals were assigned together with this one. */
async function countWith(tx: Transaction, goalId: string): Promise<number> {
  const first = tx
    .select({ assignedById: goals.assignedById, createdAt: goals.createdAt, roadmapId: goals.roadmapId })
    .from(goals)
    .where(eq(goals.id, goalId))
    .as('first')
  const [row] = await tx
    .select({ rows: count() })
    .from(goals)
    .innerJoin(
      first,
      and(
        eq(goals.assignedById, first.assignedById),
        eq(goals.createdAt, first.createdAt),
        eq(goals.roadmapId, first.roadmapId),
      ),
    )
  return row?.rows ?? 0
}

/** In the order of their roadmap. Throws NotFound for one that isn't of the roadmap, Refused if it's retired. */
async function loadMilestones(ctx: Ctx, tx: Transaction, input: AssignInput): Promise<AssignedMilestone[]> {
  const chosen = await tx
    .select({ ...milestoneColumns, retiredAt: roadmaps.retiredAt })
    .from(milestones)
    .innerJoin(stages, eq(stages.id, milestones.stageId))
    .innerJoin(roadmapVersions, eq(roadmapVersions.id, stages.roadmapVersionId))
    .innerJoin(roadmaps, eq(roadmaps.id, roadmapVersions.roadmapId))
    .where(
      and(
        inArray(milestones.id, input.milestones),
        eq(roadmapVersions.roadmapId, input.roadmapId),
        roadmapsVisibleTo(ctx),
      ),
    )
    .orderBy(asc(stages.position), asc(milestones.position))
  if (chosen.length !== input.milestones.length) throw new NotFound()
  if (chosen.some(({ retiredAt }) => retiredAt !== null))
    throw new Refused(
      'This roadmap is retired, so nothing new is assigned from it. What was assigned goes on.',
    )
  return chosen
}

const notThere = (ctx: Ctx, junior: { juniorId: string; name: string }, title: string) => {
  const name = calledName(ctx.viewer, { id: junior.juniorId, name: junior.name })
  return `“${title}” isn’t in the version of the roadmap that ${name} is on. Untick it, or move ${name} on first.`
}

async function loadHeld(tx: Transaction, input: AssignInput, juniorIds: string[]): Promise<Set<string>> {
  const rows = await tx
    .select({ juniorId: goals.juniorId, teamId: goals.teamId, key: goals.milestoneKey })
    .from(goals)
    .where(
      and(
        inArray(goals.juniorId, juniorIds),
        eq(goals.roadmapId, input.roadmapId),
        ne(goals.state, 'dropped'),
      ),
    )
  return new Set(rows.map((row) => `${row.juniorId} ${row.teamId} ${row.key}`))
}
