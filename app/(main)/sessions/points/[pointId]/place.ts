import type { Ctx } from '#lib/core/context.ts'
import { calledName } from '#lib/core/names.ts'
import type { getAgendaPoint } from '#lib/sessions/agenda/reads.ts'

/** The page that shows a point, the way to it, and who reads it. */
export function pointPlace(ctx: Ctx, point: Awaited<ReturnType<typeof getAgendaPoint>>) {
  const { mentor, junior, sessionId } = point
  const readers = { viewer: ctx.viewer, junior, reader: mentor.id === ctx.viewer.id ? junior : mentor }
  const back = sessionId ? `/sessions/${sessionId}` : '/sessions'
  const list = { href: '/sessions', label: 'Sessions' }
  const session = { href: back, label: `Session with ${calledName(ctx.viewer, readers.reader)}` }
  return { readers, back, crumbs: sessionId ? [list, session] : [list] }
}
