'use client'
import { useEffect } from 'react'

// What is one row to the eye in the lists of a page.
const rows = 'main :is(li, tr, [data-row]):not(nav *, .chips *, .prose *, li *)'
// In milliseconds, from `g` to the letter of a section.
const pause = 2000

/**
 * Keyboard shortcuts, for people who haven't switched them off. They press what is on the page: after `g` the link with
 * that `data-go`, otherwise what has the key as its `aria-keyshortcuts`. `j` and `k` go to the first link of the next row and of
 * the one before, and `?` opens the dialog `help`.
 */
export function Keys({ help }: { help: string }) {
  useEffect(() => {
    let goneAt = -pause
    const onKey = (event: KeyboardEvent) => {
      const focused = event.target as HTMLElement
      const key = keyOf(event)
      if (!key || focused.closest('input, select, textarea, [contenteditable]')) return
      if (document.querySelector('dialog[open], details.menu[open]')) return
      const isSection = event.timeStamp - goneAt < pause
      goneAt = key === 'g' && !isSection ? event.timeStamp : -pause
      const found = isSection
        ? document.querySelector<HTMLElement>(`[data-go="${key}"]`)
        : /[jk]/.test(key)
          ? nextLink(focused, key === 'j')
          : key === '?'
            ? document.getElementById(help)
            : pressable(focused, key)
      if (!found) return
      event.preventDefault()
      if (found instanceof HTMLDialogElement) found.showModal()
      else if (found.matches('input, textarea') || (/[jk]/.test(key) && !isSection)) {
        found.focus()
        found.closest(rows)?.scrollIntoView({ block: 'nearest' })
      } else {
        found.click()
        // It was a menu's: its first link is where one goes on.
        if (found.matches('summary')) found.parentElement?.querySelector('a')?.focus()
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [help])
  return null
}

/** Undefined if it's part of something else: a modifier, a word being composed, a key held down. */
function keyOf(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
  // On a keyboard of another script, the Latin letter in the same place.
  const key = (event.key > '~' ? event.code.slice(3) : event.key).toLowerCase()
  // `/` and `?` may need Shift, letters don't.
  if (!/^[a-z/?]$/.test(key) || (event.shiftKey && key > '?') || (event.repeat && !/[jk]/.test(key))) return
  return key
}

/** The first link of the row after or before the place of the focus. */
function nextLink(focused: Element, isForward: boolean) {
  const links = [...document.querySelectorAll(rows)].flatMap(
    (row) => [...row.querySelectorAll<HTMLElement>('a[href]')].find(isShown) ?? [],
  )
  const is = (where: number) => (link: Element) => focused.compareDocumentPosition(link) & where
  return isForward
    ? links.find(is(Node.DOCUMENT_POSITION_FOLLOWING))
    : links.findLast(is(Node.DOCUMENT_POSITION_PRECEDING))
}

/** In the row with the focus, else on the page, else above it. */
function pressable(focused: Element, key: string) {
  return [focused.closest(rows), document.querySelector('main'), document]
    .flatMap((place) => [...(place?.querySelectorAll<HTMLElement>(`[aria-keyshortcuts="${key}"]`) ?? [])])
    .find(isShown)
}

const isShown = (element: Element) => element.checkVisibility()
