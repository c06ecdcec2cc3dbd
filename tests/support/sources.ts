import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'

export interface Import {
  /** The path from the project's root for our own files ("lib/goals/rules.ts"), otherwise the package's name. */
  to: string
  /** Whether only types are imported. */
  typeOnly: boolean
}

export interface Source {
  /** The path from the project's root, with slashes. */
  file: string
  text: string
  /** The text without comments. */
  code: string
  imports: Import[]
}

const root = path.resolve(import.meta.dirname, '../..')

/** Every TypeScript and JavaScript file in these folders of the project. */
export function sourcesIn(...folders: string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => path.posix.join(folder, name.replaceAll(path.sep, '/')))
      .filter((file) => /\.(ts|tsx|mjs)$/.test(file))
      .sort()
      .map(read),
  )
}

/** Every YAML file in these folders, without its comments. */
export function textsIn(...folders: string[]): Pick<Source, 'file' | 'text' | 'code'>[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => {
        const file = path.posix.join(folder, name.replaceAll(path.sep, '/'))
        const text = readFileSync(path.join(root, file), 'utf8')
        return { file, text, code: text.replace(/^\s*#.*$/gm, '') }
      }),
  )
}

const known = new Map<string, Source>()

function read(file: string): Source {
  const before = known.get(file)
  if (before) return before
  const text = readFileSync(path.join(root, file), 'utf8')
  const code = withoutComments(text)
  const source = { file, text, code, imports: importsOf(file, code) }
  known.set(file, source)
  return source
}

// Good enough for formatted code: strings come first in the alternation, so that a "//" in one starts no comment.
const stringOrComment =
  /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g

const withoutComments = (text: string) =>
  text.replace(stringOrComment, (found) => (found.startsWith('/') ? '' : found))

export const commentsIn = (text: string) =>
  [...text.matchAll(stringOrComment)].map(([found]) => found).filter((found) => found.startsWith('/'))

function importsOf(file: string, code: string): Import[] {
  const found: Import[] = []
  const declaration = /^(import|export)\s+(type\s)?([^'"]*?from\s+)?['"]([^'"]+)['"]/gm
  for (const [, verb, type, from, to = ''] of code.matchAll(declaration)) {
    if (verb === 'export' && !from) continue
    found.push({ to: resolved(file, to), typeOnly: type !== undefined || onlyTypes(from) })
  }
  for (const [, to = ''] of code.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g)) {
    found.push({ to: resolved(file, to), typeOnly: false })
  }
  return found
}

// import { type A, type B } from …
function onlyTypes(from: string | undefined): boolean {
  const named = from?.match(/^\{([^}]*)\}\s*from\s+$/)?.[1]
  const names = named?.split(',').map((name) => name.trim()) ?? ['']
  return names.filter(Boolean).every((name) => name.startsWith('type ')) && named !== undefined
}

function resolved(file: string, to: string): string {
  if (to.startsWith('.')) return path.posix.join(path.posix.dirname(file), to)
  return /^#(app|lib|db|server|bin|bench|tests)\//.test(to) ? to.slice(1) : to
}

/** Fails with the advice and a line for each offence, if there is any. */
export function expectNone(offences: string[], advice: string): void {
  expect(offences, `${advice}\n${offences.join('\n')}`).toEqual([])
}
