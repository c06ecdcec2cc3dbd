'use client'
import { useRef } from 'react'
import { useDragRows } from '#app/_ui/drag-rows.ts'

/** Milestones can be dragged to another place, also onto another stage. A drop presses what the arrow buttons press. */
export function DragRows() {
  const field = useRef<HTMLInputElement>(null)
  useDragRows(field, ({ dragged, rows, index }) => {
    const [key, at, from] = (dragged.dataset.move ?? '').split(' ')
    return `move-milestone ${key} ${at} ${from}:${rows.dataset.rows}:${index}`
  })
  return <input ref={field} type="hidden" />
}
