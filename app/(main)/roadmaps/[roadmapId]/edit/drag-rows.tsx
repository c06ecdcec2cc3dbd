'use client'
import { useEffect, useRef } from 'react'

/**
 * Rows of the outline can be dragged to another place, also onto another stage. A drop presses what the arrow buttons
 * press. Touch has the buttons.
 */
export function DragRows() {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const form = field.current?.form
    if (!form) return
    const stop = new AbortController()
    let dragged: HTMLElement | undefined
    for (const row of form.querySelectorAll<HTMLElement>('[data-move]')) row.draggable = true
    const on = (name: 'dragstart' | 'dragover' | 'dragend' | 'drop', work: (event: DragEvent) => void) =>
      form.addEventListener(name, work, { signal: stop.signal })
    on('dragstart', (event) => {
      const row =
        event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-move]') : null
      // A link that is dragged is a link.
      if (!row || event.target !== row) return
      dragged = row
      event.dataTransfer?.setData('text/plain', row.querySelector('a')?.textContent ?? '')
      row.dataset.dragged = ''
    })
    on('dragover', (event) => {
      const place = dragged && placeOf(event)
      clear(form)
      if (!place) return
      event.preventDefault()
      place.mark.dataset.drop = place.side
    })
    on('dragend', () => {
      clear(form)
      delete dragged?.dataset.dragged
      dragged = undefined
    })
    on('drop', (event) => {
      const place = dragged && placeOf(event)
      if (!dragged || !place || !field.current) return
      event.preventDefault()
      const [key, at, from] = (dragged.dataset.move ?? '').split(' ')
      const rows = [...place.rows.querySelectorAll<HTMLElement>('[data-move]')].filter(
        (row) => row !== dragged,
      )
      const index = place.row ? rows.indexOf(place.row) + (place.side === 'after' ? 1 : 0) : rows.length
      if (place.row === dragged) return
      field.current.value = `move-milestone ${key} ${at} ${from}:${place.rows.dataset.rows}:${index}`
      field.current.name = 'do'
      form.requestSubmit()
      field.current.name = ''
    })
    return () => stop.abort()
  })
  return <input ref={field} type="hidden" />
}

type Place = { rows: HTMLElement; row?: HTMLElement; mark: HTMLElement; side: 'before' | 'after' | 'into' }

function placeOf(event: DragEvent): Place | undefined {
  if (!(event.target instanceof Element)) return undefined
  const row = event.target.closest<HTMLElement>('[data-move]')
  const rows = event.target.closest<HTMLElement>('[data-rows]')
  if (row && rows) {
    const { top, height } = row.getBoundingClientRect()
    return { rows, row, mark: row, side: event.clientY < top + height / 2 ? 'before' : 'after' }
  }
  const stage = event.target.closest<HTMLElement>('[data-stage]')
  const into = stage?.querySelector<HTMLElement>('[data-rows]')
  return stage && into ? { rows: into, mark: stage, side: 'into' } : undefined
}

function clear(form: HTMLFormElement): void {
  for (const marked of form.querySelectorAll<HTMLElement>('[data-drop]')) delete marked.dataset.drop
}
