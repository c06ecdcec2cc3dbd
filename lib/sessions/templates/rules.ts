import { fold } from '#lib/core/fold.ts'
import { builtInTemplates } from './built-in/rules.ts'

export const MAX_TEMPLATE_TITLE = 100
export const MAX_QUESTIONS = 20
/** Of a team's own, removed ones too. */
export const MAX_OWN_TEMPLATES = 50

/** `by` is who wrote the words, and `version` 0, where they are Cairn's and untouched. `ref` names it in addresses. */
export type Template = {
  ref: string
  key: string | null
  title: string
  questions: readonly string[]
  version: number
  isCairns: boolean
  removedAt: Date | null
  by: { id: string; name: string } | null
  updatedAt: Date | null
}

type Row = {
  id: string
  key: string | null
  title: string
  questions: readonly string[]
  version: number
  removedAt: Date | null
  by: { id: string; name: string }
  updatedAt: Date
}

export const cairnsTemplate = (key: string) => builtInTemplates.find((each) => each.key === key)

/** Those that Cairn brings, each with the team's words in place of its own, then the team's own by title. */
export function templatesOf(rows: readonly Row[]): Template[] {
  const built = builtInTemplates.map((cairns): Template => {
    const row = rows.find(({ key }) => key === cairns.key)
    if (row) return { ...row, ref: cairns.key, isCairns: hasSameWords(row, cairns) }
    const untouched = { version: 0, isCairns: true, removedAt: null, by: null, updatedAt: null }
    return { ...cairns, ref: cairns.key, ...untouched }
  })
  const own = rows
    .filter(({ key }) => key === null)
    .map((row) => ({ ...row, ref: row.id, isCairns: false }))
    .sort((a, b) => (fold(a.title) < fold(b.title) ? -1 : 1))
  return [...built, ...own]
}

type Words = { title: string; questions: readonly string[] }

const hasSameWords = (one: Words, other: Words) =>
  one.title === other.title && one.questions.join('\n') === other.questions.join('\n')

/** Which of the questions no point has yet, each once. Capitals, accents and spaces don't make it another. */
export function notYetThere(questions: readonly string[], bodies: readonly string[]): string[] {
  const there = new Set(bodies.map(plain))
  return questions.filter((question) => {
    const words = plain(question)
    if (there.has(words)) return false
    there.add(words)
    return true
  })
}

const plain = (text: string) => fold(text).replaceAll(/\s+/g, ' ').trim()
