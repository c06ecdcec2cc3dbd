import { usePathname } from 'next/navigation'
import { useCallback, useContext, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { FormState } from './form-state.ts'
import { Person } from './opened-by.tsx'
import { formValues, keptValues } from './sent-values.ts'

type Words = FormState['values']

// What is typed and not sent in forms without a draft, by person, page and part. React forgets a form when the page
// around it is rendered again, for example after another form was sent. It goes with the document and never reaches the
// server.
const words = new Map<string, Words>()
/** What is on its way, in case it comes back. */
const sent = new Map<string, Words>()
const onPage = new Map<string, number>()
const listeners = new Set<() => void>()
let changes = 0

function tell(): void {
  changes += 1
  for (const listener of listeners) listener()
}

const usePlace = () => `${useContext(Person)} ${usePathname()} `

/** For a form of a page with several; without a `part`, nothing is kept. `found` is what was typed in it before. */
export function useWordsAtHand(part: string | undefined) {
  const place = usePlace()
  const key = part === undefined ? undefined : place + part
  const [found] = useState(() => (key === undefined ? undefined : words.get(key)))
  useLayoutEffect(() => {
    if (key === undefined) return
    onPage.set(key, (onPage.get(key) ?? 0) + 1)
    tell()
    return () => {
      onPage.set(key, (onPage.get(key) ?? 1) - 1)
      tell()
    }
  }, [key])
  return useMemo(
    () => ({
      found,
      keep: (typed: Words) => key !== undefined && words.set(key, typed),
      send: () => move(key, words, sent),
      takeBack: () => move(key, sent, words),
    }),
    [key, found],
  )
}

function move(key: string | undefined, from: Map<string, Words>, to: Map<string, Words>): void {
  const moved = key !== undefined && from.get(key)
  if (!moved) return
  from.delete(key)
  to.set(key, moved)
}

/** What a form has in it now, without passwords. */
export const wordsIn = (form: HTMLFormElement): Words => keptValues(formValues(new FormData(form)))

/** What was typed on this page in a form that isn't on it any more. */
export function useWordsLeftBehind(): { left: Words[]; letGo: () => void } {
  const place = usePlace()
  useSyncExternalStore(subscribe, numberOfChanges, never)
  const keys = [...words.keys()].filter((key) => key.startsWith(place) && !onPage.get(key))
  const letGo = useCallback(() => {
    for (const key of [...words.keys()]) if (key.startsWith(place) && !onPage.get(key)) words.delete(key)
    tell()
  }, [place])
  return { left: keys.map((key) => words.get(key) ?? {}), letGo }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const numberOfChanges = () => changes
const never = () => 0
