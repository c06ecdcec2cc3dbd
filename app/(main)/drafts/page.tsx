import type { Metadata } from 'next'
import { draftHref, firstWords } from '#app/_parts/drafts/draft-links.ts'
import { noteSeen } from '#app/_parts/drafts/seen.ts'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { requireContext } from '#app/_server/context.ts'
import { EmptyList } from '#app/_ui/notice.tsx'
import { Page } from '#app/_ui/page.tsx'
import { Time } from '#app/_ui/time.tsx'
import { capital, timeAgo } from '#lib/core/format.ts'
import { listNamedDrafts } from '#lib/views/drafts/reads.ts'
import { draftWords } from '#lib/views/drafts/rules.ts'
import { keptWords } from './words.ts'

export const metadata: Metadata = { title: 'Your drafts' }

export default async function DraftsPage() {
  const ctx = await requireContext()
  const drafts = await listNamedDrafts(ctx)
  noteSeen(ctx, drafts)
  return (
    <Page
      width="read"
      title="Your drafts"
      lede={`What you started and haven’t sent. Only you can see it. ${keptWords}`}
    >
      <DidNotice />
      {drafts.length === 0 ? (
        <EmptyList title="No drafts" level={2}>
          Anything you type in a longer text box is kept here until you send it.
        </EmptyList>
      ) : (
        <ul className="sheet rows">
          {drafts.map((draft) => (
            <li key={draft.id} className="grid gap-1.5">
              <p className="flex flex-wrap items-baseline justify-between gap-x-4">
                <a className="title" href={draftHref(draft)}>
                  {capital(draftWords(draft))}
                </a>
                <span className="meta">
                  <Time at={draft.updatedAt}>{timeAgo(draft.updatedAt, ctx.now)}</Time>
                </span>
              </p>
              <p>{firstWords(draft, 160)}</p>
              <p className="flex flex-wrap items-baseline gap-x-4 text-sm">
                {draft.about && <a href={draftHref(draft)}>Continue</a>}
                <a href={`/drafts/${draft.id}`}>
                  {draft.about ? 'Delete' : 'Read or delete'}
                  <span className="visually-hidden">: {draftWords(draft)}</span>
                </a>
                {draft.readerName && <span className="meta">Written for {draft.readerName}</span>}
                {!draft.about && <span className="meta">You no longer have access to what it’s about</span>}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
