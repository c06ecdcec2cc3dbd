import { noteFailureHere } from '#app/_server/failure.ts'
import { proveReadAndWrite } from '#lib/admin/health/writes.ts'
import { makeSystemContext } from '#lib/core/context.ts'

export const dynamic = 'force-dynamic'

/** For health checks: 200 if the database can be read and written, 503 otherwise. */
export async function GET(): Promise<Response> {
  try {
    await proveReadAndWrite(makeSystemContext(new Date()))
    return new Response('Cairn can read and write.\n')
  } catch (error) {
    const reference = await noteFailureHere(error)
    return new Response(`The database can’t be read or written right now. Reference: ${reference}\n`, {
      status: 503,
      headers: { 'Retry-After': '60' },
    })
  }
}
