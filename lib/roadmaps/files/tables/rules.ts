import { CsvError, parse } from 'csv-parse/sync'
import { UnreadableFile } from '../building/rules.ts'
import type { Choices } from '../choosing/rules.ts'
import { cleaned } from '../values/rules.ts'

/** `place` is "Row 12", as a spreadsheet counts. */
export type TableRow = { cells: string[]; place: string }

export type Separator = NonNullable<Choices['separator']>
export const separators: readonly Separator[] = [',', ';', '\t', '|']

/** More than Cairn itself writes for the largest roadmap. */
const MAX_ROWS = 40_000
const MAX_COLUMNS = 100

/** Rows that are empty count and are left out. Throws UnreadableFile. */
export function rowsFrom(text: string, separator: Separator): TableRow[] {
  const rows = rawRows(text, separator)
  const widest = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const marked = Array.from({ length: widest }, (_, column) => isMarkedAsText(rows, column))
  return rows
    .map((row, at) => ({
      cells: row.map((cell, column) => withoutApostrophe(cleaned(cell), marked[column] === true)),
      place: `Row ${at + 1}`,
    }))
    .filter(({ cells }) => cells.some(Boolean))
}

/** As the file has them, the empty ones too. Throws UnreadableFile. */
export function rawRows(text: string, separator: Separator): string[][] {
  const rows = parsed(text, separator, MAX_ROWS + 1)
  if (rows.length > MAX_ROWS)
    throw new UnreadableFile(
      `The table has ${text.trimEnd().split('\n').length.toLocaleString('en')} lines. Cairn reads ${MAX_ROWS.toLocaleString('en')} rows at most.`,
    )
  const widest = rows.reduce((most, row) => Math.max(most, row.length), 0)
  if (widest > MAX_COLUMNS)
    throw new UnreadableFile(
      `The table has ${widest.toLocaleString('en')} columns. Cairn reads ${MAX_COLUMNS} at most.`,
    )
  return rows
}

/** The separator with which most of the first rows have the same number of cells, more than one. */
export function separatorIn(text: string): Separator | undefined {
  let best: Separator | undefined
  let most = 0
  for (const separator of separators) {
    let rows: string[][]
    try {
      rows = parsed(text, separator, 40).filter((row) => row.some((cell) => cell.trim()))
    } catch (error) {
      // With the right one, a cut file is refused by what it says of the quotes.
      if (!(error instanceof UnreadableFile)) throw error
      rows = (text.split('\n', 1)[0] ?? '').includes(separator) ? [['', '']] : []
    }
    const widths = Map.groupBy(rows, (row) => row.length)
    for (const [width, same] of widths) {
      const score = width > 1 ? same.length * Math.min(width, 8) : 0
      if (score > most) [best, most] = [separator, score]
    }
  }
  return best
}

function parsed(text: string, delimiter: Separator, to: number): string[][] {
  try {
    return parse(text, {
      delimiter,
      to,
      relax_quotes: true,
      relax_column_count: true,
      record_delimiter: ['\n'],
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    if (error.code === 'CSV_QUOTE_NOT_CLOSED')
      throw new UnreadableFile('The file ends inside a quoted cell. It may have been cut in the middle.')
    throw new UnreadableFile(`The table can’t be read: ${(error.message.split('\n')[0] ?? '').slice(0, 200)}`)
  }
}

/** Some programs put an apostrophe before every text, but not before a heading. */
function isMarkedAsText(rows: string[][], column: number): boolean {
  const filled = rows.filter((row) => row[column]?.trim()).slice(1)
  return filled.length > 1 && filled.every((row) => row[column]?.startsWith("'"))
}

/** An apostrophe tells a spreadsheet that what looks like a formula or a number is text. */
const withoutApostrophe = (cell: string, isMarked: boolean) =>
  (isMarked && cell.startsWith("'")) || /^'(?:[=+\-@＝＋－＠]|[\d.,]+$)/.test(cell)
    ? cell.slice(1).trim()
    : cell
