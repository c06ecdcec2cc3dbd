import type { Metadata } from 'next'
import { isPrintingPrivate } from '#app/_parts/audience/private-fold.tsx'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found, type Query } from '#app/_server/found.ts'
import { getSession } from '#lib/sessions/reads.ts'
import { HeldSession } from './held.tsx'
import { PlannedSession } from './planned.tsx'
import { WithdrawnSession } from './withdrawn.tsx'

type Props = { params: Promise<{ sessionId: string }>; searchParams: Promise<Query> }

export const metadata: Metadata = { title: 'Session' }

export default async function SessionPage({ params, searchParams }: Props) {
  const ctx = await requireContext()
  const session = await found(getSession(ctx, addressId((await params).sessionId)))
  const query = await searchParams
  // On a planned session's page, lines and agenda say themselves what was done with them.
  const isAhead = session.state !== 'held' && session.isOwn && session.withdrawnAt === null
  const notice = <DidNotice elsewhere={isAhead ? ['action-', 'agenda-'] : []} />
  const { withdrawnAt } = session
  if (withdrawnAt) return <WithdrawnSession session={{ ...session, withdrawnAt }} ctx={ctx} notice={notice} />
  return session.state === 'held' ? (
    <HeldSession session={session} ctx={ctx} notice={notice} isPrinting={isPrintingPrivate(query.print)} />
  ) : (
    <PlannedSession session={session} ctx={ctx} notice={notice} />
  )
}
