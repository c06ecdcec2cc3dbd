import { expect, test } from 'vitest'
import { expectNone, sourcesIn } from './support/sources.ts'

// Nothing typed is lost: every form with a box of several lines keeps its words.

const sources = new Map(sourcesIn('app').map((source) => [source.file, source]))

/** The file and the code of a component, as a file sees it. */
function componentIn(file: string, name: string): { file: string; code: string } | undefined {
  const source = sources.get(file)
  if (!source) return undefined
  const from = new RegExp(`import \\{[^}]*\\b${name}\\b[^}]*\\} from '([^']+)'`).exec(source.code)?.[1]
  if (from) {
    const to = source.imports.find(({ to }) => to.endsWith(from.replace(/^(#|(\.\.?\/)+)/, '')))?.to
    return to === undefined ? undefined : componentIn(to, name)
  }
  const code = new RegExp(`(?:function|const) ${name}\\b[\\s\\S]*?\\n\\}`).exec(source.code)?.[0]
  return code === undefined ? undefined : { file, code }
}

/** Whether the markup has a box of several lines in it, directly or through its components. */
function hasBox(file: string, code: string, seen = new Set<string>()): boolean {
  if (code.includes('<textarea')) return true
  return [...code.matchAll(/<([A-Z]\w*)/g)].some(([, name = '']) => {
    // A list that is pasted is at hand somewhere else.
    if (name === 'LinesField') return false
    const component = componentIn(file, name)
    const key = `${component?.file} ${name}`
    if (!component || seen.has(key)) return false
    seen.add(key)
    return hasBox(component.file, component.code, seen)
  })
}

/** Forms of signed-in people: the markup of each, from its opening tag on. */
const forms = [...sources.values()]
  .filter(({ file }) => !file.startsWith('app/(visitor)/'))
  .flatMap(({ file, code }) =>
    [...code.matchAll(/<ActionForm\b[\s\S]*?<\/ActionForm>/g)].map(([markup]) => ({
      file,
      markup,
      opening: /^<ActionForm[\s\S]*?[^=]>\n/.exec(markup)?.[0] ?? markup,
    })),
  )
const long = forms.filter(({ file, markup }) => hasBox(file, markup.replace('<ActionForm', '')))

test('every form with a box of several lines has a draft', () => {
  // Fewer would mean that the search finds too little.
  expect(long.length).toBeGreaterThanOrEqual(12)
  expectNone(
    long.filter(({ opening }) => !/\bdraft=\{/.test(opening)).map(({ file }) => file),
    'Give the form a `draft`: see `draftOf` in app/_parts/drafts/offer.ts, and a verb in db/words.ts.',
  )
})

test('no form with a password keeps a draft, and no form of somebody who isn’t signed in', () => {
  const withPassword = forms.filter(({ markup }) => /type="password"/.test(markup))
  const visitors = [...sources.values()].filter(({ file }) => file.startsWith('app/(visitor)/'))
  expectNone(
    [
      ...withPassword.filter(({ opening }) => /\bdraft=\{/.test(opening)).map(({ file }) => file),
      ...visitors.filter(({ code }) => /\bdraft=\{/.test(code)).map(({ file }) => file),
    ],
    'Passwords are never kept.',
  )
})

test('a form that is part of its page is named like its action, which the page’s own action knows', () => {
  const parts = [...sources.values()].flatMap(({ file, code }) =>
    [...code.matchAll(/<(?:ActionForm|StepButton)\b[\s\S]*?[^=]>/g)].flatMap(([opening]) => {
      const part = /\bpart=(?:"|\{`)(\w+)/.exec(opening)?.[1]
      return part ? [{ file, part, action: /\baction=\{(\w+)\}/.exec(opening)?.[1] }] : []
    }),
  )
  const known = [...sources.values()].flatMap(({ code }) =>
    [...code.matchAll(/pageAction\(\{([^}]*)\}/g)].flatMap(([, names = '']) => names.match(/\w+/g) ?? []),
  )
  expect(parts.length).toBeGreaterThanOrEqual(20)
  expectNone(
    parts
      .filter(({ part, action }) => part !== action || !known.includes(part))
      .map(({ file, part }) => `${file}: ${part}`),
    'Give the form its action’s name as `part`, and add the action to the `pageAction` of its page.',
  )
})
