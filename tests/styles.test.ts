import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { compile } from 'tailwindcss'
import { beforeAll, test } from 'vitest'
import { expectNone, sourcesIn } from './support/sources.ts'

// What the style sheets hold, and that pages and style sheets name the same classes.

const folder = path.resolve(import.meta.dirname, '../app/styles')
const sheets = readdirSync(folder).map((file) => ({
  file,
  text: readFileSync(path.join(folder, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''),
}))
const sources = sourcesIn('app', 'lib').filter(({ file }) => /^(app|lib\/text)\//.test(file))

/** The classes of each sheet's selectors. */
const defined = new Map(
  sheets.map(({ file, text }) => {
    const selectors = [...text.matchAll(/([^{};]+)\{/g)].map(([, selector]) => selector ?? '').join(' ')
    return [file, new Set([...selectors.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name ?? ''))]
  }),
)
const names = new Set([...defined.values()].flatMap((classes) => [...classes]))

/** The names that className attributes of a source write out, and the beginnings of those they compose. */
function namesIn(code: string): { whole: string[]; begun: string[] } {
  const texts = [...code.matchAll(/\bclassName=("[^"]*"|\{(?:[^{}]|\{[^{}]*\})*\})/g)].flatMap(
    ([, value = '']) => [
      ...[...value.matchAll(/'([^']*)'|"([^"]*)"/g)].map(([, one, other]) => one ?? other ?? ''),
      ...[...value.matchAll(/`([^`]*)`/g)].map(([, text = '']) => text.replace(/\$\{[^}]*\}/g, '$')),
    ],
  )
  const words = texts.flatMap((text) => text.split(/\s+/)).filter(Boolean)
  return {
    whole: words.filter((word) => !word.includes('$')),
    begun: words.flatMap((word) => /^([^$]+)\$/.exec(word)?.[1] ?? []),
  }
}

/** The names that Tailwind has a utility for. */
let utilities: Set<string>
beforeAll(async () => {
  const theme = readFileSync(path.join(folder, 'theme.css'), 'utf8')
  const { build } = await compile(`${theme}\n@tailwind utilities;`)
  const css = build([...new Set(sources.flatMap(({ code }) => namesIn(code).whole))])
  const selectors = [...css.matchAll(/\.((?:\\.|[\w-])+)/g)].map(([, name = '']) => name.replace(/\\/g, ''))
  utilities = new Set(selectors)
})

test('every class of a page is one of the style sheets, or a utility of Tailwind', () => {
  // They stand in a condition of className, and name no class.
  const values = new Set(['private', 'close', 'large', 'fine', 'info', 'full', 'normal', ' '])
  expectNone(
    sources.flatMap(({ file, code }) => {
      const { whole, begun } = namesIn(code)
      return [
        ...whole.filter((name) => !names.has(name) && !utilities.has(name) && !values.has(name)),
        ...begun.filter((beginning) => ![...names].some((name) => name.startsWith(beginning))),
      ].map((name) => `${file}: ${name}`)
    }),
    'Remove the class, or give it a rule in its component’s sheet.',
  )
})

test('every class of the style sheets is used', () => {
  const texts = sources.flatMap(({ code }) =>
    [...code.matchAll(/'([^'\n]*)'|"([^"\n]*)"|`([^`]*)`/g)].map(([found]) => found.slice(1, -1)),
  )
  const words = new Set(texts.flatMap((text) => text.split(/[\s"'`>]+/)))
  const begun = [...words].flatMap((word) => /^([\w-]+)\$\{/.exec(word)?.[1] ?? [])
  const isUsed = (name: string) =>
    words.has(name) || words.has(`.${name}`) || begun.some((beginning) => name.startsWith(beginning))
  expectNone(
    [...defined].flatMap(([file, classes]) =>
      [...classes].filter((name) => !isUsed(name)).map((name) => `${file}: .${name}`),
    ),
    'Remove the rule: no page has the class.',
  )
})

test('class names are words, spelled out', () => {
  // A letter or a number may tell apart what is otherwise alike: .avatar--b, .hue-11.
  const isShort = (name: string) =>
    name.length < 4 || name.split(/-+|__/).some((part) => part.length < 3 && !/^([abc]|\d+|is)$/.test(part))
  expectNone(
    [...defined].flatMap(([file, classes]) =>
      [...classes].filter(isShort).map((name) => `${file}: .${name}`),
    ),
    'Write the word: .button, .visually-hidden, .timeline__node.',
  )
})

test('a component holds its own rules for narrow screens, at three thresholds', () => {
  const widths = sheets.flatMap(({ file, text }) =>
    [...text.matchAll(/@(?:media|container)([^{]*\bwidth\b[^{]*)\{/g)].map(([, query = '']) => ({
      file,
      query: query.trim(),
    })),
  )
  expectNone(
    [
      ...widths
        .filter(({ query }) => !/^(screen and )?\(width (<|>=) (40|54|64)rem\)$/.test(query))
        .map(({ file, query }) => `${file}: ${query}`),
      ...sheets.filter(({ file }) => /narrow|mobile|phone/.test(file)).map(({ file }) => file),
    ],
    'Write @media screen and (width < 40rem), 54rem or 64rem into the component’s own sheet.',
  )
})
