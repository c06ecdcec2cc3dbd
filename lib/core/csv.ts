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
 * front makes it text; one that's there already gets another, so that `withFormulas` finds the text again.
 */
export function withoutFormulas(text: string): string {
  return text.replace(/(?<=(?:^|[\r\n\t;])"*)(?='*[=+\-@\t\r＝＋－＠])/g, "'")
}

/** What `withoutFormulas` was given. */
export function withFormulas(text: string): string {
  return text.replace(/(?<=(?:^|[\r\n\t;])"*)'(?='*[=+\-@\t\r＝＋－＠])/g, '')
}
