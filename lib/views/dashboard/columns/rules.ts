import type { MilestoneKind } from '#db/words.ts'
import { type GoalStanding, stagesOn, versionsIn } from '#lib/views/progress/rules.ts'

export type Standing = {
  juniorId: string
  /** Null for own goals. */
  roadmapId: string | null
  /** The one that the junior is on. */
  versionId: string | null
  goals: GoalStanding[]
}
export type StageRow = {
  roadmapId: string
  teamId: string | null
  versionId: string
  isCurrent: boolean
  isRetired: boolean
  position: number
  key: string
  title: string
  milestones: { key: string; kind: MilestoneKind }[]
}

/** A stage of the matrix. */
export type Column = { position: number; key: string; title: string; total: number }

/** Numbered as they come: on another version, a stage may have another number. */
export function columnsOf(
  outlines: readonly StageRow[],
  roadmapId: string | undefined,
  standings: readonly Standing[],
): Column[] {
  const versions = [mostUsed(standings), ...versionsIn(standings)]
  const columns = new Map<string, StageRow>()
  for (const version of versions)
    for (const stage of stagesOn(outlines, roadmapId, version))
      if (!columns.has(stage.key)) columns.set(stage.key, stage)
  return [...columns.values()].map(({ key, title, milestones }, place) => ({
    position: place + 1,
    key,
    title,
    total: milestones.length,
  }))
}

/** Null, for the current one, if nobody is on any yet. Of several the latest, whose id is the highest. */
export function mostUsed(standings: readonly Standing[]): string | null {
  const counts = Map.groupBy(standings, ({ versionId }) => versionId)
  const [most] = [...counts].sort(
    ([a, some], [b, others]) => others.length - some.length || ((a ?? '') < (b ?? '') ? 1 : -1),
  )
  return most?.[0] ?? null
}
