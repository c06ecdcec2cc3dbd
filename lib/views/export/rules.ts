/** By the names that the query gave: `createdAt`. */
export type Row = Record<string, unknown>

/** Goes up when a file or a column is renamed, removed or means something else. New ones leave it as it is. */
export const formatVersion = 1

/** As it is in the files: 'created_at'. */
export function columnName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** A line of JSON, which keeps every text exactly as it is. */
export function jsonLine(row: Row): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(row).map(([name, value]) => [columnName(name), value])),
  )
}

/** A line of CSV by RFC 4180, with its line break. */
export function csvLine(cells: readonly unknown[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  const text = typeof value === 'string' ? withoutFormulas(value) : JSON.stringify(value)
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * Spreadsheets run a cell that begins like a formula (OWASP, CSV Injection). Where they expect semicolons or tabs between
 * cells, quotes don't hold a text together, so a line inside it can be a cell too, with quotes of its own. An apostrophe in
 * front makes it text.
 */
export function withoutFormulas(text: string): string {
  return text.replace(/(?<=(?:^|[\r\n\t;])"*)(?=[=+\-@\t\r＝＋－＠])/g, "'")
}
