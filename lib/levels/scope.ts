import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { levelConfirmations, levelSentences } from '#db/schema/levels.ts'
import { roadmapPeople } from '#db/schema/moving-on.ts'
import { people } from '#db/schema/people.ts'
import { roadmapVersions } from '#db/schema/roadmaps.ts'
import { inCircle, isJuniorNow } from '#lib/audience/access.ts'
import { getCircle } from '#lib/audience/reads.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { confirmationsVisibleTo } from './access.ts'
import { type Confirmers, confirmersOf } from './rules.ts'

type Reading = Pick<Transaction, 'select'>

/** A junior on a roadmap, with the levels of the version that they're on. Throws NotFound. One query. */
export async function placeInScope(ctx: Ctx, from: Reading, placeId: string) {
  const [row] = await from
    .select({
      juniorId: roadmapPeople.juniorId,
      teamId: roadmapPeople.teamId,
      roadmapId: roadmapPeople.roadmapId,
      roadmapVersionId: roadmapPeople.roadmapVersionId,
      levels: roadmapVersions.levels,
    })
    .from(roadmapPeople)
    .innerJoin(roadmapVersions, eq(roadmapVersions.id, roadmapPeople.roadmapVersionId))
    .where(and(eq(roadmapPeople.id, placeId), inCircle(ctx, roadmapPeople), isJuniorNow(roadmapPeople)))
  if (!row) throw new NotFound()
  return { ...row, levels: row.levels ?? [] }
}

type Level = { juniorId: string; teamId: string; roadmapId: string; levelKey: string }

const columns = {
  id: levelConfirmations.id,
  juniorId: levelConfirmations.juniorId,
  teamId: levelConfirmations.teamId,
  levelKey: levelConfirmations.levelKey,
  levelTitle: levelConfirmations.levelTitle,
  confirmedAt: levelConfirmations.confirmedAt,
}

/** Whole or half, unless it was taken back. The caller checks that the viewer is in the circle. Two queries. */
export async function standingConfirmation(from: Reading, level: Level) {
  const [row] = await from
    .select(columns)
    .from(levelConfirmations)
    .where(
      and(
        eq(levelConfirmations.juniorId, level.juniorId),
        eq(levelConfirmations.teamId, level.teamId),
        eq(levelConfirmations.roadmapId, level.roadmapId),
        eq(levelConfirmations.levelKey, level.levelKey),
        isNull(levelConfirmations.takenBackAt),
      ),
    )
  return row && { ...row, said: await saidOf(from, row.id) }
}

const taker = alias(people, 'taker')

/** Also one that was taken back. Throws NotFound. Two queries. */
export async function confirmationInScope(ctx: Ctx, from: Reading, id: string) {
  const [row] = await from
    .select({
      ...columns,
      takenBackAt: levelConfirmations.takenBackAt,
      takenBackBy: { id: taker.id, name: taker.name },
    })
    .from(levelConfirmations)
    .leftJoin(taker, eq(taker.id, levelConfirmations.takenBackById))
    .where(and(eq(levelConfirmations.id, id), confirmationsVisibleTo(ctx)))
  if (!row) throw new NotFound()
  return { ...row, said: await saidOf(from, row.id) }
}

async function saidOf(from: Reading, confirmationId: string) {
  return from
    .select({
      id: levelSentences.id,
      authorId: levelSentences.authorId,
      authorName: people.name,
      role: levelSentences.role,
      createdAt: levelSentences.createdAt,
    })
    .from(levelSentences)
    .innerJoin(people, eq(people.id, levelSentences.authorId))
    .where(eq(levelSentences.confirmationId, confirmationId))
    .orderBy(asc(levelSentences.createdAt), asc(levelSentences.id))
}

/** Who confirms this junior's levels now. Two queries. */
export async function confirmersNow(
  from: Reading,
  junior: { juniorId: string; teamId: string },
): Promise<Confirmers> {
  const { mentors, leads } = await getCircle(junior, from)
  const ids = (list: { id: string }[]) => list.map(({ id }) => id)
  return confirmersOf(junior.juniorId, { mentors: ids(mentors), leads: ids(leads) })
}
