'use client'
import { type ReactNode, useEffect, useState } from 'react'

const shown = new Set<string>()

/** Next's client shows a page from its memory when someone comes back to it; by then these children were shown. */
export function Once({ id, children }: { id: string; children: ReactNode }) {
  const [isFirst] = useState(() => !shown.has(id))
  useEffect(() => {
    shown.add(id)
  }, [id])
  return isFirst ? children : null
}
