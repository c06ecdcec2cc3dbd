import { logFailure } from '#app/_server/log.ts'
import { proveReadAndWrite } from '#lib/admin/health/writes.ts'
import { makeSystemContext } from '#lib/core/context.ts'

export const dynamic = 'force-dynamic'

/** Health, for whatever watches this Cairn: 200 when it can read and write, 503 with a reason otherwise. */
export async function GET(): Promise<Response> {
  try {
    await proveReadAndWrite(makeSystemContext(new Date()))
    return new Response('Cairn can read and write.\n')
  } catch (error) {
    const reference = logFailure(error)
    return new Response(`The database cannot be read or written now. Reference: ${reference}\n`, {
      status: 503,
      headers: { 'Retry-After': '60' },
    })
  }
}
