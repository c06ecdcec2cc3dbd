import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { WithdrawPage, withdrawTitle } from '#app/_parts/audience/withdraw-page.tsx'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { getSession } from '#lib/sessions/reads.ts'
import { decide } from '../../../../../_withdrawing/actions.ts'
import { headingTitle, sessionCrumbs } from '../../../heading.ts'

type Props = { params: Promise<{ sessionId: string; noteId: string }> }

export const metadata: Metadata = { title: withdrawTitle }

export default async function WithdrawNotePage({ params }: Props) {
  const ctx = await requireContext()
  const { sessionId, noteId } = await params
  const session = await found(getSession(ctx, addressId(sessionId)))
  const note = session.notes.find(({ id }) => id === addressId(noteId))
  if (!note?.canWithdraw) notFound()
  const { mentor, junior } = session
  const readers = { viewer: ctx.viewer, junior, reader: mentor.id === ctx.viewer.id ? junior : mentor }
  const back = `/sessions/${session.id}`
  return (
    <WithdrawPage
      ctx={ctx}
      kind="session_note"
      text={{ ...note, shown: <Markdown text={note.body} /> }}
      words={seenBy(note.visibility, readers)}
      crumbs={[
        ...sessionCrumbs(session, ctx.viewer),
        { href: back, label: headingTitle(session, ctx.viewer) },
      ]}
      action={decide}
      back={back}
    />
  )
}
