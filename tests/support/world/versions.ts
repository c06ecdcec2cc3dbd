import { and, eq } from 'drizzle-orm'
import { db, transaction } from '#db/client.ts'
import { roadmapPeople } from '#db/schema/moving-on.ts'
import { criteria, milestones, roadmaps, roadmapVersions, stages } from '#db/schema/roadmaps.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import type { MilestoneContent, RoadmapContent } from '#lib/roadmaps/content.ts'
import { milestonesWhere } from '#lib/roadmaps/moving-on/scope.ts'
import { moveOn } from '#lib/roadmaps/moving-on/writes.ts'
import { insertVersion } from '#lib/roadmaps/publishing/scope.ts'
import { at } from '../context.ts'
import { begun } from './people.ts'
import type { World } from './world.ts'

/** The roadmap's first version as content, to be changed for the next one. */
export async function firstContent(roadmapId: string): Promise<RoadmapContent> {
  const rows = await db
    .select({ stage: stages, milestone: milestones })
    .from(roadmapVersions)
    .innerJoin(stages, eq(stages.roadmapVersionId, roadmapVersions.id))
    .innerJoin(milestones, eq(milestones.stageId, stages.id))
    .where(and(eq(roadmapVersions.roadmapId, roadmapId), eq(roadmapVersions.number, 1)))
    .orderBy(stages.position, milestones.position)
  const criterionRows = await db.select().from(criteria).orderBy(criteria.position)
  const contentOf = ({ id, ...row }: typeof milestones.$inferSelect): MilestoneContent => ({
    key: row.key,
    kind: row.kind,
    title: row.title,
    description: row.description,
    criteria: criterionRows
      .filter(({ milestoneId }) => milestoneId === id)
      .map(({ key, text }) => ({ key, text })),
    needs: row.needs ?? [],
    weeks: row.weeks,
    shown: row.shown ?? [],
    outcome: row.outcome,
    rubric: row.rubric,
    cadence: row.period
      ? { period: row.period, entries: row.entriesPerPeriod ?? 1, periods: row.periodsNeeded ?? 1 }
      : null,
    resources: [],
  })
  const byStage = Map.groupBy(rows, ({ stage }) => stage.id)
  return {
    title: 'Test roadmap',
    summary: 'A way',
    levels: [],
    stages: [...byStage.values()].map((ofStage) => ({
      key: ofStage[0]?.stage.key ?? '',
      title: ofStage[0]?.stage.title ?? '',
      summary: ofStage[0]?.stage.summary ?? '',
      milestones: ofStage.map(({ milestone }) => contentOf(milestone)),
    })),
  }
}

/** Publishes the roadmap's next version, which `change` makes of its first. Returns the milestones by their keys. */
export async function publishNext(author: Ctx, roadmapId: string, change: (content: RoadmapContent) => void) {
  const content = await firstContent(roadmapId)
  change(content)
  const [roadmap] = await db.select().from(roadmaps).where(eq(roadmaps.id, roadmapId))
  const { id } = await transaction((tx) =>
    insertVersion(
      author,
      tx,
      { roadmapId, key: roadmap?.key ?? '', teamId: null, contentHash: newId(), note: null },
      content,
    ),
  )
  const made = await milestonesWhere(db, eq(stages.roadmapVersionId, id))
  return { id, milestones: new Map(made.map((milestone) => [milestone.key, milestone])) }
}

/** Rewords the first criterion of 'skill', moves 'project' to the second stage, and removes 'third' for 'new'. */
export function changed(content: RoadmapContent): void {
  const [one, two] = content.stages
  const skill = one?.milestones.find(({ key }) => key === 'skill-milestone')
  const project = one?.milestones.find(({ key }) => key === 'project-milestone')
  const third = two?.milestones.find(({ key }) => key === 'third-milestone')
  if (!one || !two || !skill || !project || !third) throw new Error('This isn’t the test roadmap.')
  skill.title = 'Milestone skill, reworded'
  skill.criteria = [
    { key: '1', text: 'Criterion 1 in other words' },
    { key: '2', text: 'Criterion 2' },
    { key: '3', text: 'Criterion 3' },
  ]
  one.milestones = one.milestones.filter((milestone) => milestone !== project)
  two.milestones = [
    project,
    ...two.milestones.filter((milestone) => milestone !== third),
    { ...third, key: 'new-milestone', title: 'Milestone new' },
  ]
}

/** The junior is on that version of the world's roadmap; on the first unless given. Returns the row's id. */
export async function putOnVersion(
  roadmapId: string,
  junior: { juniorId: string; teamId: string },
  versionId?: string,
): Promise<string> {
  const [first] = await db
    .select({ id: roadmapVersions.id })
    .from(roadmapVersions)
    .where(eq(roadmapVersions.roadmapId, roadmapId))
    .orderBy(roadmapVersions.number)
    .limit(1)
  const id = newId()
  await transaction((tx) =>
    tx.insert(roadmapPeople).values({
      id,
      ...junior,
      roadmapId,
      roadmapVersionId: versionId ?? first?.id ?? '',
      since: begun,
    }),
  )
  return id
}

/**
 * A second version of the world's roadmap, to which the junior could be moved on; a roadmap of the team's own, on which
 * they were moved on and could be moved back, with two levels. `placeId` is where they are on the first, `movedPlaceId` on
 * their team's.
 */
export async function writeVersions(world: World) {
  const { lead, junior, roadmap, teamId } = world
  const junioring = { juniorId: junior.viewer.id, teamId }
  const before = at(lead, new Date(lead.now.getTime() - 3_600_000))
  const placeId = await putOnVersion(roadmap.roadmapId, junioring)
  await publishNext(before, roadmap.roadmapId, (content) => {
    content.summary = 'Another way'
  })
  const teamRoadmapId = newId()
  const levels = ['first', 'second'].map((key) => ({
    key,
    title: `Level ${key}`,
    expects: [{ milestone: `${key === 'first' ? 'skill' : 'second'}-milestone`, step: null }],
  }))
  const content = await firstContent(roadmap.roadmapId)
  await transaction(async (tx) => {
    const key = 'ours'
    await tx.insert(roadmaps).values({ id: teamRoadmapId, teamId, key, createdAt: before.now })
    for (const title of ['Our own way', 'Our own way, again'])
      await insertVersion(
        before,
        tx,
        { roadmapId: teamRoadmapId, key, teamId, contentHash: title, note: null },
        { ...content, title, levels },
      )
  })
  const place = await putOnVersion(teamRoadmapId, junioring)
  const input = { formId: newId(), roadmapId: teamRoadmapId, to: 2, people: [place], map: {} }
  const { id: moveId } = await moveOn(before, input)
  return { placeId, moveId, teamRoadmapId, movedPlaceId: place }
}
