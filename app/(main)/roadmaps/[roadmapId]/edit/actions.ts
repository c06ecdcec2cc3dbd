'use server'

import { formAction } from '#app/_server/form-action.ts'
import { arrange as arrangeCopy } from '#lib/roadmaps/working-copies/arranging/writes.ts'
import { editMilestone } from '#lib/roadmaps/working-copies/editing/writes.ts'
import { arrangeInput, milestoneInput, roadmapInput } from '#lib/roadmaps/working-copies/input.ts'
import { nextMilestone } from '#lib/roadmaps/working-copies/reads.ts'
import { beginCopy } from '#lib/roadmaps/working-copies/writes.ts'

export const begin = formAction(roadmapInput, async (ctx, input) => {
  const { id } = await beginCopy(ctx, input)
  return { to: `/roadmaps/${id}/edit` }
})

const done = {
  'move-stage': 'moved',
  'move-milestone': 'moved',
  'remove-stage': 'stage-removed',
  'remove-milestone': 'milestone-removed',
  'restore-stage': 'restored',
  'restore-milestone': 'restored',
}

/** Something new opens where it's written. */
export const arrange = formAction(arrangeInput, async (ctx, input) => {
  const { roadmapId } = input
  const { what } = input.do
  const { key, stage } = await arrangeCopy(ctx, input)
  if (what === 'add-stage') return { to: `/roadmaps/${roadmapId}/stages/${key}` }
  if (what === 'add-milestone' || what === 'copy-milestone')
    return { to: `/roadmaps/${roadmapId}/edit/${key}` }
  const isStage = what.endsWith('-stage')
  const place = what === 'remove-milestone' ? `stage-${stage}` : isStage ? `stage-${key}` : key
  return { to: `/roadmaps/${roadmapId}/edit?stage=${stage}`, notice: done[what], place }
})

export const edit = formAction(milestoneInput, async (ctx, input) => {
  const { roadmapId } = input
  const { key } = await editMilestone(ctx, input)
  const outline = `/roadmaps/${roadmapId}/edit`
  if (input.after === 'next') {
    const next = await nextMilestone(ctx, roadmapId, key)
    if (next) return { to: `${outline}/${next}`, notice: 'saved' }
  }
  return { to: `${outline}?stage=${input.stage}`, notice: 'saved', place: key }
})
