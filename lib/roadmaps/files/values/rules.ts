/** From a file of another program: anything can be missing or of another type. */
export type Values = Record<string, unknown>

export const isRecord = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const listAt = (value: unknown, name: string): unknown[] => {
  const list = isRecord(value) ? value[name] : undefined
  return Array.isArray(list) ? list : []
}

/** A number counts as text: `path: 1`. Anything else is empty. */
export function textAt(value: unknown, name: string): string {
  return isRecord(value) ? textFrom(value[name]) : ''
}

export function textFrom(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? String(value) : ''
}

// What no text of Cairn's has, and PostgreSQL refuses in part.
const controls = /(?![\n\t])[\p{Cc}\ufeff]/gu

/** Line breaks are `\n`, and there are no other controls. */
export function cleaned(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(controls, '')
    .trim()
}

export const oneLine = (text: string): string => cleaned(text).replace(/\s+/g, ' ')
