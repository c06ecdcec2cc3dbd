import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { WidenLine } from '#app/_parts/audience/widen-line.tsx'
import { requireContext } from '#app/_server/context.ts'
import { addressId, found } from '#app/_server/found.ts'
import { firstName } from '#lib/core/format.ts'
import { getAgendaPoint } from '#lib/sessions/agenda/reads.ts'
import { widen } from './actions.ts'

type Props = { params: Promise<{ pointId: string }> }

export const metadata: Metadata = { title: 'Let more people read this' }

export default async function WidenPointPage({ params }: Props) {
  const ctx = await requireContext()
  const point = await found(getAgendaPoint(ctx, addressId((await params).pointId)))
  if (!point.canWiden) notFound()
  const other = point.mentor.id === ctx.viewer.id ? point.junior : point.mentor
  const back = point.sessionId ? `/sessions/${point.sessionId}` : '/sessions'
  const list = { href: '/sessions', label: 'Sessions' }
  return (
    <WidenLine
      body={point.body}
      viewer={ctx.viewer}
      pair={point}
      crumbs={
        point.sessionId ? [list, { href: back, label: `Session with ${firstName(other.name)}` }] : [list]
      }
      action={widen}
      sends={{ pointId: point.id, version: point.version, from: back }}
      back={back}
    />
  )
}
