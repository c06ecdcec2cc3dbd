import type { Metadata } from 'next'
import { cache } from 'react'
import { Edited } from '#app/_parts/audience/edited.tsx'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { VisibilityMark } from '#app/_parts/audience/visibility-mark.tsx'
import { OwnTools, Withdrawn, WithdrawnMark, withdrawnTab } from '#app/_parts/audience/withdrawn.tsx'
import { DidNotice } from '#app/_parts/notices/did-notice.tsx'
import { When } from '#app/_parts/sessions/when.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { Page } from '#app/_ui/page.tsx'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { withoutBackticks } from '#lib/core/format.ts'
import { calledName } from '#lib/core/names.ts'
import { recogniseLink } from '#lib/text/links/rules.ts'
import { getWin } from '#lib/wins/reads.ts'
import { winCrumbs } from './words.ts'

type Props = { params: Promise<{ winId: string }> }

// Shared by `generateMetadata` and the page.
const winOf = cache(async (winId: string) => found(getWin(await requireContext(), addressId(winId))))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await requireContext()
  const win = await winOf((await params).winId)
  const isGone = win.withdrawnAt && !win.isOwn
  return { title: isGone ? withdrawnTab(ctx, 'Win', win) : `Win: ${withoutBackticks(win.body)}` }
}

export default async function WinPage({ params }: Props) {
  const ctx = await requireContext()
  const win = await winOf((await params).winId)
  const { author, junior, goal, link, isOwn, withdrawnAt } = win
  const address = `/wins/${win.id}`
  if (withdrawnAt && !isOwn)
    return (
      <Page width="read" title="A win" crumbs={winCrumbs(ctx, win)}>
        <p>
          <Withdrawn ctx={ctx} line={{ author, withdrawnAt }} />
        </p>
      </Page>
    )
  const by = isOwn ? 'you' : calledName(ctx.viewer, author)
  const whose = junior.id === ctx.viewer.id ? 'Your win' : `A win of ${calledName(ctx.viewer, junior)}`
  return (
    <Page
      width="read"
      eyebrow={whose}
      title={win.body}
      crumbs={winCrumbs(ctx, win)}
      below={
        <p className="meta mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
          <span>
            <When at={win.happenedOn} ctx={ctx} />, noted by <bdi>{by}</bdi>
          </span>
          <VisibilityMark
            visibility={win.visibility}
            words={seenBy(win.visibility, { viewer: ctx.viewer, junior })}
          />
        </p>
      }
    >
      <DidNotice />
      <div className="stack-6 wrap-anywhere">
        {link && (
          <p>
            <a href={link} rel="noreferrer">
              {recogniseLink(link).label}
            </a>
          </p>
        )}
        {goal && (
          <p>
            For the goal{' '}
            <a href={`/goals/${goal.id}`}>
              <PlainText text={goal.title ?? ''} />
            </a>
          </p>
        )}
        <div>
          <Edited ctx={ctx} text={win} />
        </div>
        <WithdrawnMark ctx={ctx} at={withdrawnAt} href={win.canChange && `${address}/withdraw`} />
        {win.canChange && !withdrawnAt && (
          <p className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <OwnTools edit={`${address}/edit`} withdraw={`${address}/withdraw`} what="this win" />
          </p>
        )}
      </div>
    </Page>
  )
}
