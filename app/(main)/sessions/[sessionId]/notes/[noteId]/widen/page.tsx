import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { VisibilityMark } from '#app/_parts/audience/visibility-mark.tsx'
import { WiderChoice } from '#app/_parts/audience/wider-choice.tsx'
import { Markdown } from '#app/_parts/text/markdown.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Hidden } from '#app/_ui/fields.tsx'
import { Page } from '#app/_ui/page.tsx'
import { isWider } from '#lib/people/rules.ts'
import { getSession } from '#lib/sessions/reads.ts'
import { crumbsOf, titleOf } from '../../../heading.ts'
import { widen } from './actions.ts'

type Props = { params: Promise<{ sessionId: string; noteId: string }> }

export const metadata: Metadata = { title: 'Let more people read this' }

export default async function WidenNotePage({ params }: Props) {
  const ctx = await requireContext()
  const { sessionId, noteId } = await params
  const session = await found(getSession(ctx, addressId(sessionId)))
  const note = session.notes.find(({ id }) => id === addressId(noteId))
  if (!note || note.author.id !== ctx.viewer.id || !session.canWriteNotes || note.visibility === 'circle')
    notFound()
  const { mentor, junior } = session
  const reader = mentor.id === ctx.viewer.id ? junior : mentor
  const words = (visibility: 'private' | 'pair' | 'circle') =>
    seenBy(visibility, { viewer: ctx.viewer, reader, junior })
  const options = (['pair', 'circle'] as const)
    .filter((visibility) => isWider(note.visibility, visibility))
    .map((visibility) => ({ value: visibility, label: words(visibility) }))
  const back = `/sessions/${session.id}`
  return (
    <Page
      width="read"
      title="Let more people read this"
      lede="What others have read can’t be taken back from them."
      crumbs={[...crumbsOf(session, ctx.viewer), { href: back, label: titleOf(session, ctx.viewer) }]}
    >
      <div className={note.visibility === 'private' ? 'note note--me' : 'note'}>
        <h2 className="vh">What you wrote</h2>
        <Markdown text={note.body} />
        <p className="mt-3">
          <VisibilityMark visibility={note.visibility} words={words(note.visibility)} />
        </p>
      </div>
      <ActionForm action={widen} className="form mt-8">
        <input type="hidden" name="sessionId" value={session.id} />
        <input type="hidden" name="noteId" value={note.id} />
        <Hidden name="version" value={note.version} />
        <WiderChoice options={options} back={back} />
      </ActionForm>
    </Page>
  )
}
