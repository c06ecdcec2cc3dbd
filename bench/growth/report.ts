import type { Figures, Ground, Growth, GrowthRow } from './measure.ts'

/** How much longer a page may take in the large company, and the longest statement in milliseconds. */
export const growthTargets = { ratio: 1.5, statement: 50 } as const

/** A table for each database: all sizes side by side, the first and the last compared. */
export function printGrowth(growth: Growth, databases: { name: string; grounds: Ground[] }[]): void {
  let before = 0
  for (const { name, grounds } of databases) {
    const from = before
    before += grounds.length
    const figuresOf = (row: GrowthRow) => row.figures.slice(from, from + grounds.length)
    console.log(`\n**${name}**, ${grounds.map((ground) => ground.name).join(' and ')}\n`)
    const eachSize = (words: string) => grounds.map(() => words)
    const heads = [
      'Page',
      'As',
      ...eachSize('Median ms'),
      'Ratio',
      ...eachSize('p95 ms'),
      ...eachSize('Statements'),
      ...eachSize('SQL ms'),
      'Slowest ms',
      ...eachSize('gzip KB'),
    ]
    console.log(`| ${heads.join(' | ')} |`)
    console.log(`| --- | --- |${' --: |'.repeat(heads.length - 2)}`)
    for (const row of growth.rows) console.log(`| ${cells(row, figuresOf(row)).join(' | ')} |`)
    const memory = growth.memory
      .slice(from, from + grounds.length)
      .map(({ atStart, after }) => `${atStart.toFixed(0)} to ${after.toFixed(0)} MB`)
    console.log(`\nResident memory: ${memory.join(', ')}.\n`)
    console.log(verdicts(growth.rows, figuresOf))
  }
}

function cells(row: GrowthRow, figures: Figures[]): string[] {
  const each = (of: (figure: Figures) => number, digits: number) =>
    figures.map((figure) => of(figure).toFixed(digits))
  return [
    pageName(row),
    row.as,
    ...each(({ median }) => median, 1),
    ratioOf(figures).toFixed(2),
    ...each(({ p95 }) => p95, 1),
    ...each(({ statements }) => statements, 0),
    ...each(({ sql }) => sql, 1),
    (figures.at(-1)?.slowest.milliseconds ?? Number.NaN).toFixed(1),
    ...each(({ gzip }) => gzip / 1024, 1),
  ]
}

export const ratioOf = (figures: Figures[]): number =>
  (figures.at(-1)?.median ?? Number.NaN) / (figures[0]?.median ?? Number.NaN)

/** The address without ids. */
export function pageName({ address, turns }: Pick<GrowthRow, 'address' | 'turns'>): string {
  const name = decodeURIComponent(address).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')
  return turns > 0 ? `${name}, page ${turns + 1}` : name
}

function verdicts(rows: GrowthRow[], figuresOf: (row: GrowthRow) => Figures[]): string {
  const words = (row: GrowthRow, figure: string) => `${pageName(row)} as ${row.as} (${figure})`
  const grown = rows.filter((row) => ratioOf(figuresOf(row)) > growthTargets.ratio)
  const slow = rows.filter(
    (row) => (figuresOf(row).at(-1)?.slowest.milliseconds ?? 0) > growthTargets.statement,
  )
  const more = rows.filter((row) => new Set(figuresOf(row).map(({ statements }) => statements)).size > 1)
  const failed = rows.filter((row) => figuresOf(row).some(({ status }) => status !== 200))
  return [
    verdict(
      `At most ${growthTargets.ratio} times the median of the smallest: ${rows.length - grown.length} of ${rows.length} pages`,
      grown.map((row) => words(row, ratioOf(figuresOf(row)).toFixed(2))),
    ),
    verdict(
      `No statement over ${growthTargets.statement} ms`,
      slow.map((row) => words(row, `${figuresOf(row).at(-1)?.slowest.milliseconds.toFixed(0)} ms`)),
    ),
    verdict(
      'As many statements at every size',
      more.map((row) =>
        words(
          row,
          figuresOf(row)
            .map(({ statements }) => statements)
            .join(' and '),
        ),
      ),
    ),
    verdict(
      'Every page opens',
      failed.map((row) => words(row, String(figuresOf(row).map(({ status }) => status)))),
    ),
  ].join('\n')
}

const verdict = (words: string, not: string[]) =>
  not.length === 0 ? `- met: ${words}` : `- **not met**: ${words}. Not: ${not.join('; ')}`
