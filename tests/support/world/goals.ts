import { eq } from 'drizzle-orm'
import { db, transaction } from '#db/client.ts'
import { comments, evidence, goalEvents, goals, verdicts } from '#db/schema/goals.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { submitEvidence } from '#lib/goals/evidence/writes.ts'
import { type ApproveInput, approveInput, evidenceInput } from '#lib/goals/input.ts'
import { startGoal } from '#lib/goals/writes.ts'
import { at, dayFrom, daysBefore } from '../context.ts'
import type { MilestoneName } from './roadmap.ts'
import { audienceColumns, type Text } from './texts.ts'
import type { World } from './world.ts'

// The rows that a write would leave, but on any day. Each returns the new id, unless it says otherwise.

/** A goal of the junior, assigned by the mentor 47 days ago and due in 13 days; `fields` replace any of that. */
export async function makeGoal(
  world: World,
  milestone: MilestoneName,
  fields: Partial<typeof goals.$inferInsert> = {},
): Promise<string> {
  const id = newId()
  const { mentor, junior, roadmap, teamId } = world
  const { id: milestoneId, key: milestoneKey } = roadmap.milestones[milestone]
  const assignedAt = daysBefore(mentor.now, 47, 8)
  const assignedById = fields.assignedById ?? mentor.viewer.id
  await transaction(async (tx) => {
    await tx.insert(goals).values({
      id,
      teamId,
      juniorId: junior.viewer.id,
      milestoneId,
      roadmapId: roadmap.roadmapId,
      milestoneKey,
      assignedById,
      state: 'planned',
      dueOn: dayFrom(mentor.now, 13),
      createdAt: assignedAt,
      updatedAt: assignedAt,
      ...fields,
    })
    await tx
      .insert(goalEvents)
      .values({ id: newId(), goalId: id, actorId: assignedById, kind: 'assigned', at: assignedAt })
  })
  return id
}

/** As a page opened now shows it; 1 for a goal that isn't there. */
export async function goalVersion(goalId: string): Promise<number> {
  const [row] = await db.select({ version: goals.version }).from(goals).where(eq(goals.id, goalId))
  return row?.version ?? 1
}

/** What a step's form sends, from a page opened now. */
export async function stepForm(goalId: string): Promise<{ goalId: string; formId: string; version: number }> {
  return { goalId, formId: newId(), version: await goalVersion(goalId) }
}

/** What the form for approving sends from a page opened now, with each criterion of the milestone marked as met. */
export async function approvalOf(
  { roadmap }: World,
  goalId: string,
  fields: Record<string, unknown> = {},
  milestone: MilestoneName = 'skill',
): Promise<ApproveInput> {
  const criteria = roadmap.milestones[milestone].criterionIds.map((id) => ({ id, met: 'met' }))
  return approveInput.parse({ ...(await stepForm(goalId)), criteria, ...fields })
}

/** Such a goal, started by the junior 43 days ago. */
export async function makeStartedGoal(world: World, milestone: MilestoneName): Promise<string> {
  const goalId = await makeGoal(world, milestone)
  const { junior } = world
  await startGoal(at(junior, daysBefore(junior.now, 43, 8)), await stepForm(goalId))
  return goalId
}

/** A started skill with evidence that waits for its verdict. */
export async function makeSubmittedGoal(world: World): Promise<{ goalId: string; evidenceId: string }> {
  const goalId = await makeStartedGoal(world, 'skill')
  const { id } = await submitEvidence(world.junior, evidenceInput.parse({ goalId, note: 'Here' }))
  return { goalId, evidenceId: id }
}

export async function makeComment(
  goalId: string,
  createdAt: Date,
  text: Text & { body: string },
): Promise<string> {
  const id = newId()
  const { body } = text
  await transaction((tx) =>
    tx.insert(comments).values({ id, goalId, ...audienceColumns(text), body, createdAt }),
  )
  return id
}

/** A version of evidence, and the step that submitted it. */
export async function makeEvidence(goalId: string, author: Ctx, moment: Date, number = 1): Promise<string> {
  const id = newId()
  const authorId = author.viewer.id
  await transaction(async (tx) => {
    await tx
      .insert(evidence)
      .values({ id, goalId, number, authorId, note: `Version ${number}`, createdAt: moment })
    await tx
      .insert(goalEvents)
      .values({ id: newId(), goalId, actorId: authorId, kind: 'submitted', at: moment, evidenceId: id })
  })
  return id
}

/** A verdict that asks for changes, and its step. */
export async function makeVerdict(
  goalId: string,
  evidenceId: string,
  moment: Date,
  text: Text & { feedback: string },
): Promise<string> {
  const id = newId()
  const decision = 'changes_requested'
  const { feedback } = text
  await transaction(async (tx) => {
    await tx
      .insert(verdicts)
      .values({ id, goalId, evidenceId, ...audienceColumns(text), decision, feedback, createdAt: moment })
    await tx.insert(goalEvents).values({
      id: newId(),
      goalId,
      actorId: text.author.viewer.id,
      kind: decision,
      at: moment,
      evidenceId,
      verdictId: id,
    })
  })
  return id
}
