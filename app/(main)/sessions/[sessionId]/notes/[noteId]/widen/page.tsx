import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { WidenPage, widenTitle } from '#app/_parts/audience/widen-page.tsx'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { getCircle } from '#lib/audience/reads.ts'
import { getSession } from '#lib/sessions/reads.ts'
import { headingTitle, sessionCrumbs } from '../../../heading.ts'
import { widen } from './actions.ts'

type Props = { params: Promise<{ sessionId: string; noteId: string }> }

export const metadata: Metadata = { title: widenTitle }

export default async function WidenNotePage({ params }: Props) {
  const ctx = await requireContext()
  const { sessionId, noteId } = await params
  const session = await found(getSession(ctx, addressId(sessionId)))
  const note = session.notes.find(({ id }) => id === addressId(noteId))
  if (!note?.canWiden) notFound()
  const { mentor, junior } = session
  const readers = { viewer: ctx.viewer, junior, reader: mentor.id === ctx.viewer.id ? junior : mentor }
  const back = `/sessions/${session.id}`
  return (
    <WidenPage
      text={{ ...note, shown: <Markdown text={note.body} /> }}
      words={(visibility) => seenBy(visibility, readers)}
      audiences={['pair', 'circle']}
      crumbs={[
        ...sessionCrumbs(session, ctx.viewer),
        { href: back, label: headingTitle(session, ctx.viewer) },
      ]}
      circle={await getCircle({ juniorId: junior.id, teamId: session.teamId })}
      viewerId={ctx.viewer.id}
      action={widen}
      sends={{ sessionId: session.id, noteId: note.id }}
      back={back}
    />
  )
}
