/** Tells the page at /problem what to show. The HTTP front sets it and strips it from clients' requests. */
export const problemHeader = 'x-cairn-problem'

/** Undefined if the request isn't the front's own. */
export function readProblem(header: string | null): { status: number; reference: string } | undefined {
  const [, status, reference] = header?.match(/^(\d{3}) (\S+)$/) ?? []
  return status && reference ? { status: Number(status), reference } : undefined
}
