/** The header in which the HTTP front tells the page at /problem what to show; clients can't send it past the front. */
export const problemHeader = 'x-cairn-problem'

/** A status and a reference, read from that header; undefined when the request isn't the front's own. */
export function readProblem(header: string | null): { status: number; reference: string } | undefined {
  const [, status, reference] = header?.match(/^(\d{3}) (\S+)$/) ?? []
  return status && reference ? { status: Number(status), reference } : undefined
}
