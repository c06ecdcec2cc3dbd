import { eq } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { workingMilestones, workingStages } from '#db/schema/working-copies.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { once } from '#lib/record/forms/writes.ts'
import { MAX_MILESTONES, MAX_STAGES } from '#lib/roadmaps/limits/rules.ts'
import type { Arrange } from '../input.ts'
import { freeKey, placeAt } from '../rules.ts'
import { copyInScope, milestonesOf, stagesOf, type WorkingMilestone, type WorkingStage } from '../scope.ts'
import { touchCopy } from '../writes.ts'

/** `key` is that of what was arranged, or made; `stage` is the one where it is. */
export type Arranged = { id: string; key: string; stage: string }

type Copy = { id: string; stages: WorkingStage[]; milestones: WorkingMilestone[] }

/**
 * One press in the outline: adds, moves, copies, removes or puts back a stage or a milestone. Their texts and versions stay,
 * so nobody's open editor is stale because of it. Throws NotFound, and Refused if the working copy was published or
 * discarded, is full, or the thing was moved or removed meanwhile.
 */
export async function arrange(ctx: Ctx, input: Arrange): Promise<Arranged> {
  const { formId, roadmapId } = input
  let done: Arranged | undefined
  return transaction(async (tx) => {
    const { id } = await once(ctx, tx, { formId, verb: 'arrange' }, input, async () => {
      const { id } = await copyInScope(ctx, tx, roadmapId)
      const copy = { id, stages: await stagesOf(tx, id), milestones: await milestonesOf(tx, id) }
      done = await press(ctx, tx, copy, input.do)
      await touchCopy(ctx, tx, id)
      return { id: done.id }
    })
    return done ?? whereItIs(tx, roadmapId, id, ctx)
  })
}

/** For a press that came twice. */
async function whereItIs(tx: Transaction, roadmapId: string, id: string, ctx: Ctx): Promise<Arranged> {
  const copy = await copyInScope(ctx, tx, roadmapId)
  const stages = await stagesOf(tx, copy.id)
  const milestone = (await milestonesOf(tx, copy.id)).find((each) => each.id === id)
  const stage = stages.find((each) => each.id === (milestone?.stageId ?? id))
  if (!stage) throw new NotFound()
  return { id, key: milestone?.key ?? stage.key, stage: stage.key }
}

async function press(ctx: Ctx, tx: Transaction, copy: Copy, pressed: Arrange['do']): Promise<Arranged> {
  switch (pressed.what) {
    case 'add-stage':
      return addStage(ctx, tx, copy)
    case 'add-milestone':
      return addMilestone(ctx, tx, copy, stageBy(copy, pressed.key))
    case 'copy-milestone':
      return copyMilestone(ctx, tx, copy, milestoneBy(copy, pressed.key))
    case 'move-stage':
      return moveStage(tx, copy, pressed)
    case 'move-milestone':
      return moveMilestone(tx, copy, pressed)
    case 'remove-stage':
    case 'restore-stage':
      return setStageRemoved(ctx, tx, stageBy(copy, pressed.key), pressed.what === 'remove-stage')
    case 'remove-milestone':
    case 'restore-milestone':
      return setMilestoneRemoved(ctx, tx, copy, pressed)
  }
}

function stageBy(copy: Copy, key: string): WorkingStage {
  const stage = copy.stages.find((each) => each.key === key)
  if (!stage) throw new NotFound()
  return stage
}

function milestoneBy(copy: Copy, key: string): WorkingMilestone {
  const milestone = copy.milestones.find((each) => each.key === key)
  if (!milestone) throw new NotFound()
  return milestone
}

const isThere = ({ removedAt }: { removedAt: Date | null }) => removedAt === null
const keysOf = (rows: readonly { key: string }[]) => new Set(rows.map(({ key }) => key))
const editedBy = (ctx: Ctx) => ({ updatedById: ctx.viewer.id, updatedAt: ctx.now })
const last = (rows: readonly { position: number }[]) => rows.at(-1)?.position ?? 0

async function addStage(ctx: Ctx, tx: Transaction, copy: Copy): Promise<Arranged> {
  if (copy.stages.filter(isThere).length >= MAX_STAGES)
    throw new Refused(`A roadmap has at most ${MAX_STAGES} stages.`)
  const key = freeKey('', keysOf(copy.stages), 'stage')
  const id = newId()
  await tx.insert(workingStages).values({
    id,
    workingCopyId: copy.id,
    key,
    position: last(copy.stages) + 1,
    title: '',
    summary: '',
    ...editedBy(ctx),
  })
  return { id, key, stage: key }
}

function assertRoom(copy: Copy): void {
  if (copy.milestones.filter(isThere).length >= MAX_MILESTONES)
    throw new Refused(`A roadmap has at most ${MAX_MILESTONES} milestones.`)
}

async function addMilestone(ctx: Ctx, tx: Transaction, copy: Copy, stage: WorkingStage): Promise<Arranged> {
  assertRoom(copy)
  const key = freeKey('', keysOf(copy.milestones), 'milestone')
  const id = newId()
  await tx.insert(workingMilestones).values({
    id,
    workingCopyId: copy.id,
    stageId: stage.id,
    key,
    position: last(ofStage(copy, stage)) + 1,
    kind: 'skill',
    title: '',
    description: '',
    criteria: [],
    needs: [],
    shown: [],
    resources: [],
    ...editedBy(ctx),
  })
  return { id, key, stage: stage.key }
}

const ofStage = (copy: Copy, stage: WorkingStage) =>
  copy.milestones.filter(({ stageId }) => stageId === stage.id)

async function copyMilestone(
  ctx: Ctx,
  tx: Transaction,
  copy: Copy,
  original: WorkingMilestone,
): Promise<Arranged> {
  assertRoom(copy)
  const id = newId()
  const key = freeKey(original.title, keysOf(copy.milestones), 'milestone')
  const row = { ...original, id, key, version: 1, removedAt: null, ...editedBy(ctx) }
  await tx.insert(workingMilestones).values({ ...row, position: last(copy.milestones) + 1 })
  const stage = copy.stages.find((each) => each.id === original.stageId)
  const beside = copy.milestones.filter((each) => each.stageId === original.stageId && isThere(each))
  const index = beside.findIndex((each) => each.id === original.id) + 1
  await placeMilestones(tx, [...beside, { ...row, position: 0 }], key, index)
  return { id, key, stage: stage?.key ?? '' }
}

type Move = { key: string; at: number; to: string }

const movedMeanwhile = () =>
  new Refused(
    'Someone moved this meanwhile, so it stays where it is now. Move it again if you still want to.',
  )

async function moveStage(tx: Transaction, copy: Copy, { key, at, to }: Move): Promise<Arranged> {
  const stage = stageBy(copy, key)
  if (stage.position !== at) throw movedMeanwhile()
  for (const [each, position] of placeAt(copy.stages.filter(isThere), key, Number(to)))
    await tx
      .update(workingStages)
      .set({ position })
      .where(eq(workingStages.id, stageBy(copy, each).id))
  return { id: stage.id, key, stage: key }
}

/** `to` is 'FROM:TO:INDEX': the stage where the page showed it, the one it comes to, and its place there, or the end. */
async function moveMilestone(tx: Transaction, copy: Copy, { key, at, to }: Move): Promise<Arranged> {
  const milestone = milestoneBy(copy, key)
  const [from = '', stageKey = '', index = ''] = to.split(':')
  if (milestone.position !== at || milestone.stageId !== stageBy(copy, from).id) throw movedMeanwhile()
  const stage = stageBy(copy, stageKey)
  if (milestone.stageId !== stage.id)
    await tx
      .update(workingMilestones)
      .set({ stageId: stage.id })
      .where(eq(workingMilestones.id, milestone.id))
  const row = ofStage(copy, stage).filter(isThere)
  await placeMilestones(tx, row, key, index === '' ? row.length : Number(index), milestone)
  return { id: milestone.id, key, stage: stage.key }
}

async function placeMilestones(
  tx: Transaction,
  row: readonly WorkingMilestone[],
  key: string,
  index: number,
  moved?: WorkingMilestone,
): Promise<void> {
  const ids = new Map([...row, ...(moved ? [moved] : [])].map((each) => [each.key, each.id]))
  for (const [each, position] of placeAt(row, key, index)) {
    const id = ids.get(each)
    if (id) await tx.update(workingMilestones).set({ position }).where(eq(workingMilestones.id, id))
  }
}

async function setStageRemoved(
  ctx: Ctx,
  tx: Transaction,
  stage: WorkingStage,
  isRemoved: boolean,
): Promise<Arranged> {
  if (isThere(stage) === isRemoved)
    await tx
      .update(workingStages)
      .set({ removedAt: isRemoved ? ctx.now : null, version: stage.version + 1, ...editedBy(ctx) })
      .where(eq(workingStages.id, stage.id))
  return { id: stage.id, key: stage.key, stage: stage.key }
}

/** A milestone whose stage was removed too comes back with its stage. */
async function setMilestoneRemoved(
  ctx: Ctx,
  tx: Transaction,
  copy: Copy,
  { what, key }: { what: string; key: string },
): Promise<Arranged> {
  const milestone = milestoneBy(copy, key)
  const isRemoved = what === 'remove-milestone'
  if (!isRemoved) assertRoom(copy)
  if (isThere(milestone) === isRemoved)
    await tx
      .update(workingMilestones)
      .set({ removedAt: isRemoved ? ctx.now : null, version: milestone.version + 1, ...editedBy(ctx) })
      .where(eq(workingMilestones.id, milestone.id))
  const stage = copy.stages.find((each) => each.id === milestone.stageId)
  if (!isRemoved && stage && !isThere(stage)) await setStageRemoved(ctx, tx, stage, false)
  return { id: milestone.id, key, stage: stage?.key ?? '' }
}
