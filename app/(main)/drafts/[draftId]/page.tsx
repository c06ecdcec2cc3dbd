import type { Metadata } from 'next'
import { cache } from 'react'
import { draftHref } from '#app/_parts/drafts/draft-links.ts'
import { noteSeen } from '#app/_parts/drafts/seen.ts'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { ActionForm } from '#app/_ui/action-form.tsx'
import { Page } from '#app/_ui/page.tsx'
import { SubmitButton } from '#app/_ui/submit-button.tsx'
import { capital, isolated, timeAgo } from '#lib/core/format.ts'
import { draftTexts } from '#lib/record/drafts/rules.ts'
import { getNamedDraft } from '#lib/views/drafts/reads.ts'
import { draftWords } from '#lib/views/drafts/rules.ts'
import { letGo } from '../actions.ts'

type Props = { params: Promise<{ draftId: string }> }

// Shared by `generateMetadata` and the page.
const draftOf = cache(async (draftId: string) =>
  found(getNamedDraft(await requireContext(), addressId(draftId))),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Your draft: ${draftWords(await draftOf((await params).draftId))}` }
}

/** Shows the words even if the form they were written in is no longer there for their author. */
export default async function DraftPage({ params }: Props) {
  const ctx = await requireContext()
  const draft = await draftOf((await params).draftId)
  noteSeen(ctx, [draft])
  const forWhom = draft.readerName ? ` for ${isolated(draft.readerName)}` : ''
  return (
    <Page
      width="read"
      title={capital(draftWords(draft))}
      lede={`Written${forWhom} ${timeAgo(draft.updatedAt, ctx.now)}, and not sent. Only you can see it.`}
      crumbs={[{ href: '/drafts', label: 'Your drafts' }]}
    >
      <div className="grid gap-6">
        {draftTexts(draft.verb, draft.fields).map((words, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells two texts of a draft apart
          <p key={place} dir="auto" className="note theirs">
            {words}
          </p>
        ))}
        <section className="work" aria-labelledby="let-go">
          <h2 id="let-go" className="subheading">
            Delete this draft?
          </h2>
          <p>Its text is deleted and can’t be restored.</p>
          <ActionForm action={letGo} aria-labelledby="let-go">
            <input type="hidden" name="draftId" value={draft.id} />
            <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
              <SubmitButton ends>Delete draft</SubmitButton>
              <a className="button button--quiet" href={draft.about ? draftHref(draft) : '/drafts'}>
                {draft.about ? 'Continue writing' : 'Cancel'}
              </a>
            </div>
          </ActionForm>
        </section>
      </div>
    </Page>
  )
}
