import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'
import { listGoalsToObserve } from '#lib/goals/practice/reads.ts'
import { listJotPeople } from '#lib/jots/about/reads.ts'
import { countJots, getJot, type Jot, listClosedJots, listOpenJots } from '#lib/jots/reads.ts'
import { listContacts } from '#lib/sessions/contacts/reads.ts'
import { addressesByText } from '#lib/views/search/addresses/reads.ts'
import { waysFor } from './rules.ts'

/** `href` is where what it became is shown, null if that's withdrawn or no longer the viewer's to see. */
export type ClosedJot = Jot & { href: string | null }

/**
 * `closedPage` is 0 for a list that stays folded. The jot with the id `changedId` is among the first, open or not. Seven
 * queries at most.
 */
export async function getJotsPage(
  ctx: Ctx,
  { page, closedPage, changedId }: { page: number; closedPage: number; changedId?: string },
) {
  const people = await listJotPeople(ctx)
  const open = await listOpenJots(ctx, page, changedId)
  const counts = await countJots(ctx)
  const closed = closedPage > 0 ? await listClosedJots(ctx, closedPage) : { jots: [], hasMore: false }
  const addresses = await addressesByText(
    ctx,
    closed.jots.flatMap(({ becameId }) => becameId ?? []),
  )
  const withHref = (jot: Jot): ClosedJot => ({ ...jot, href: addresses.get(jot.becameId ?? '') ?? null })
  return { people, open, counts, closed: { ...closed, jots: closed.jots.map(withHref) } }
}

/** A jot, whom it can be about, and what it can be made into while it's open. Throws `NotFound`. Five queries at most. */
export async function getJotPage(ctx: Ctx, jotId: string) {
  const jot = await getJot(ctx, jotId)
  const people = await listJotPeople(ctx)
  if (jot.state !== 'open') {
    const [href = null] = (await addressesByText(ctx, jot.becameId ? [jot.becameId] : [])).values()
    return { jot, people, ways: [], href }
  }
  const about = people.find(({ id }) => id === jot.about?.id) ?? null
  const isJunior = ctx.viewer.roles.some(({ role }) => role === 'junior')
  const observed = about && !about.isMentor ? about.id : isJunior ? ctx.viewer.id : null
  const goals = observed ? await listGoalsToObserve(ctx, observed) : []
  // About someone with whom there is no pair any more, it's made into nothing but through another person.
  const isLost = jot.about !== null && about === null
  const facts = { jotId, about, people: isLost ? [] : people, viewerId: ctx.viewer.id, isJunior, goals }
  return { jot, people, ways: waysFor(facts), href: null }
}

export type JotPage = Awaited<ReturnType<typeof getJotPage>>

/** The viewer's current pairs for the agenda of which a jot can become a point. Throws `NotFound` if there are none. */
export async function getJotForAgenda(ctx: Ctx, jotId: string) {
  const jot = await getJot(ctx, jotId)
  const pairs = await listContacts(ctx, { isOwn: true })
  const fitting = pairs.filter(
    ({ mentor, junior }) => !jot.about || [mentor.id, junior.id].includes(jot.about.id),
  )
  if (fitting.length === 0) throw new NotFound()
  return { jot, pairs: fitting }
}
