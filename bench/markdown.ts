import { performance } from 'node:perf_hooks'
import { nothingSpent } from '#lib/text/markdown/account.ts'
import { highlight } from '#lib/text/markdown/highlight.ts'
import { languages } from '#lib/text/markdown/languages.ts'
import { markdown } from '#lib/text/markdown/parser.ts'
import { hostileCode, hostileFences, hostileMarkdown } from './hostile-markdown.ts'

/** The best of three renderings without the cache, and the length of the HTML. */
export type Cost = { name: string; milliseconds: number; characters: number }

/** The most expensive first. Target: under 250 ms each. */
export function measureMarkdown(): Cost[] {
  const texts = [...hostileMarkdown, ...hostileFences].map(([name, text]) =>
    cost(name, () => markdown.render(text, nothingSpent())),
  )
  const snippets = languages.flatMap((language) =>
    hostileCode.map(([name, code]) =>
      cost(`${language.name} snippet, ${name}`, () => highlight(code, language.id)),
    ),
  )
  return [...texts, ...snippets].sort((left, right) => right.milliseconds - left.milliseconds)
}

function cost(name: string, render: () => string): Cost {
  let milliseconds = Number.POSITIVE_INFINITY
  let characters = 0
  for (let run = 0; run < 3; run++) {
    const start = performance.now()
    characters = render().length
    milliseconds = Math.min(milliseconds, performance.now() - start)
  }
  return { name, milliseconds, characters }
}

if (import.meta.main) {
  const costs = measureMarkdown()
  console.log(`${costs.length} hostile texts of 20 KB. The dearest:`)
  for (const { name, milliseconds, characters } of costs.slice(0, 15))
    console.log(
      `${milliseconds.toFixed(1).padStart(8)} ms ${String(characters).padStart(8)} characters  ${name}`,
    )
  const largest = costs.reduce((most, one) => (one.characters > most.characters ? one : most))
  console.log(`Largest answer: ${largest.characters} characters, ${largest.name}`)
}
