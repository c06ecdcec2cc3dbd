import { and, asc, count, eq, inArray, ne } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { goalEvents, goals } from '#db/schema/goals.ts'
import { memberships, people } from '#db/schema/people.ts'
import { milestones, roadmapVersions, stages } from '#db/schema/roadmaps.ts'
import { keptZones } from '#db/zones.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { personDay } from '#lib/core/kept-zones.ts'
import { askAboutDays } from '#lib/core/odd-days.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { once } from '#lib/record/forms/writes.ts'
import { indexTexts } from '#lib/record/search/writes.ts'
import { isCurrentVersion } from '#lib/roadmaps/reads.ts'
import { mayAssignTo } from './access.ts'
import type { AssignInput } from './input.ts'
import { dueDates, dueDaysOf, MAX_AT_ONCE } from './rules.ts'

/**
 * Creates a planned goal for each milestone that a junior doesn't have yet; sent again, it creates none and returns the
 * same. `id` is the first goal's. Throws NotFound for a milestone or junior that the viewer can't assign, Refused for too many goals at once, Asked
 * about odd days, by the day of the easternmost junior.
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
      const chosen = await loadMilestones(tx, input)
      const juniors = await tx
        .select({
          membershipId: memberships.id,
          juniorId: memberships.personId,
          teamId: memberships.teamId,
          zones: keptZones(people),
        })
        .from(memberships)
        .innerJoin(people, eq(people.id, memberships.personId))
        .where(and(mayAssignTo(ctx), inArray(memberships.id, input.juniors)))
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
      const made = juniors.flatMap((junior) =>
        chosen.flatMap((milestone, index) =>
          held.has(`${junior.juniorId} ${junior.teamId} ${milestone.key}`)
            ? []
            : [{ junior, milestone, id: newId(), dueOn: dates[index] ?? null }],
        ),
      )
      await insertGoals(ctx, tx, input.roadmapId, made)
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

type Chosen = { id: string; key: string; title: string; description: string }
type Made = {
  id: string
  milestone: Chosen
  junior: { juniorId: string; teamId: string }
  dueOn: string | null
}

async function loadMilestones(tx: Transaction, input: AssignInput): Promise<Chosen[]> {
  const chosen = await tx
    .select({
      id: milestones.id,
      key: milestones.key,
      title: milestones.title,
      description: milestones.description,
    })
    .from(milestones)
    .innerJoin(stages, eq(stages.id, milestones.stageId))
    .innerJoin(roadmapVersions, eq(roadmapVersions.id, stages.roadmapVersionId))
    .where(
      and(
        inArray(milestones.id, input.milestones),
        eq(roadmapVersions.roadmapId, input.roadmapId),
        isCurrentVersion(),
      ),
    )
    .orderBy(asc(stages.position), asc(milestones.position))
  if (chosen.length !== input.milestones.length) throw new NotFound()
  return chosen
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

async function insertGoals(ctx: Ctx, tx: Transaction, roadmapId: string, made: Made[]): Promise<void> {
  if (made.length === 0) return
  await tx.insert(goals).values(
    made.map(({ id, junior, milestone, dueOn }) => ({
      id,
      teamId: junior.teamId,
      juniorId: junior.juniorId,
      milestoneId: milestone.id,
      roadmapId,
      milestoneKey: milestone.key,
      assignedById: ctx.viewer.id,
      state: 'planned' as const,
      dueOn,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })),
  )
  await tx.insert(goalEvents).values(
    made.map(({ id, dueOn }) => ({
      id: newId(),
      goalId: id,
      actorId: ctx.viewer.id,
      kind: 'assigned' as const,
      at: ctx.now,
      dueTo: dueOn,
    })),
  )
  await indexTexts(
    tx,
    made.map(({ id, junior, milestone }) => ({
      recordId: id,
      kind: 'goal' as const,
      pageId: id,
      teamId: junior.teamId,
      juniorId: junior.juniorId,
      authorId: ctx.viewer.id,
      visibility: 'circle' as const,
      title: milestone.title,
      body: milestone.description,
      at: ctx.now,
    })),
  )
  for (const { id, junior } of made)
    await recordAudit(ctx, tx, { event: 'goal.assigned', subjectId: id, teamId: junior.teamId })
}
