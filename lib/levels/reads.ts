import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { levelConfirmations, levelSentences } from '#db/schema/levels.ts'
import { roadmapPeople } from '#db/schema/moving-on.ts'
import { people, teams } from '#db/schema/people.ts'
import { milestones, roadmaps, roadmapVersions, stages } from '#db/schema/roadmaps.ts'
import { inCircle } from '#lib/audience/access.ts'
import { getCircle } from '#lib/audience/reads.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import type { Named } from '#lib/core/named.ts'
import { roadmapsVisibleTo } from '#lib/roadmaps/access.ts'
import type { LevelContent } from '#lib/roadmaps/content.ts'
import { confirmationsVisibleTo } from './access.ts'
import type { Stage } from './readiness/rules.ts'

const latest = alias(roadmapVersions, 'latest_version')
const isLatest = sql`${latest.number} = (select max(v.number) from ${roadmapVersions} v where v.roadmap_id = ${roadmaps.id})`

/** A junior on a roadmap: its version is the one that they're on. */
export type Place = Awaited<ReturnType<typeof listPlaces>>[number]

/** The roadmaps that a junior is on, by title. Empty for a stranger. One query. */
export async function listPlaces(ctx: Ctx, juniorId: string) {
  const rows = await db
    .select({
      id: roadmapPeople.id,
      teamId: roadmapPeople.teamId,
      teamName: teams.name,
      roadmapId: roadmapPeople.roadmapId,
      versionId: roadmapVersions.id,
      number: roadmapVersions.number,
      title: roadmapVersions.title,
      levels: roadmapVersions.levels,
      retiredAt: roadmaps.retiredAt,
      latest: { number: latest.number, levels: latest.levels },
    })
    .from(roadmapPeople)
    .innerJoin(roadmapVersions, eq(roadmapVersions.id, roadmapPeople.roadmapVersionId))
    .innerJoin(roadmaps, eq(roadmaps.id, roadmapPeople.roadmapId))
    .leftJoin(latest, and(eq(latest.roadmapId, roadmaps.id), isLatest, roadmapsVisibleTo(ctx)))
    .innerJoin(teams, eq(teams.id, roadmapPeople.teamId))
    .where(and(eq(roadmapPeople.juniorId, juniorId), inCircle(ctx, roadmapPeople)))
    .orderBy(asc(roadmapVersions.title), asc(teams.sortKey), asc(roadmapPeople.id))
  return rows.map(({ levels, latest, ...row }) => ({
    ...row,
    levels: (levels ?? []) as LevelContent[],
    /** The number of the current version, if the viewer sees it and only it has levels. */
    laterWithLevels: !levels?.length && latest?.levels?.length ? latest.number : null,
  }))
}

/** Of a version that the junior is on, in order. The caller checks that the viewer sees the place. One query. */
export async function listStagesToExpect(versionId: string): Promise<Stage[]> {
  const rows = await db
    .select({
      stage: { key: stages.key, position: stages.position, title: stages.title },
      milestone: {
        key: milestones.key,
        title: milestones.title,
        kind: milestones.kind,
        rubric: milestones.rubric,
        needs: milestones.needs,
      },
    })
    .from(stages)
    .innerJoin(milestones, eq(milestones.stageId, stages.id))
    .where(eq(stages.roadmapVersionId, versionId))
    .orderBy(asc(stages.position), asc(milestones.position))
  return [...Map.groupBy(rows, ({ stage }) => stage.key).values()].flatMap((ofStage) =>
    ofStage[0] ? [{ ...ofStage[0].stage, milestones: ofStage.map(({ milestone }) => milestone) }] : [],
  )
}

const taker = alias(people, 'taker')

export type Confirmation = Awaited<ReturnType<typeof listConfirmations>>[number]

/** Of a junior's levels on a roadmap in a team, also those that were taken back, newest first. Two queries. */
export async function listConfirmations(
  ctx: Ctx,
  place: { juniorId: string; teamId: string; roadmapId: string },
) {
  const rows = await db
    .select({
      id: levelConfirmations.id,
      levelKey: levelConfirmations.levelKey,
      levelTitle: levelConfirmations.levelTitle,
      createdAt: levelConfirmations.createdAt,
      confirmedAt: levelConfirmations.confirmedAt,
      takenBackAt: levelConfirmations.takenBackAt,
      takenBackReason: levelConfirmations.takenBackReason,
      takenBackBy: { id: taker.id, name: taker.name },
    })
    .from(levelConfirmations)
    .leftJoin(taker, eq(taker.id, levelConfirmations.takenBackById))
    .where(
      and(
        eq(levelConfirmations.juniorId, place.juniorId),
        eq(levelConfirmations.teamId, place.teamId),
        eq(levelConfirmations.roadmapId, place.roadmapId),
        confirmationsVisibleTo(ctx),
      ),
    )
    .orderBy(desc(levelConfirmations.createdAt), desc(levelConfirmations.id))
  const ids = rows.map(({ id }) => id)
  const saidOf = Map.groupBy(await listSentences(ids), ({ confirmationId }) => confirmationId)
  return rows.map((row) => ({ ...row, said: saidOf.get(row.id) ?? [] }))
}

const sentenceColumns = {
  id: levelSentences.id,
  confirmationId: levelSentences.confirmationId,
  authorId: levelSentences.authorId,
  authorName: people.name,
  role: levelSentences.role,
  body: levelSentences.body,
  saidOn: levelSentences.saidOn,
  createdAt: levelSentences.createdAt,
}

// The caller's confirmations are those that the viewer sees.
async function listSentences(confirmationIds: string[]) {
  if (confirmationIds.length === 0) return []
  return db
    .select(sentenceColumns)
    .from(levelSentences)
    .innerJoin(people, eq(people.id, levelSentences.authorId))
    .where(inArray(levelSentences.confirmationId, confirmationIds))
    .orderBy(asc(levelSentences.createdAt), asc(levelSentences.id))
}

/** Who reads and confirms this junior's levels now, by name. The caller checks that the viewer sees the place. Two queries. */
export async function getConfirmers(junior: { juniorId: string; teamId: string }) {
  const { mentors, leads } = await getCircle(junior)
  const others = (people: Named[]) => people.filter(({ id }) => id !== junior.juniorId)
  return { mentors: others(mentors), leads: others(leads) }
}

/** For the page on which it's taken back. Throws NotFound outside the circle, and if it was taken back already. Five queries. */
export async function getConfirmation(ctx: Ctx, juniorId: string, confirmationId: string) {
  const [row] = await db
    .select({ teamId: levelConfirmations.teamId, roadmapId: levelConfirmations.roadmapId })
    .from(levelConfirmations)
    .where(
      and(
        eq(levelConfirmations.id, confirmationId),
        eq(levelConfirmations.juniorId, juniorId),
        confirmationsVisibleTo(ctx),
      ),
    )
  if (!row) throw new NotFound()
  const all = await listConfirmations(ctx, { juniorId, ...row })
  const confirmation = all.find(({ id }) => id === confirmationId)
  if (!confirmation || confirmation.takenBackAt) throw new NotFound()
  return { ...confirmation, ...(await getConfirmers({ juniorId, teamId: row.teamId })) }
}

/** Where a sentence was said: as `listPlaces` and the levels name it. Undefined outside the circle. One query. */
export async function findSaid(ctx: Ctx, juniorId: string, sentenceId: string) {
  const [row] = await db
    .select({
      teamId: levelConfirmations.teamId,
      roadmapId: levelConfirmations.roadmapId,
      levelKey: levelConfirmations.levelKey,
    })
    .from(levelSentences)
    .innerJoin(levelConfirmations, eq(levelConfirmations.id, levelSentences.confirmationId))
    .where(
      and(
        eq(levelSentences.id, sentenceId),
        eq(levelConfirmations.juniorId, juniorId),
        confirmationsVisibleTo(ctx),
      ),
    )
  return row
}
