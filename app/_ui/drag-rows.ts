'use client'
import { type RefObject, useEffect } from 'react'

/** `rows` is the list that it's dropped on, `index` its place there without the dragged row; `beside` is a row of that list. */
export type Drop = {
  dragged: HTMLElement
  rows: HTMLElement
  beside: HTMLElement | undefined
  side: 'before' | 'after' | 'into'
  index: number
}

/**
 * Rows with `data-move` can be dragged to another place in a list with `data-rows`, or onto what has `data-into` around
 * such a list. A drop sends the form of `field` with what `press` returns as `do`, which is what a button sends. Touch has
 * the buttons. `isWithin`: only among lists with the same `data-rows`.
 */
export function useDragRows(
  field: RefObject<HTMLInputElement | null>,
  press: (drop: Drop) => string | undefined,
  isWithin = false,
): void {
  useEffect(() => {
    const form = field.current?.form
    if (!form) return
    const stop = new AbortController()
    let dragged: HTMLElement | undefined
    for (const row of form.querySelectorAll<HTMLElement>('[data-move]')) row.draggable = true
    const on = (name: 'dragstart' | 'dragover' | 'dragend' | 'drop', work: (event: DragEvent) => void) =>
      form.addEventListener(name, work, { signal: stop.signal })
    const placeFor = (event: DragEvent) => {
      const place = dragged && placeOf(event)
      const own = dragged?.closest<HTMLElement>('[data-rows]')?.dataset.rows
      return place && (!isWithin || place.rows.dataset.rows === own) ? place : undefined
    }
    on('dragstart', (event) => {
      const row =
        event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-move]') : null
      // A link that is dragged is a link.
      if (!row || event.target !== row) return
      dragged = row
      event.dataTransfer?.setData('text/plain', row.querySelector('a, p')?.textContent ?? '')
      row.dataset.dragged = ''
    })
    on('dragover', (event) => {
      const place = placeFor(event)
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
      const place = placeFor(event)
      if (!dragged || !place || !field.current) return
      event.preventDefault()
      const { rows, row, side } = place
      if (row === dragged) return
      const others = [...rows.querySelectorAll<HTMLElement>('[data-move]')].filter((each) => each !== dragged)
      const index = row ? others.indexOf(row) + (side === 'after' ? 1 : 0) : others.length
      const pressed = press({ dragged, rows, beside: row, side, index })
      if (pressed === undefined) return
      field.current.value = pressed
      field.current.name = 'do'
      form.requestSubmit()
      field.current.name = ''
    })
    return () => stop.abort()
  })
}

type Place = { rows: HTMLElement; row?: HTMLElement; mark: HTMLElement; side: Drop['side'] }

function placeOf(event: DragEvent): Place | undefined {
  if (!(event.target instanceof Element)) return undefined
  const row = event.target.closest<HTMLElement>('[data-move]')
  const rows = event.target.closest<HTMLElement>('[data-rows]')
  if (row && rows) {
    const { top, height } = row.getBoundingClientRect()
    return { rows, row, mark: row, side: event.clientY < top + height / 2 ? 'before' : 'after' }
  }
  const around = event.target.closest<HTMLElement>('[data-into]')
  const into = around?.querySelector<HTMLElement>('[data-rows]')
  return around && into ? { rows: into, mark: around, side: 'into' } : undefined
}

function clear(form: HTMLFormElement): void {
  for (const marked of form.querySelectorAll<HTMLElement>('[data-drop]')) delete marked.dataset.drop
}
