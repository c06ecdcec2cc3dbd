'use client'
import { type ReactNode, useEffect, useState } from 'react'

const shown = new Set<string>()

/**
 * Next's client shows a page from its memory when someone comes back to it; by then these children were shown. The
 * element `id` among them is brought into view. If what was pressed is gone, it gets the focus, or the first field of the
 * element `field` does.
 */
export function Once(props: { id: string; field?: string | undefined; children: ReactNode }) {
  const { id, field, children } = props
  const [isFirst] = useState(() => !shown.has(id))
  useEffect(() => {
    if (shown.has(id)) return
    shown.add(id)
    const notice = document.getElementById(id)
    if (!notice) return
    const { top, bottom } = notice.getBoundingClientRect()
    if (top < 0 || bottom > innerHeight) notice.scrollIntoView({ block: 'center' })
    const next =
      field && document.getElementById(field)?.querySelector<HTMLElement>('input:not([type=hidden])')
    if (document.activeElement === document.body) (next || notice).focus({ preventScroll: true })
  }, [id, field])
  return isFirst ? children : null
}
