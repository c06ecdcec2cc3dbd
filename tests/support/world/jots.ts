import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { editJotInput, jotDownInput } from '#lib/jots/input.ts'
import { editJot, jotDown } from '#lib/jots/writes.ts'
import { noteWinInput } from '#lib/wins/input.ts'
import { noteWin } from '#lib/wins/writes.ts'
import { dayFrom } from '../context.ts'
import type { World } from './world.ts'

// Each calls the form's schema and the write.

type Fields = Record<string, unknown>

export function jotIt(ctx: Ctx, fields: Fields = {}): Promise<{ id: string }> {
  return jotDown(ctx, jotDownInput.parse({ formId: newId(), body: 'Ask about the pager', ...fields }))
}

/** On its first version. */
export function editIt(ctx: Ctx, jotId: string, fields: Fields): Promise<{ id: string }> {
  const form = { formId: newId(), jotId, version: '1', body: 'Ask about the pager' }
  return editJot(ctx, editJotInput.parse({ ...form, ...fields }))
}

/** A win of the world's junior, of today. */
export function noteIt(world: World, ctx: Ctx, fields: Fields = {}): Promise<{ id: string }> {
  const place = { juniorId: world.junior.viewer.id, teamId: world.teamId }
  const form = { formId: newId(), ...place, body: 'Shipped the sign-in', happenedOn: dayFrom(ctx.now, 0) }
  return noteWin(ctx, noteWinInput.parse({ ...form, ...fields }))
}
