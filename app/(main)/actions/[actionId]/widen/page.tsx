import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { textInTab } from '#app/_parts/audience/text-in-tab.ts'
import { seenBy } from '#app/_parts/audience/visibility.ts'
import { WidenPage, widenTab } from '#app/_parts/audience/widen-page.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { PlainText } from '#app/_ui/plain-text.tsx'
import { getCircle } from '#lib/audience/reads.ts'
import { getAction } from '#lib/sessions/action-items/reads.ts'
import { widen } from './actions.ts'

type Props = { params: Promise<{ actionId: string }> }

// Shared by `generateMetadata` and the page.
const actionOf = cache(async (actionId: string) => {
  const action = await found(getAction(await requireContext(), addressId(actionId)))
  return action.canWiden ? action : notFound()
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { viewer } = await requireContext()
  return { title: widenTab(textInTab(viewer, await actionOf((await params).actionId))) }
}

export default async function WidenActionPage({ params }: Props) {
  const ctx = await requireContext()
  const action = await actionOf((await params).actionId)
  const { mentor, junior } = action
  const readers = { viewer: ctx.viewer, junior, reader: mentor.id === ctx.viewer.id ? junior : mentor }
  const back = `/actions/${action.id}`
  return (
    <WidenPage
      text={{
        ...action,
        shown: (
          <p className="wrap-anywhere">
            <PlainText text={action.body} />
          </p>
        ),
      }}
      words={(visibility) => seenBy(visibility, readers)}
      audiences={['circle']}
      crumbs={[
        { href: '/actions', label: 'Actions' },
        { href: back, label: action.body },
      ]}
      circle={await getCircle({ juniorId: junior.id, teamId: action.teamId })}
      viewerId={ctx.viewer.id}
      action={widen}
      sends={{ actionId: action.id }}
      back={back}
    />
  )
}
