import type { FormDraft, Told } from './form-draft.ts'
import { forgetLeaving, noteLeaving, type Outcome, sendWords } from './send-words.ts'

type Listener = { onTold: (told: Told) => void; onOutcome: (outcome: Outcome | null) => void }

/** In milliseconds. Typing without a pause is kept as well. */
const pause = 1500
const longest = 5000
/** A browser sends 64 KiB at most from a page that is being left. */
const MAX_LEAVING = 60_000
/** In characters. The server keeps no longer ones. */
const MAX_KEPT = 400_000

/** Keeps a form's words on the server: after a pause in typing, and when its page is being left in any way. */
export function keepWords(form: HTMLFormElement, draft: FormDraft, { onTold, onOutcome }: Listener) {
  const { place } = draft
  let told: Told = { formId: draft.formId, draftId: place.draftId, version: place.version }
  let isFresh = draft.values === undefined
  let turn = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Since when there are words that aren't kept. */
  let since: number | undefined
  let asked: AbortController | undefined
  /** Whether what is on its way goes on when its page is gone. */
  let isAskedToLast = false
  let kept = ''
  let problem: Outcome | null = null
  let isSending = false

  const plan = () => {
    since ??= performance.now()
    clearTimeout(timer)
    timer = setTimeout(keep, Math.max(0, Math.min(pause, since + longest - performance.now())))
  }

  async function keep(isLeaving = false): Promise<void> {
    clearTimeout(timer)
    const isCutOff = isLeaving && asked !== undefined && !isAskedToLast
    if (isSending || (since === undefined && !isCutOff)) return
    // One after the other, except when there's no later.
    if (asked && !isLeaving) return plan()
    const words = wordsOf(form)
    const written = JSON.stringify([...words])
    const isUnchanged = isFresh && hasDefaults(form)
    since = undefined
    if (written === kept || (isUnchanged && told.draftId === null)) return
    if (written.length > MAX_KEPT)
      return take(
        { kind: 'refused', sentence: 'This is too long to be kept as a draft. Please shorten it.' },
        written,
      )
    turn += 1
    words.set('turn', String(turn))
    words.set('formId', told.formId)
    words.set('draft', JSON.stringify({ ...place, draftId: told.draftId, version: told.version }))
    if (isUnchanged) words.set('unchanged', 'on')
    else if (isLeaving) noteLeaving(place, turn)
    const request = new AbortController()
    asked = request
    isAskedToLast = isLeaving
    const own = turn
    const outcome = await sendWords(words, {
      signal: request.signal,
      isLeaving: isLeaving && written.length < MAX_LEAVING,
    })
    if (asked === request) asked = undefined
    if (own === turn && outcome.kind !== 'left') take(outcome, written)
  }

  function take(outcome: Outcome, written: string): void {
    problem = outcome.kind === 'kept' ? null : outcome
    if (outcome.kind === 'kept') {
      kept = written
      told = outcome.told
      for (const [name, id] of Object.entries(outcome.ids)) setValue(form, name, id)
      onTold(told)
    } else if (outcome.kind !== 'refused') {
      since = performance.now()
      clearTimeout(timer)
      timer = setTimeout(keep, longest)
    }
    // What was typed since isn't kept yet.
    if (problem || since === undefined) onOutcome(outcome)
  }

  const onTyped = () => {
    // The page wasn't left after all. An answer doesn't say so: the next page may be made by then, without the words.
    forgetLeaving(place)
    isSending = false
    onOutcome(problem)
    plan()
  }
  const leave = () => void keep(true)
  const listeners: [EventTarget, string, (event: Event) => void][] = [
    [form, 'input', onTyped],
    [form, 'change', onTyped],
    [document, 'click', ({ target }) => (target as Element).closest?.('a[href]') && leave()],
    [
      document,
      'submit',
      ({ target }) => {
        if (target !== form) return leave()
        // The form itself carries the words now, and lets go of its draft.
        forgetLeaving(place)
        isSending = true
        clearTimeout(timer)
        asked?.abort()
        asked = undefined
      },
    ],
    [document, 'visibilitychange', () => document.visibilityState === 'hidden' && leave()],
    [
      window,
      'beforeunload',
      (event) => {
        const isAtRisk = since !== undefined && !isSending && (problem !== null || isLong(form))
        leave()
        // The browser then asks whether to leave.
        if (isAtRisk) event.preventDefault()
      },
    ],
    [window, 'pagehide', leave],
    [window, 'online', leave],
  ]
  for (const [target, name, listener] of listeners) target.addEventListener(name, listener, true)
  // Says that nothing typed from here on is lost.
  form.dataset.keeping = ''
  // Typed before the script was there.
  if (!hasDefaults(form)) plan()

  return {
    /** The form came back with its words, and perhaps a new id. */
    answered(formId: string | undefined) {
      isSending = false
      isFresh = false
      if (formId && formId !== told.formId) told = { formId, draftId: null, version: 0 }
      plan()
    },
    stop() {
      leave()
      delete form.dataset.keeping
      for (const [target, name, listener] of listeners) target.removeEventListener(name, listener, true)
    },
  }
}

// Without React's own fields.
function wordsOf(form: HTMLFormElement): FormData {
  const words = new FormData(form)
  for (const name of [...words.keys()]) if (/^\$|^(draft|formId)$/.test(name)) words.delete(name)
  return words
}

const isLong = (form: HTMLFormElement) => JSON.stringify([...wordsOf(form)]).length >= MAX_LEAVING

/** Whether every field is as the page was made. */
export function hasDefaults(form: HTMLFormElement): boolean {
  return [...form.elements].every((field) => {
    if (field instanceof HTMLTextAreaElement) return field.value === field.defaultValue
    if (field instanceof HTMLSelectElement)
      return [...field.options].every((option) => option.selected === option.defaultSelected)
    if (!(field instanceof HTMLInputElement) || field.type === 'hidden') return true
    const isTicked = field.type === 'checkbox' || field.type === 'radio'
    return isTicked ? field.checked === field.defaultChecked : field.value === field.defaultValue
  })
}

function setValue(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name)
  if (field instanceof HTMLInputElement) field.value = value
}
