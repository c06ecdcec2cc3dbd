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

/** In the units of `height`, the highest of all that are compared being `most`. Nothing is no bar, and one is seen. */
export function barHeight(number: number, most: number, height: number): number {
  if (number <= 0 || most <= 0) return 0
  return Math.max(2, Math.round((Math.min(number, most) / most) * height))
}
