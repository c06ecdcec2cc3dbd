import { nextSessionWords } from '#app/_parts/sessions/next-words.ts'
import type { Ctx } from '#lib/core/context.ts'
import { plainDay } from '#lib/core/format.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import type { JuniorOfMine } from '#lib/views/home/rules.ts'

/** For example "Met 4 November, next session tomorrow at 10:30." */
export function metWords(ctx: Ctx, { lastHeldOn, next }: Pick<JuniorOfMine, 'lastHeldOn' | 'next'>): string {
  const today = dayIn(ctx.now, ctx.timeZone)
  const met = lastHeldOn ? `Met ${plainDay(lastHeldOn, today)}` : 'Not met yet'
  if (!next) return `${met}, no next session.`
  return `${met}, ${nextSessionWords(next, today, ctx.timeZone)}.`
}
