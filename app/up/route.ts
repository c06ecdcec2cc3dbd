import { noteFailureHere } from '#app/_server/failure.ts'
import { checkHealth } from '#lib/admin/health/writes.ts'
import { makeSystemContext } from '#lib/core/context.ts'

export const dynamic = 'force-dynamic'

/** For health checks: 200 if the database can be read and written, 503 with the reason otherwise. */
export async function GET(): Promise<Response> {
  const { error, words, refused } = await checkHealth(makeSystemContext(new Date()))
  const later = refused ? `${refused}\n` : ''
  if (error === undefined) return new Response(`Cairn can read and write.\n${later}`)
  const reference = await noteFailureHere(error)
  return new Response(
    `The database can’t be read or written right now. ${words} Reference: ${reference}\n${later}`,
    { status: 503, headers: { 'Retry-After': '60' } },
  )
}
