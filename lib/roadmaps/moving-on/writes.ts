import { and, eq, inArray } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { roadmapMoves, roadmapPeople } from '#db/schema/moving-on.ts'
import { people } from '#db/schema/people.ts'
import { roadmaps, roadmapVersions } from '#db/schema/roadmaps.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused, NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { calledName } from '#lib/core/names.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { once } from '#lib/record/forms/writes.ts'
import { roadmapsVisibleTo } from '#lib/roadmaps/access.ts'
import { mayMove } from './access.ts'
import { carryCriteria, type GoalMove, saveGoalMoves } from './history.ts'
import type { MoveOnInput } from './input.ts'
import { type KeyMap, planMove } from './rules.ts'
import { movingGoals } from './scope.ts'

/**
 * Juniors go on to a later version, with their open goals; those with evidence waiting follow once it's answered. `id` is
 * the first move's. Throws NotFound for someone whom the viewer can't move, Refused for who is on that version already,
 * FieldRefused at `list` for a new key that the version doesn't have.
 */
export async function moveOn(ctx: Ctx, input: MoveOnInput): Promise<{ id: string }> {
  return transaction((tx) =>
    once(ctx, tx, { formId: input.formId, verb: 'moveOn' }, input, async () => {
      const version = await versionToMoveTo(ctx, tx, input)
      const juniors = await juniorsToMove(ctx, tx, input, version.number)
      const { milestones, goalsOf } = await movingGoals(tx, input.roadmapId, version.id, juniors)
      const keys = new Set(milestones.map(({ key }) => key))
      const unknown = Object.values(input.map).find((key) => !keys.has(key))
      if (unknown !== undefined)
        throw new FieldRefused(
          'list',
          `“${unknown}” isn’t the key of a milestone in version ${version.number}.`,
        )
      const ids: string[] = []
      for (const junior of juniors) {
        const id = newId()
        ids.push(id)
        const plan = planMove(goalsOf(junior), milestones, input.map)
        await tx.insert(roadmapMoves).values({
          id,
          juniorId: junior.juniorId,
          teamId: junior.teamId,
          roadmapId: input.roadmapId,
          fromVersionId: junior.versionId,
          toVersionId: version.id,
          movedById: ctx.viewer.id,
          at: ctx.now,
          map: mapFor(plan, input.map),
        })
        await tx
          .update(roadmapPeople)
          .set({ roadmapVersionId: version.id })
          .where(eq(roadmapPeople.id, junior.id))
        const moves = plan.flatMap((each): GoalMove[] => {
          const goal = goalsOf(junior).find(({ id }) => id === each.goal.id)
          return each.fate === 'moves' && goal ? [{ goal, to: each.to }] : []
        })
        await carryCriteria(tx, moves)
        await saveGoalMoves(ctx, tx, moves, { moveId: id, kind: 'moved_on', actorId: ctx.viewer.id })
        await recordAudit(ctx, tx, {
          event: 'junior.moved_on',
          subjectId: junior.juniorId,
          teamId: junior.teamId,
          detail: `${version.key} ${junior.number} to ${version.number}`,
        })
      }
      return { id: ids[0] ?? version.id }
    }),
  )
}

/** What it said of other people’s goals is none of this junior’s move. */
function mapFor(plan: readonly { goal: { milestoneKey: string } }[], map: KeyMap): Record<string, string> {
  const keys = new Set(plan.map(({ goal }) => goal.milestoneKey))
  return Object.fromEntries(Object.entries(map).filter(([from]) => keys.has(from)))
}

async function versionToMoveTo(ctx: Ctx, tx: Transaction, { roadmapId, to }: MoveOnInput) {
  const [version] = await tx
    .select({ id: roadmapVersions.id, number: roadmapVersions.number, key: roadmaps.key })
    .from(roadmapVersions)
    .innerJoin(roadmaps, eq(roadmaps.id, roadmapVersions.roadmapId))
    .where(
      and(eq(roadmapVersions.roadmapId, roadmapId), eq(roadmapVersions.number, to), roadmapsVisibleTo(ctx)),
    )
  if (!version) throw new NotFound()
  return version
}

async function juniorsToMove(ctx: Ctx, tx: Transaction, input: MoveOnInput, to: number) {
  const rows = await tx
    .select({
      id: roadmapPeople.id,
      juniorId: roadmapPeople.juniorId,
      name: people.name,
      teamId: roadmapPeople.teamId,
      versionId: roadmapVersions.id,
      number: roadmapVersions.number,
    })
    .from(roadmapPeople)
    .innerJoin(people, eq(people.id, roadmapPeople.juniorId))
    .innerJoin(roadmapVersions, eq(roadmapVersions.id, roadmapPeople.roadmapVersionId))
    .where(
      and(
        inArray(roadmapPeople.id, input.people),
        eq(roadmapPeople.roadmapId, input.roadmapId),
        mayMove(ctx),
      ),
    )
  if (rows.length !== input.people.length) throw new NotFound()
  const ahead = rows.find(({ number }) => number >= to)
  if (ahead) {
    const name = calledName(ctx.viewer, { id: ahead.juniorId, name: ahead.name })
    throw new Refused(`${name} is on version ${ahead.number} already. Open this page again to see who isn’t.`)
  }
  return rows
}
