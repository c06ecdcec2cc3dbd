/** True for the UNIQUE and primary key errors of SQLite and PostgreSQL. */
export function isUniqueViolation(error: unknown): boolean {
  return codes(error).some(
    (code) =>
      code.startsWith('SQLITE_CONSTRAINT_UNIQUE') ||
      code.startsWith('SQLITE_CONSTRAINT_PRIMARYKEY') ||
      code === '23505',
  )
}

/**
 * True if the database can't be used right now, because it's busy, full or read-only, or its disk or memory fails.
 * Nothing was written.
 */
export function isUnavailable(error: unknown): boolean {
  return codes(error).some((code) => /^SQLITE_(BUSY|LOCKED|FULL|READONLY|IOERR|CANTOPEN|NOMEM)/.test(code))
}

export function isBusy(error: unknown): boolean {
  return codes(error).some((code) => code.startsWith('SQLITE_BUSY'))
}

// drizzle wraps the driver's error, so the code is somewhere among the causes.
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
