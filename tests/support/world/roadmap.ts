import { type Transaction, transaction } from '#db/client.ts'
import { criteria, milestones, roadmaps, roadmapVersions, stages } from '#db/schema/roadmaps.ts'
import { newId } from '#lib/core/ids.ts'
import { begun } from './people.ts'

// The name and kind of each milestone, in order; the first four are in the first stage.
const kinds = {
  skill: 'skill',
  project: 'project',
  behaviour: 'behaviour',
  habit: 'habit',
  second: 'skill',
  third: 'skill',
} as const

export type MilestoneName = keyof typeof kinds
const milestoneNames = Object.keys(kinds) as MilestoneName[]

/** A small published roadmap: a stage with a milestone of each kind, and a second stage with two skills. */
export type Roadmap = {
  roadmapId: string
  milestones: Record<MilestoneName, { id: string; key: string; criterionIds: string[] }>
}

export function makeRoadmap(): Promise<Roadmap> {
  return transaction(insertRoadmap)
}

export async function insertRoadmap(tx: Transaction): Promise<Roadmap> {
  const roadmapId = newId()
  const versionId = newId()
  const stageIds = [newId(), newId()] as const
  await tx.insert(roadmaps).values({ id: roadmapId, key: roadmapId, createdAt: begun })
  await tx.insert(roadmapVersions).values({
    id: versionId,
    roadmapId,
    number: 1,
    title: 'Test roadmap',
    summary: 'A way',
    contentHash: 'x',
    publishedAt: begun,
  })
  await tx.insert(stages).values(
    stageIds.map((id, index) => ({
      id,
      roadmapVersionId: versionId,
      key: `stage-${index + 1}`,
      position: index + 1,
      title: `Stage ${index + 1}`,
      summary: 'A part of the way',
    })),
  )
  const made = milestoneNames.map((name, index) => milestoneRow(name, index, stageIds[index < 4 ? 0 : 1]))
  await tx.insert(milestones).values(made)
  const criterionRows = made.flatMap(({ id }) =>
    [1, 2].map((position) => ({
      id: newId(),
      milestoneId: id,
      key: `${position}`,
      position,
      text: `Criterion ${position}`,
    })),
  )
  await tx.insert(criteria).values(criterionRows)
  const named = made.map(({ id, key }, index) => {
    const criterionIds = criterionRows.filter(({ milestoneId }) => milestoneId === id).map((row) => row.id)
    return [milestoneNames[index], { id, key, criterionIds }]
  })
  return { roadmapId, milestones: Object.fromEntries(named) }
}

function milestoneRow(name: MilestoneName, index: number, stageId: string) {
  const kind = kinds[name]
  const isHabit = kind === 'habit'
  const rubric = [1, 2, 3, 4].map((step) => ({ title: `Step ${step}`, text: `Does ${step}` }))
  return {
    id: newId(),
    stageId,
    key: `${name}-milestone`,
    position: index + 1,
    kind,
    title: `Milestone ${name}`,
    description: `What ${name} is about`,
    outcome: kind === 'project' ? 'Something that runs' : null,
    rubric: kind === 'behaviour' ? rubric : null,
    period: isHabit ? ('month' as const) : null,
    entriesPerPeriod: isHabit ? 2 : null,
    periodsNeeded: isHabit ? 3 : null,
  }
}
