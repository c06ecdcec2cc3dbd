import { eq } from 'drizzle-orm'
import { transaction } from '#db/client.ts'
import { workingCopies, workingMilestones, workingStages } from '#db/schema/working-copies.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused } from '#lib/core/errors.ts'
import { onceEdited } from '#lib/record/forms/writes.ts'
import type { EditAbout, EditMilestone, EditStage } from '../input.ts'
import { keyCriteria } from '../rules.ts'
import {
  assertUnchanged,
  authorOfCopy,
  copyInScope,
  milestoneInScope,
  milestonesOf,
  stageInScope,
} from '../scope.ts'
import { touchCopy } from '../writes.ts'

// Each throws NotFound, Refused if the working copy was published or discarded meanwhile, and Stale with the saved texts.

/** `id` is the roadmap's. */
export async function editAbout(ctx: Ctx, input: EditAbout): Promise<{ id: string }> {
  return transaction((tx) =>
    onceEdited(ctx, tx, { formId: input.formId, verb: 'editAbout' }, input, async () => {
      const copy = await copyInScope(ctx, tx, input.roadmapId)
      const { title, summary } = copy
      assertUnchanged(ctx, copy, { ...copy, by: await authorOfCopy(tx, copy.id) }, input.version, {
        title,
        summary,
      })
      await tx
        .update(workingCopies)
        .set({ title: input.title, summary: input.summary, version: copy.version + 1 })
        .where(eq(workingCopies.id, copy.id))
      await touchCopy(ctx, tx, copy.id)
      return { id: input.roadmapId }
    }),
  )
}

/** `id` is the stage's. */
export async function editStage(ctx: Ctx, input: EditStage): Promise<{ id: string }> {
  return transaction((tx) =>
    onceEdited(ctx, tx, { formId: input.formId, verb: 'editStage' }, input, async () => {
      const copy = await copyInScope(ctx, tx, input.roadmapId)
      const stage = await stageInScope(tx, copy.id, input.key)
      const { title, summary } = stage
      assertUnchanged(ctx, copy, stage, input.version, { title, summary })
      await tx
        .update(workingStages)
        .set({
          title: input.title,
          summary: input.summary,
          version: stage.version + 1,
          updatedById: ctx.viewer.id,
          updatedAt: ctx.now,
        })
        .where(eq(workingStages.id, stage.id))
      await touchCopy(ctx, tx, copy.id)
      return { id: stage.id }
    }),
  )
}

/**
 * Also moves it to the end of another stage. Criteria keep their keys. `id` is the milestone's. Throws FieldRefused at
 * `stage` for one that isn't there.
 */
export async function editMilestone(ctx: Ctx, input: EditMilestone): Promise<{ id: string }> {
  return transaction((tx) =>
    onceEdited(ctx, tx, { formId: input.formId, verb: 'editMilestone' }, input, async () => {
      const copy = await copyInScope(ctx, tx, input.roadmapId)
      const saved = await milestoneInScope(tx, copy.id, input.key)
      assertUnchanged(ctx, copy, saved, input.version, textsOf(saved))
      const place = await placeIn(tx, copy.id, saved, input.stage)
      const { kind, title, description, needs, weeks, shown, outcome, entries, period, periods, resources } =
        input
      const rubric = input.steps.some((step) => step.title || step.text) ? input.steps : null
      await tx
        .update(workingMilestones)
        .set({
          ...place,
          kind,
          title,
          description,
          criteria: keyCriteria(input.criteria, saved.criteria),
          needs: needs.filter((key) => key !== saved.key),
          weeks,
          shown,
          outcome: outcome || null,
          rubric,
          period: entries === null && periods === null ? null : period,
          entriesPerPeriod: entries,
          periodsNeeded: periods,
          resources,
          version: saved.version + 1,
          updatedById: ctx.viewer.id,
          updatedAt: ctx.now,
        })
        .where(eq(workingMilestones.id, saved.id))
      await touchCopy(ctx, tx, copy.id)
      return { id: saved.id }
    }),
  )
}

type Reading = Parameters<typeof milestonesOf>[0]

async function placeIn(
  tx: Reading,
  copyId: string,
  saved: { stageId: string; position: number },
  stageKey: string,
): Promise<{ stageId?: string; position?: number }> {
  const stage = await stageInScope(tx, copyId, stageKey).catch(() => undefined)
  if (!stage || (stage.removedAt && stage.id !== saved.stageId))
    throw new FieldRefused('stage', 'This stage isn’t there any more. Please choose another one.')
  if (stage.id === saved.stageId) return {}
  const there = (await milestonesOf(tx, copyId)).filter(({ stageId }) => stageId === stage.id)
  return { stageId: stage.id, position: (there.at(-1)?.position ?? 0) + 1 }
}

type Texts = Pick<
  typeof workingMilestones.$inferSelect,
  'title' | 'description' | 'outcome' | 'criteria' | 'rubric'
>

function textsOf({ title, description, outcome, criteria, rubric }: Texts): Record<string, string> {
  return {
    title,
    description,
    criteria: criteria.map(({ text }) => text).join('\n'),
    ...(outcome !== null && { outcome }),
    ...(rubric && { steps: rubric.map((step) => `${step.title}: ${step.text}`).join('\n') }),
  }
}
