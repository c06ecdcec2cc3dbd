import { asc, isNull } from 'drizzle-orm'
import { db, transaction } from '#db/client.ts'
import { goals } from '#db/schema/goals.ts'
import { themes } from '#db/schema/reviews.ts'
import { newId } from '#lib/core/ids.ts'
import { editReviewInput, type LogReviewInput, logReviewInput } from '#lib/reviews/input.ts'
import { dayFrom, testNow } from './context.ts'
import type { TestRoadmap, TestTeam } from './team.ts'

type Fields = Record<string, unknown>

/** What a form sends for a note about the team's junior, read through the schema. */
export function noteInput(team: TestTeam, fields: Fields = {}): LogReviewInput {
  return logReviewInput.parse({
    id: newId(),
    juniorId: team.junior.viewer.id,
    teamId: team.teamId,
    url: 'https://git.test.example/payments/pull/482',
    title: 'Retry webhook deliveries',
    reviewedOn: dayFrom(team.mentor.now, -1),
    visibility: 'pair',
    summary: 'Split so the risky part was forty lines.',
    ...fields,
  })
}

/** The same note as its author's edit form sends it, with changes. */
export function editInput(input: LogReviewInput, changes: Fields = {}) {
  const { juniorId: _junior, teamId: _team, findings, ...fields } = input
  return editReviewInput.parse({
    ...fields,
    version: 1,
    title: input.title ?? '',
    findings: findings.map(asRow),
    ...changes,
  })
}

/** A finding as a row of the form. */
export function asRow(finding: LogReviewInput['findings'][number]) {
  const { file, line, snippet, ...row } = finding
  return {
    ...row,
    where: file === null ? '' : line === null ? file : `${file}:${line}`,
    snippet: snippet ?? '',
  }
}

/** The ids of the built-in themes, in their order. */
export async function builtInThemeIds(): Promise<string[]> {
  const rows = await db
    .select({ id: themes.id })
    .from(themes)
    .where(isNull(themes.teamId))
    .orderBy(asc(themes.position))
  return rows.map(({ id }) => id)
}

/** A goal of the team's junior, made without its verbs. */
export async function makeGoal(
  team: TestTeam,
  roadmap: TestRoadmap,
  fields: Partial<typeof goals.$inferInsert> = {},
): Promise<string> {
  const id = newId()
  const milestone = roadmap.milestones.skill
  await transaction((tx) =>
    tx.insert(goals).values({
      id,
      teamId: team.teamId,
      juniorId: team.junior.viewer.id,
      milestoneId: milestone.id,
      roadmapId: roadmap.roadmapId,
      milestoneKey: `${milestone.key}-${id}`,
      assignedById: team.mentor.viewer.id,
      state: 'in_progress',
      createdAt: testNow,
      updatedAt: testNow,
      ...fields,
    }),
  )
  return id
}
