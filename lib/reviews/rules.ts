import type { Severity } from '#db/words.ts'

/** Every team has these, in this order, before its own. */
export const builtInThemes = [
  { key: 'naming', name: 'Naming' },
  { key: 'tests', name: 'Tests' },
  { key: 'error-handling', name: 'Error handling' },
  { key: 'structure', name: 'Structure' },
  { key: 'readability', name: 'Readability' },
  { key: 'typing', name: 'Typing' },
  { key: 'performance', name: 'Performance' },
  { key: 'security', name: 'Security' },
  { key: 'documentation', name: 'Documentation' },
  { key: 'git-habits', name: 'Git habits' },
] as const

export const MAX_FINDINGS = 50

export type Place = { file: string | null; line: number | null }

/** 'refunds/worker.py:88'; without a line number the whole text is the file. */
export function parseWhere(where: string): Place {
  const text = where.trim()
  const [, file, line] = text.match(/^(.*\S)\s*:\s*(\d{1,7})$/) ?? []
  if (file && line && Number(line) > 0) return { file, line: Number(line) }
  return { file: text || null, line: null }
}

/** The form `parseWhere` reads; empty without a file. */
export function formatWhere({ file, line }: Place): string {
  if (!file) return ''
  return line === null ? file : `${file}:${line}`
}

export type Tally = Record<Severity, number>

export function tallyFindings(findings: readonly { severity: Severity }[]): Tally {
  const tally: Tally = { praise: 0, suggestion: 0, issue: 0 }
  for (const { severity } of findings) tally[severity] += 1
  return tally
}

/** First days of the last `count` months, oldest first, and of the month after them. */
export function monthStarts(today: string, count: number): string[] {
  const year = Number(today.slice(0, 4))
  const month = Number(today.slice(5, 7)) - 1
  return Array.from({ length: count + 1 }, (_, index) =>
    new Date(Date.UTC(year, month - count + 1 + index, 1)).toISOString().slice(0, 10),
  )
}
