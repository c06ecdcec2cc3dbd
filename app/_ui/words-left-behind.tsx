'use client'
import { isTyped } from './typed-fields.ts'
import { useWordsLeftBehind } from './words-at-hand.ts'
import { WordsToCopy } from './words-to-copy.tsx'

/** A button that changes what a page is about, such as *Mark done*, may take a half-written form away with it. */
export function WordsLeftBehind() {
  const { left, letGo } = useWordsLeftBehind()
  const fields = left.flatMap((words) =>
    Object.entries(words).flatMap(([name, value]) =>
      [value].flat().flatMap((each): [string, string][] => (isTyped(name, each) ? [[name, each]] : [])),
    ),
  )
  if (fields.length === 0) return null
  return (
    <section className="form form--close mb-8" aria-labelledby="left-behind">
      <h2 id="left-behind">What you wrote</h2>
      <p>
        This page no longer has this form, so these words weren’t saved. Copy them if you still need them.
      </p>
      <WordsToCopy fields={fields} />
      <button type="button" className="button" onClick={letGo}>
        Discard these words
      </button>
    </section>
  )
}
