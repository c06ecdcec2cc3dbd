import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { WidenLine } from '#app/_parts/audience/widen-line.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { getAction } from '#lib/sessions/action-items/reads.ts'
import { widen } from './actions.ts'

type Props = { params: Promise<{ actionId: string }> }

export const metadata: Metadata = { title: 'Let more people read this' }

export default async function WidenActionPage({ params }: Props) {
  const ctx = await requireContext()
  const action = await found(getAction(ctx, addressId((await params).actionId)))
  if (!action.canWiden) notFound()
  const back = `/actions/${action.id}`
  return (
    <WidenLine
      body={action.body}
      viewer={ctx.viewer}
      pair={action}
      crumbs={[
        { href: '/actions', label: 'Actions' },
        { href: back, label: action.body },
      ]}
      action={widen}
      sends={{ actionId: action.id, version: action.version }}
      back={back}
    />
  )
}
