import type { JotOutcome } from '#db/words.ts'
import type { Named } from '#lib/core/named.ts'
import type { JotPerson } from '#lib/jots/about/reads.ts'

/** Where a jot is made into one thing: a form, or why there is none. `about` is null for the viewer's own. */
export type Way = {
  kind: JotOutcome
  links: { href: string; about: Named | null; goal?: string }[]
  /** What is needed before, if there are no links. */
  needs?: 'a person' | 'a pair' | 'a junior' | 'a mentor' | 'a behaviour'
}

type Facts = {
  jotId: string
  /** Null for nobody, and for someone the viewer has no way to any more. */
  about: JotPerson | null
  people: readonly JotPerson[]
  viewerId: string
  isJunior: boolean
  /** Those of whom the jot is about, or the viewer's own. */
  goals: readonly { id: string; title: string }[]
}

/** In the order in which they're offered. What can't be is named with what it needs. */
export function waysFor(facts: Facts): Way[] {
  const { jotId, about, people, isJunior } = facts
  const withJot = (address: string) => `${address}${address.includes('?') ? '&' : '?'}jot=${jotId}`
  const isAboutJunior = about !== null && !about.isMentor
  const guides = people.some(({ isMentor }) => !isMentor)
  const mentors = people.some(({ isMentor, pairs }) => !isMentor && pairs.length > 0)
  const way = (kind: JotOutcome, href: string | undefined, needs: Way['needs']): Way =>
    href ? { kind, links: [{ href, about }] } : { kind, links: [], needs }
  const hasPair = about ? about.pairs.length > 0 : people.some(({ pairs }) => pairs.length > 0)
  const ofPair = (href: string) => (hasPair ? href : undefined)
  const forJunior = (href: string, canChoose: boolean, isPaired: boolean) => {
    if (isAboutJunior && isPaired) return withJot(`${href}${about.id}`)
    return about === null && canChoose ? withJot(href.replace(/\?.*/, '')) : undefined
  }
  const isPaired = isAboutJunior && about.pairs.length > 0
  const isOwnWin = isJunior && !isAboutJunior
  return [
    way('agenda_point', ofPair(`/jots/${jotId}/agenda`), 'a pair'),
    way('action', ofPair(withJot('/actions')), 'a pair'),
    observation(facts, isAboutJunior, withJot),
    way('finding', forJunior('/reviews/new?with=', guides, isAboutJunior), guides ? 'a junior' : 'a mentor'),
    way(
      'win',
      isOwnWin ? withJot(`/wins/new?for=${facts.viewerId}`) : forJunior('/wins/new?for=', mentors, isPaired),
      'a pair',
    ),
    way('note', forJunior('/sessions/new?with=', mentors, isPaired), mentors ? 'a pair' : 'a mentor'),
  ]
}

function observation(
  { about, people, isJunior, goals }: Facts,
  isAboutJunior: boolean,
  withJot: (address: string) => string,
): Way {
  const kind = 'observation'
  if (!isAboutJunior && !isJunior)
    return { kind, links: [], needs: people.length > 0 ? 'a person' : 'a junior' }
  if (goals.length === 0) return { kind, links: [], needs: 'a behaviour' }
  const links = goals.map(({ id, title }) => ({
    href: `${withJot(`/goals/${id}`)}#observe`,
    about: isAboutJunior ? about : null,
    goal: title,
  }))
  return { kind, links }
}
