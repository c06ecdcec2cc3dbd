import { eq } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { milestones, stages } from '#db/schema/roadmaps.ts'
import { workingCopies, workingMilestones, workingStages } from '#db/schema/working-copies.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused } from '#lib/core/errors.ts'
import { onceEdited } from '#lib/record/forms/writes.ts'
import type { EditAbout, EditMilestone, EditStage } from '../input.ts'
import { keyCriteria, keyOnceTitled } from '../rules.ts'
import {
  assertUnchanged,
  authorOfCopy,
  copyInScope,
  milestoneInScope,
  milestonesOf,
  stageInScope,
  stagesOf,
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

/** `key` is the stage's, which it gets with its first title. */
export async function editStage(ctx: Ctx, input: EditStage): Promise<{ id: string; key: string }> {
  return transaction(async (tx) => {
    const form = { formId: input.formId, verb: 'editStage' }
    const { id } = await onceEdited(ctx, tx, form, input, async () => {
      const copy = await copyInScope(ctx, tx, input.roadmapId)
      const stage = await stageInScope(tx, copy.id, input)
      const { title, summary } = stage
      assertUnchanged(ctx, copy, stage, input.version, { title, summary })
      const taken = new Set((await stagesOf(tx, copy.id)).map(({ key }) => key))
      const published = await stageKeysBefore(tx, copy.basedOnId)
      await tx
        .update(workingStages)
        .set({
          key: keyOnceTitled(stage, input.title, { taken, published }, 'stage'),
          title: input.title,
          summary: input.summary,
          version: stage.version + 1,
          updatedById: ctx.viewer.id,
          updatedAt: ctx.now,
        })
        .where(eq(workingStages.id, stage.id))
      await touchCopy(ctx, tx, copy.id)
      return { id: stage.id }
    })
    return { id, key: await stageKeyOf(tx, id) }
  })
}

/**
 * Also moves it to the end of another stage. Criteria keep their keys. `key` is the milestone's, which it gets with its
 * first title. Throws FieldRefused at `stage` for one that isn't there.
 */
export async function editMilestone(ctx: Ctx, input: EditMilestone): Promise<{ id: string; key: string }> {
  return transaction(async (tx) => {
    const form = { formId: input.formId, verb: 'editMilestone' }
    const { id } = await onceEdited(ctx, tx, form, input, async () => {
      const copy = await copyInScope(ctx, tx, input.roadmapId)
      const saved = await milestoneInScope(tx, copy.id, input)
      assertUnchanged(ctx, copy, saved, input.version, textsOf(saved))
      const place = await placeIn(tx, copy.id, saved, input.stage)
      const { kind, title, description, needs, weeks, shown, outcome, entries, period, periods, resources } =
        input
      const key = await keyMilestone(tx, copy, saved, title)
      const rubric = input.steps.some((step) => step.title || step.text) ? input.steps : null
      await tx
        .update(workingMilestones)
        .set({
          ...place,
          key,
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
    })
    return { id, key: await milestoneKeyOf(tx, id) }
  })
}

type Reading = Pick<Transaction, 'select'>

/** Those that need it by the key it had need it by the new one. */
async function keyMilestone(
  tx: Transaction,
  copy: { id: string; basedOnId: string | null },
  saved: { key: string; title: string },
  title: string,
): Promise<string> {
  if (saved.title !== '') return saved.key
  const others = await milestonesOf(tx, copy.id)
  const taken = new Set(others.map(({ key }) => key))
  const published = await milestoneKeysBefore(tx, copy.basedOnId)
  const key = keyOnceTitled(saved, title, { taken, published }, 'milestone')
  for (const { id, needs } of others)
    if (key !== saved.key && needs.includes(saved.key))
      await tx
        .update(workingMilestones)
        .set({ needs: needs.map((each) => (each === saved.key ? key : each)) })
        .where(eq(workingMilestones.id, id))
  return key
}

async function stageKeysBefore(from: Reading, versionId: string | null): Promise<Set<string>> {
  if (versionId === null) return new Set()
  const rows = await from
    .select({ key: stages.key })
    .from(stages)
    .where(eq(stages.roadmapVersionId, versionId))
  return new Set(rows.map(({ key }) => key))
}

async function milestoneKeysBefore(from: Reading, versionId: string | null): Promise<Set<string>> {
  if (versionId === null) return new Set()
  const rows = await from
    .select({ key: milestones.key })
    .from(stages)
    .innerJoin(milestones, eq(milestones.stageId, stages.id))
    .where(eq(stages.roadmapVersionId, versionId))
  return new Set(rows.map(({ key }) => key))
}

async function stageKeyOf(from: Reading, id: string): Promise<string> {
  const [row] = await from
    .select({ key: workingStages.key })
    .from(workingStages)
    .where(eq(workingStages.id, id))
  return row?.key ?? ''
}

async function milestoneKeyOf(from: Reading, id: string): Promise<string> {
  const [row] = await from
    .select({ key: workingMilestones.key })
    .from(workingMilestones)
    .where(eq(workingMilestones.id, id))
  return row?.key ?? ''
}

async function placeIn(
  tx: Reading,
  copyId: string,
  saved: { stageId: string; position: number },
  stageKey: string,
): Promise<{ stageId?: string; position?: number }> {
  const stage = await stageInScope(tx, copyId, { key: stageKey }).catch(() => undefined)
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
