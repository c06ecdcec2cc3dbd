import { eq } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { roadmapVersions } from '#db/schema/roadmaps.ts'
import { workingCopies } from '#db/schema/working-copies.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused } from '#lib/core/errors.ts'
import { once, onceEdited } from '#lib/record/forms/writes.ts'
import { MAX_LEVELS } from '#lib/roadmaps/limits/rules.ts'
import type { ArrangeLevel, EditLevel } from '../input.ts'
import { contentOfCopy, freeKey, keyOnceTitled } from '../rules.ts'
import {
  assertUnchanged,
  authorOfCopy,
  copyInScope,
  milestonesOf,
  type ScopedCopy,
  stagesOf,
} from '../scope.ts'
import { touchCopy } from '../writes.ts'
import {
  expectationsOf,
  expectationText,
  levelsThere,
  moveLevel,
  type WorkingLevel,
  withRemoval,
} from './rules.ts'

/** `key` is that of what was arranged, or made; '' if this adding came twice. */
export type ArrangedLevel = { id: string; key: string }

/**
 * One press in the list: adds, moves, removes or puts back a level. Its texts and the version stay, so nobody's open editor
 * is stale because of it. Throws NotFound, and Refused if the working copy was published or discarded, is full, or the
 * level was moved meanwhile.
 */
export async function arrangeLevels(ctx: Ctx, input: ArrangeLevel): Promise<ArrangedLevel> {
  const { formId, roadmapId } = input
  let key = input.do.key
  return transaction(async (tx) => {
    const { id } = await once(ctx, tx, { formId, verb: 'arrangeLevels' }, input, async () => {
      const copy = await copyInScope(ctx, tx, roadmapId)
      const arranged = press(copy.levels, input.do)
      key = arranged.key
      await saveLevels(ctx, tx, copy, arranged.levels)
      return { id: copy.id }
    })
    return { id, key }
  })
}

function press(levels: WorkingLevel[], { what, key, at, to }: ArrangeLevel['do']) {
  const there = levelsThere(levels)
  if (what === 'add') return addLevel(levels)
  const level = levels.find((each) => each.key === key)
  if (!level) throw new NotFound()
  if (what === 'move') {
    if (there[at]?.key !== key)
      throw new Refused(
        'Someone moved this meanwhile, so it stays where it is now. Move it again if you still want to.',
      )
    return { levels: moveLevel(levels, key, to), key }
  }
  if (what === 'restore' && level.isRemoved) assertRoom(levels)
  const rest = levels.filter((each) => each !== level)
  const isRemoved = what === 'remove'
  if (Boolean(level.isRemoved) === isRemoved) return { levels, key }
  const changed = withRemoval(level, isRemoved)
  const restThere = rest.filter((each) => !each.isRemoved)
  const restGone = rest.filter((each) => each.isRemoved)
  return { levels: [...restThere, changed, ...restGone], key }
}

function assertRoom(levels: readonly WorkingLevel[]): void {
  if (levelsThere(levels).length >= MAX_LEVELS)
    throw new Refused(`A roadmap has at most ${MAX_LEVELS} levels.`)
}

function addLevel(levels: WorkingLevel[]) {
  assertRoom(levels)
  const key = freeKey('', new Set(levels.map((each) => each.key)), 'level')
  const gone = levels.filter(({ isRemoved }) => isRemoved)
  return { levels: [...levelsThere(levels), { key, title: '', expects: [] }, ...gone], key }
}

/**
 * Title and expectations. `key` is the level's, which it gets with its first title. Throws NotFound, Refused if the working
 * copy was published or discarded meanwhile, and Stale with what is saved.
 */
export async function editLevel(ctx: Ctx, input: EditLevel): Promise<{ id: string; key: string }> {
  return transaction(async (tx) => {
    let key = input.key
    const form = { formId: input.formId, verb: 'editLevel' }
    const { id } = await onceEdited(ctx, tx, form, input, async () => {
      const copy = await copyInScope(ctx, tx, input.roadmapId)
      const level = copy.levels.find((each) => each.key === input.key)
      if (!level) throw new NotFound()
      if (level.isRemoved)
        throw new Refused(
          'Someone removed this level meanwhile. Put it back in another tab, then send this again.',
        )
      const content = contentOfCopy(copy, await stagesOf(tx, copy.id), await milestonesOf(tx, copy.id))
      const milestones = content.stages.flatMap((stage) => stage.milestones)
      const edited = { ...copy, by: await authorOfCopy(tx, copy.id) }
      assertUnchanged(ctx, copy, edited, input.version, {
        title: level.title,
        expects: level.expects.map(expectationText).join('\n'),
      })
      const published = new Set((await levelsBefore(tx, copy)).map((each) => each.key))
      const taken = new Set(copy.levels.map((each) => each.key))
      key = keyOnceTitled(level, input.title, { taken, published }, 'level')
      const expects = expectationsOf(input.expects, milestones, level.expects)
      const changed = { ...level, key, title: input.title, expects }
      const levels = copy.levels.map((each) => (each === level ? changed : each))
      await tx
        .update(workingCopies)
        .set({ version: copy.version + 1 })
        .where(eq(workingCopies.id, copy.id))
      await saveLevels(ctx, tx, copy, levels)
      return { id: input.roadmapId }
    })
    return { id, key }
  })
}

async function saveLevels(ctx: Ctx, tx: Transaction, copy: { id: string }, levels: WorkingLevel[]) {
  await tx.update(workingCopies).set({ levels }).where(eq(workingCopies.id, copy.id))
  await touchCopy(ctx, tx, copy.id)
}

async function levelsBefore(tx: Transaction, { basedOnId }: ScopedCopy) {
  if (basedOnId === null) return []
  const [row] = await tx
    .select({ levels: roadmapVersions.levels })
    .from(roadmapVersions)
    .where(eq(roadmapVersions.id, basedOnId))
  return row?.levels ?? []
}
