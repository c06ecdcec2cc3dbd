import type { Term } from '#db/search/terms.ts'
import { wordRuns } from '#lib/core/words.ts'

// Shorter ones are near too many others.
const MIN_LETTERS = 5

/** The words of which near ones can be offered. */
export function longWords(terms: readonly Term[]): string[] {
  const words = terms.flatMap((term) => term.words)
  return [...new Set(words)].filter((word) => /\p{L}/u.test(word) && Array.from(word).length >= MIN_LETTERS)
}

/** One letter more, less or another, or two that changed places. */
export function isNear(one: string, other: string): boolean {
  const [a, b] = [Array.from(one), Array.from(other)]
  if (Math.abs(a.length - b.length) > 1) return false
  let same = 0
  while (same < a.length && a[same] === b[same]) same++
  const rest = (letters: string[], from: number) => letters.slice(from).join('')
  if (a.length !== b.length) {
    const [short, long] = a.length < b.length ? [a, b] : [b, a]
    return rest(short, same) === rest(long, same + 1)
  }
  if (same === a.length) return false
  const isSwapped = a[same] === b[same + 1] && a[same + 1] === b[same]
  return rest(a, same + 1) === rest(b, same + 1) || (isSwapped && rest(a, same + 2) === rest(b, same + 2))
}

/** What every word near to this one begins with, or ends with: whichever half the slip isn't in, or is between. */
export function nearPatterns(word: string): { beginnings: string[]; endings: string[] } {
  const letters = Array.from(word)
  const half = Math.floor(letters.length / 2)
  const between = [...letters.slice(0, half - 1), letters[half], letters[half - 1]]
  return {
    beginnings: [letters.slice(0, half).join(''), between.join('')],
    endings: [letters.slice(half).join('')],
  }
}

/**
 * `texts` are the words of each text that the viewer reads. The nearest is the one that is in the most of them; undefined
 * if the word itself is in one.
 */
export function nearestWord(word: string, texts: readonly ReadonlySet<string>[]): string | undefined {
  const times = new Map<string, number>()
  for (const words of texts)
    for (const each of words)
      if (each === word) return undefined
      else if (isNear(word, each)) times.set(each, (times.get(each) ?? 0) + 1)
  const inOrder = [...times].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
  return inOrder[0]?.[0]
}

/** What was typed, with other words in the places of some. */
export function withWords(typed: string, words: ReadonlyMap<string, string>): string {
  let [line, at] = ['', 0]
  for (const { word, start, end } of wordRuns(typed)[0] ?? []) {
    const other = words.get(word)
    if (other === undefined) continue
    line += typed.slice(at, start) + other
    at = end
  }
  return line + typed.slice(at)
}
