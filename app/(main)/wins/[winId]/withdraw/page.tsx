import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { WithdrawPage, withdrawTab } from '#app/_parts/audience/withdraw-page.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { withoutBackticks } from '#lib/core/format.ts'
import { getWin } from '#lib/wins/reads.ts'
import { decide } from '../../../_withdrawing/actions.ts'
import { winCrumbs } from '../words.ts'

type Props = { params: Promise<{ winId: string }> }

// Shared by `generateMetadata` and the page.
const winOf = cache(async (winId: string) => {
  const win = await found(getWin(await requireContext(), addressId(winId)))
  return win.canChange ? win : notFound()
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const win = await winOf((await params).winId)
  return { title: withdrawTab(win, 'your win', withoutBackticks(win.body)) }
}

export default async function WithdrawWinPage({ params }: Props) {
  const ctx = await requireContext()
  const win = await winOf((await params).winId)
  return (
    <WithdrawPage
      ctx={ctx}
      kind="win"
      text={{
        ...win,
        shown: (
          <p>
            <PlainText text={win.body} />
          </p>
        ),
      }}
      words={seenBy(win.visibility, { viewer: ctx.viewer, junior: win.junior })}
      crumbs={winCrumbs(ctx, win)}
      action={decide}
      back={`/wins/${win.id}`}
    />
  )
}
