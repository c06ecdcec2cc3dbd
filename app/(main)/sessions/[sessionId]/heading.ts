import type { Crumb } from '#app/_ui/page.tsx'
import { firstName } from '#lib/core/format.ts'
import type { SessionPage } from '#lib/sessions/reads.ts'

export function headingTitle(session: SessionPage, viewer: { id: string }): string {
  const { mentor, junior } = session
  if (mentor.id === viewer.id) return `Session with ${firstName(junior.name)}`
  if (junior.id === viewer.id) return `Session with ${firstName(mentor.name)}`
  return `Session of ${firstName(junior.name)} and ${firstName(mentor.name)}`
}

export function sessionCrumbs({ junior, isOwn }: SessionPage, viewer: { id: string }): Crumb[] {
  const person = { href: `/people/${junior.id}`, label: junior.name }
  if (!isOwn) return [person]
  const list = { href: '/sessions', label: 'Sessions' }
  return junior.id === viewer.id ? [list] : [list, person]
}
