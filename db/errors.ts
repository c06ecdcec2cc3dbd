/** True where a write broke a UNIQUE index (SQLite's or PostgreSQL's own code for it). */
export function isUniqueViolation(error: unknown): boolean {
  return codes(error).some(
    (code) =>
      code.startsWith('SQLITE_CONSTRAINT_UNIQUE') ||
      code.startsWith('SQLITE_CONSTRAINT_PRIMARYKEY') ||
      code === '23505',
  )
}

/** True where the database can't be used right now: busy, full, read-only, or its disk fails. Nothing was written. */
export function isUnavailable(error: unknown): boolean {
  return codes(error).some((code) => /^SQLITE_(BUSY|LOCKED|FULL|READONLY|IOERR|CANTOPEN|NOMEM)/.test(code))
}

/** True where another program is writing to the database just now. */
export function isBusy(error: unknown): boolean {
  return codes(error).some((code) => code.startsWith('SQLITE_BUSY'))
}

// drizzle wraps the driver's error: its code is found along the causes.
function codes(error: unknown): string[] {
  const found: string[] = []
  for (
    let current = error, depth = 0;
    current instanceof Error && depth < 5;
    current = current.cause, depth++
  ) {
    if ('code' in current && typeof current.code === 'string') found.push(current.code)
  }
  return found
}
