import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { WidenPage, widenTab } from '#app/_parts/audience/widen-page.tsx'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { getCircle } from '#lib/audience/reads.ts'
import { getSession } from '#lib/sessions/reads.ts'
import { datedTitle, sessionCrumbs } from '../../../heading.ts'
import { widen } from './actions.ts'

type Props = { params: Promise<{ sessionId: string; noteId: string }> }

// Shared by `generateMetadata` and the page.
const noteOf = cache(async (sessionId: string, noteId: string) => {
  const session = await found(getSession(await requireContext(), addressId(sessionId)))
  const note = session.notes.find(({ id }) => id === addressId(noteId))
  return note?.canWiden ? { session, note } : notFound()
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { sessionId, noteId } = await params
  const { session } = await noteOf(sessionId, noteId)
  return { title: widenTab(datedTitle(session, await requireContext())) }
}

export default async function WidenNotePage({ params }: Props) {
  const ctx = await requireContext()
  const { sessionId, noteId } = await params
  const { session, note } = await noteOf(sessionId, noteId)
  const { mentor, junior } = session
  const readers = { viewer: ctx.viewer, junior, reader: mentor.id === ctx.viewer.id ? junior : mentor }
  const back = `/sessions/${session.id}`
  return (
    <WidenPage
      text={{ ...note, shown: <Markdown text={note.body} /> }}
      words={(visibility) => seenBy(visibility, readers)}
      audiences={['pair', 'circle']}
      crumbs={[...sessionCrumbs(session, ctx.viewer), { href: back, label: datedTitle(session, ctx) }]}
      circle={await getCircle({ juniorId: junior.id, teamId: session.teamId })}
      viewerId={ctx.viewer.id}
      action={widen}
      sends={{ sessionId: session.id, noteId: note.id }}
      back={back}
    />
  )
}
