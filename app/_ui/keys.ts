// What is one row to the eye in the lists of a page.
const rows = 'main :is(li, tr, [data-row]):not(nav *, .chips *, .prose *, li *)'
// In milliseconds, from `g` to the letter of a section.
const pause = 2000
let goneAt = -pause

/**
 * Keyboard shortcuts. They're on where the page has the dialog that lists them, and press what else it has: after `g`
 * the link with that `data-go`, otherwise what has the key as its `aria-keyshortcuts`. `j` and `k` go to the first link of
 * the next row and of the one before.
 */
export function pressKey(event: KeyboardEvent): void {
  const from = event.target as HTMLElement
  const key = keyOf(event)
  const [help] = document.getElementsByTagName('dialog')
  if (!help || !key || from.closest('input, select, textarea, [contenteditable]')) return
  if (all('dialog[open], details.menu[open]')[0]) return
  const isSection = event.timeStamp - goneAt < pause
  goneAt = key === 'g' && !isSection ? event.timeStamp : -pause
  const isRow = !isSection && isRowKey(key)
  const found = isSection ? all(`[data-go=${key}]`)[0] : isRow ? nextLink(from, key) : pressable(key)
  if (key === '?') help.showModal()
  else if (!found) return
  else if (isRow || found.matches('input, textarea')) found.focus()
  else {
    found.click()
    // In a menu one goes on at its first link.
    all('details.menu[open] a')[0]?.focus()
  }
  event.preventDefault()
}

/** Undefined if the key is part of something else: a modifier's, of a word being composed, held down. */
function keyOf(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
  // On a keyboard of another script, the Latin letter in the same place.
  const key = (event.key > '~' ? event.code.slice(3) : event.key).toLowerCase()
  // `/` and `?` may need Shift, letters don't.
  if (/^[a-z/?]$/.test(key) && !(event.shiftKey && key > '?') && (!event.repeat || isRowKey(key))) return key
}

const isRowKey = (key: string) => key === 'j' || key === 'k'

/** The first link of the row after or before the place of the focus. */
function nextLink(from: Element, key: string) {
  const links = all(rows).flatMap((row) => all('a[href]', row).find(isShown) ?? [])
  // The masks of `Node.DOCUMENT_POSITION_FOLLOWING` and `_PRECEDING`.
  return key === 'j'
    ? links.find((link) => from.compareDocumentPosition(link) & 4)
    : links.findLast((link) => from.compareDocumentPosition(link) & 2)
}

/** In the row with the focus, else on the page, else above it. */
const pressable = (key: string) =>
  [`${rows}:focus-within `, 'main ', '']
    .flatMap((place) => all(`${place}[aria-keyshortcuts="${key}"]`))
    .find(isShown)

const all = (selector: string, within: ParentNode = document) => [
  ...within.querySelectorAll<HTMLElement>(selector),
]

const isShown = (element: Element) => element.checkVisibility()
