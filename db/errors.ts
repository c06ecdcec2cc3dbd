/** True for the UNIQUE and primary key errors of SQLite and PostgreSQL. */
export function isUniqueViolation(error: unknown): boolean {
  return codes(error).some(
    (code) =>
      code.startsWith('SQLITE_CONSTRAINT_UNIQUE') ||
      code.startsWith('SQLITE_CONSTRAINT_PRIMARYKEY') ||
      code === '23505',
  )
}

export function isBusy(error: unknown): boolean {
  return codes(error).some((code) => code.startsWith('SQLITE_BUSY'))
}

// drizzle wraps the driver's error, so the code is somewhere among the causes.
export function codes(error: unknown): string[] {
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
