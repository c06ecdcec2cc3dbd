import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { textInTab } from '#app/_parts/audience/text-in-tab.ts'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { WithdrawPage, withdrawTab } from '#app/_parts/audience/withdraw-page.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { getAction } from '#lib/sessions/action-items/reads.ts'
import { decide } from '../../../_withdrawing/actions.ts'

type Props = { params: Promise<{ actionId: string }> }

// Shared by `generateMetadata` and the page.
const actionOf = cache(async (actionId: string) => {
  const action = await found(getAction(await requireContext(), addressId(actionId)))
  return action.canWithdraw ? action : notFound()
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { viewer } = await requireContext()
  const action = await actionOf((await params).actionId)
  return { title: withdrawTab(action, 'your action', textInTab(viewer, action)) }
}

export default async function WithdrawActionPage({ params }: Props) {
  const ctx = await requireContext()
  const action = await actionOf((await params).actionId)
  const { mentor, junior } = action
  const readers = { viewer: ctx.viewer, junior, reader: mentor.id === ctx.viewer.id ? junior : mentor }
  const back = `/actions/${action.id}`
  return (
    <WithdrawPage
      ctx={ctx}
      kind="action"
      text={{
        ...action,
        shown: (
          <p className="wrap-anywhere">
            <PlainText text={action.body} />
          </p>
        ),
      }}
      words={seenBy(action.visibility, readers)}
      crumbs={[
        { href: '/actions', label: 'Actions' },
        { href: back, label: action.body },
      ]}
      action={decide}
      back={back}
    >
      {!action.withdrawnAt && action.state === 'open' && (
        <p className="mt-4">
          It will be on no one’s list any more. To show that it won’t be done, drop it instead.
        </p>
      )}
    </WithdrawPage>
  )
}
