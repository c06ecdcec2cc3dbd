import type { Metadata } from 'next'
import { cache } from 'react'
import { isPrintingPrivate } from '#app/_parts/audience/private-fold.tsx'
import { draftsOn } from '#app/_parts/drafts/offer.ts'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, type Query } from '#app/_server/found.ts'
import { getOpinionOn } from '#lib/sessions/opinions/reads.ts'
import { getSession } from '#lib/sessions/reads.ts'
import { datedTitle } from './heading.ts'
import { HeldSession } from './held.tsx'
import { PlannedSession } from './planned.tsx'
import { WithdrawnSession } from './withdrawn.tsx'
import { WorthIt } from './worth-it.tsx'

type Props = { params: Promise<{ sessionId: string }>; searchParams: Promise<Query> }

// Shared by `generateMetadata` and the page.
const sessionOf = cache(async (sessionId: string) =>
  found(getSession(await requireContext(), addressId(sessionId))),
)

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  const ctx = await requireContext()
  return { title: datedTitle(await sessionOf((await params).sessionId), ctx) }
}

export default async function SessionPage({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const session = await sessionOf((await params).sessionId)
  const query = await searchParams
  // On a planned session's page, lines and agenda say themselves what was done with them.
  const isAhead = session.state !== 'held' && session.isOwn && session.withdrawnAt === null
  const notice = <DidNotice elsewhere={isAhead ? ['action-', 'agenda-', 'point-'] : []} />
  if (session.state !== 'held') return <PlannedSession session={session} ctx={ctx} notice={notice} />
  const { withdrawnAt } = session
  const opinion = await getOpinionOn(ctx, session)
  const drafts = opinion.readers && (await draftsOn(ctx, session.id, query))
  const said = <WorthIt session={session} ctx={ctx} opinion={opinion} drafts={drafts} />
  const shown = { ctx, notice, said }
  return withdrawnAt ? (
    <WithdrawnSession session={{ ...session, withdrawnAt }} {...shown} />
  ) : (
    <HeldSession session={session} {...shown} isPrinting={isPrintingPrivate(query.print)} />
  )
}
