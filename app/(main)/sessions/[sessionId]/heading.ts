import type { Crumb } from '#app/_ui/page.tsx'
import { firstName } from '#lib/core/format.ts'
import type { SessionPage } from '#lib/sessions/reads.ts'

/** The title of a session's page: with whom, or for the circle who with whom. */
export function titleOf(session: SessionPage, viewer: { id: string }): string {
  const { mentor, junior } = session
  if (mentor.id === viewer.id) return `Session with ${firstName(junior.name)}`
  if (junior.id === viewer.id) return `Session with ${firstName(mentor.name)}`
  return `Session of ${firstName(junior.name)} and ${firstName(mentor.name)}`
}

/** Where a session's page stands: under the mentor's junior, the junior's own sessions, or the junior for the circle. */
export function crumbsOf({ junior, isOwn }: SessionPage, viewer: { id: string }): Crumb[] {
  const person = { href: `/people/${junior.id}`, label: junior.name }
  if (!isOwn) return [person]
  const list = { href: '/sessions', label: 'Sessions' }
  return junior.id === viewer.id ? [list] : [list, person]
}
