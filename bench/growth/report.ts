import type { Figures, Ground, Growth, GrowthRow } from './measure.ts'

/** How much longer a page may take in the large company, and the longest statement in milliseconds. */
export const growthTargets = { ratio: 1.5, statement: 50 } as const

export type MeasuredDatabase = { name: string; grounds: Pick<Ground, 'name'>[] }

/** All databases and sizes side by side; the first size and the last are compared. */
export function printGrowth(growth: Growth, databases: MeasuredDatabase[]): void {
  const sizes = databases[0]?.grounds ?? []
  const figuresOf = (row: GrowthRow, database: number) =>
    row.figures.slice(database * sizes.length, (database + 1) * sizes.length)
  console.log(`\n${sizes.map(({ name }, at) => `${at + 1}: ${name}`).join('; ')}\n`)
  const each = (words: string) => sizes.map((_, at) => `${words} ${at + 1}`)
  const heads = databases.flatMap(({ name }) => [
    ...each(`${name}, ms`),
    'Ratio',
    ...each('p95 ms'),
    'SQL ms',
    'Slowest',
  ])
  console.log(`| Page | As | ${heads.join(' | ')} | Statements | gzip KB |`)
  console.log(`| --- | --- |${' --: |'.repeat(heads.length + 2)}`)
  for (const row of growth.rows) {
    const last = row.figures.at(-1)
    const cells = databases.flatMap((_, at) => cellsOf(figuresOf(row, at)))
    const statements = [...new Set(row.figures.map((figure) => figure.statements))].join(' and ')
    const bytes = ((last?.gzip ?? Number.NaN) / 1024).toFixed(1)
    console.log(`| ${[pageName(row), row.as, ...cells, statements, bytes].join(' | ')} |`)
  }
  for (const [at, { name }] of databases.entries()) {
    const memory = growth.memory
      .slice(at * sizes.length, (at + 1) * sizes.length)
      .map(({ atStart, after }) => `${atStart.toFixed(0)} to ${after.toFixed(0)} MB`)
    console.log(`\n**${name}.** Resident memory: ${memory.join(', ')}.\n`)
    console.log(verdicts(growth.rows, (row) => figuresOf(row, at)))
  }
}

function cellsOf(figures: Figures[]): string[] {
  const last = figures.at(-1)
  return [
    ...figures.map(({ median }) => median.toFixed(1)),
    ratioOf(figures).toFixed(2),
    ...figures.map(({ p95 }) => p95.toFixed(0)),
    (last?.sql ?? Number.NaN).toFixed(1),
    (last?.slowest.milliseconds ?? Number.NaN).toFixed(1),
  ]
}

const ratioOf = (figures: Figures[]): number =>
  (figures.at(-1)?.median ?? Number.NaN) / (figures[0]?.median ?? Number.NaN)

/** The address without ids. */
function pageName({ address, turns }: Pick<GrowthRow, 'address' | 'turns'>): string {
  const name = decodeURIComponent(address).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')
  return turns > 0 ? `${name}, page ${turns + 1}` : name
}

function verdicts(rows: GrowthRow[], figuresOf: (row: GrowthRow) => Figures[]): string {
  const words = (row: GrowthRow, figure: string) => `${pageName(row)} as ${row.as} (${figure})`
  const slowest = (row: GrowthRow) => figuresOf(row).at(-1)?.slowest.milliseconds ?? 0
  const grown = rows.filter((row) => ratioOf(figuresOf(row)) > growthTargets.ratio)
  const slow = rows.filter((row) => slowest(row) > growthTargets.statement)
  const statementsOf = (row: GrowthRow) => figuresOf(row).map(({ statements }) => statements)
  const more = rows.filter((row) => new Set(statementsOf(row)).size > 1)
  const failed = rows.filter((row) => figuresOf(row).some(({ status }) => status !== 200))
  return [
    verdict(
      `At most ${growthTargets.ratio} times the median of the smallest: ${rows.length - grown.length} of ${rows.length} pages`,
      grown.map((row) => words(row, ratioOf(figuresOf(row)).toFixed(2))),
    ),
    verdict(
      `No statement over ${growthTargets.statement} ms`,
      slow.map((row) => words(row, `${slowest(row).toFixed(0)} ms`)),
    ),
    verdict(
      'As many statements at every size',
      more.map((row) => words(row, statementsOf(row).join(' and '))),
    ),
    verdict(
      'Every page opens',
      failed.map((row) =>
        words(
          row,
          figuresOf(row)
            .map(({ status }) => status)
            .join(' and '),
        ),
      ),
    ),
  ].join('\n')
}

const verdict = (words: string, not: string[]) =>
  not.length === 0 ? `- met: ${words}` : `- **not met**: ${words}. Not: ${not.join('; ')}`
