import { withdrawText } from '#lib/audience/withdrawing/writes.ts'
import { newId } from '#lib/core/ids.ts'
import { editWinInput } from '#lib/wins/input.ts'
import { editWin, winToWithdraw } from '#lib/wins/writes.ts'
import { dayFrom } from '../context.ts'
import { jotIt, noteIt } from '../world/jots.ts'
import type { World } from '../world/world.ts'
import type { Verbs } from './goal-verbs.ts'
import type { Written } from './texts.ts'

/** Those of `lib/jots` and `lib/wins`, for `everyVerb()`. A jot is about the other person of the pair. */
export function jotVerbs(world: World, { wins }: Written): Verbs {
  const { junior, mentor } = world
  return {
    jotDown: (ctx) => jotIt(ctx, { aboutId: (ctx === junior ? mentor : junior).viewer.id }),
    noteWin: (ctx) => noteIt(world, ctx),
    editWin: (ctx) => {
      const form = { formId: newId(), winId: wins[ctx.viewer.id] ?? newId(), version: '1' }
      return editWin(ctx, editWinInput.parse({ ...form, body: 'New', happenedOn: dayFrom(ctx.now, 0) }))
    },
    winToWithdraw: (ctx) =>
      withdrawText(ctx, { id: wins[ctx.viewer.id] ?? newId(), version: 1 }, winToWithdraw),
  }
}
