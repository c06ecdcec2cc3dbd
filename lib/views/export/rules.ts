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
