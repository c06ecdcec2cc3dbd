/**
 * For the log and the console: an error as it is, but for what the database was given, which is people's texts. drizzle
 * writes the values of a statement into its message, and PostgreSQL's own errors quote them. So may any of its causes.
 * Undefined stays so.
 */
export function withoutValues(error: unknown): unknown {
  return safely(error, new Set())
}

function safely(error: unknown, seen: Set<Error>): unknown {
  if (!(error instanceof Error)) return error
  // Causes in a circle, which say nothing new.
  if (seen.has(error)) return undefined
  seen.add(error)
  const message = safeMessage(error)
  const cause = safely(error.cause, seen)
  // PostgreSQL's have the row's values in further fields.
  if (message === error.message && cause === error.cause && !('severity' in error)) return error
  const safe = new Error(message, cause === undefined ? undefined : { cause })
  safe.name = error.name
  // Its first lines are the message.
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  safe.stack = [`${error.name}: ${message}`, ...places].join('\n')
  return 'code' in error ? Object.assign(safe, { code: error.code }) : safe
}

function safeMessage(error: Error): string {
  if ('query' in error && 'params' in error) return `Failed query: ${error.query}`
  // PostgreSQL's, which may end with what it couldn't read: syntax error in tsquery: "…".
  if ('severity' in error) return error.message.replace(/: ".*$/s, '')
  return error.message
}
