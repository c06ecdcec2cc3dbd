import type { Crumb } from '#app/_ui/page.tsx'
import type { Ctx, Viewer } from '#lib/core/context.ts'
import { plainDay } from '#lib/core/format.ts'
import { calledName, fullName } from '#lib/core/names.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import type { SessionPage } from '#lib/sessions/reads.ts'

export function headingTitle(session: SessionPage, viewer: Viewer): string {
  const { mentor, junior } = session
  if (mentor.id === viewer.id) return `Session with ${calledName(viewer, junior)}`
  if (junior.id === viewer.id) return `Session with ${calledName(viewer, mentor)}`
  return `Session of ${calledName(viewer, junior)} and ${calledName(viewer, mentor)}`
}

/** For the tab, where several sessions of one pair may be side by side. */
export const datedTitle = (session: SessionPage, ctx: Ctx): string =>
  `${headingTitle(session, ctx.viewer)}, ${plainDay(session.heldOn, dayIn(ctx.now, ctx.timeZone))}`

export function sessionCrumbs({ junior, isOwn }: SessionPage, viewer: Viewer): Crumb[] {
  const person = { href: `/people/${junior.id}`, label: fullName(viewer, junior) }
  if (!isOwn) return [person]
  const list = { href: '/sessions', label: 'Sessions' }
  return junior.id === viewer.id ? [list] : [list, person]
}
