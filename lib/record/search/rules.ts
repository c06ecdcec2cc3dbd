import type { Visibility } from '#db/words.ts'
import { fold } from '#lib/core/fold.ts'
import { wordRuns } from '#lib/core/words.ts'
import { readerTerms } from '#lib/record/search/readers/rules.ts'

export type Indexed = {
  kind: string
  title: string
  body: string
  authorId: string
  visibility: Visibility
  readerId: string | null
  juniorId: string
  teamId: string
}

/** All that search keeps of a text beside it. Changing any of it needs a migration that empties `readers`. */
export function indexedForm(document: Indexed) {
  const { kind, title, body } = document
  const budget = { bytes: MAX_BYTES, known: new Set<string>() }
  return {
    foldedTitle: fold(title),
    foldedBody: fold(body),
    readers: readerTerms(kind, document).join(' '),
    titleWords: framed(title, budget),
    bodyWords: framed(body, budget),
  }
}

// PostgreSQL's index takes a megabyte for a text's different words, each of them once for each of three readers.
const MAX_BYTES = 300_000
const OVERHEAD = 10
// Between the parts of one word and those of the next, so that no phrase is made of both.
const GAP = '.'

function framed(text: string, budget: { bytes: number; known: Set<string> }): string {
  const [words = [], ...parts] = wordRuns(text)
  const all = [words, ...parts].flatMap((run, at) => [
    ...(at > 0 ? [GAP] : []),
    ...run.map(({ word }) => word),
  ])
  let line = ''
  for (const word of all) {
    if (!budget.known.has(word)) {
      budget.known.add(word)
      budget.bytes -= Buffer.byteLength(word) + OVERHEAD
      if (budget.bytes < 0) break
    }
    line += ` ${word} `
  }
  return line
}
