import { notFound, redirect } from 'next/navigation'
import { findContext } from '#app/_server/context.ts'
import { addressId } from '#app/_server/found.ts'
import { configuration } from '#lib/core/configuration.ts'
import { NotFound } from '#lib/core/errors.ts'
import { getSessionEntry } from '#lib/views/calendar/reads.ts'
import { calendarFile } from '#lib/views/calendar/rules.ts'

/** One planned session as a file for a calendar, for the two who meet. */
export async function GET(_request: Request, { params }: { params: Promise<{ sessionId: string }> }) {
  const { sessionId } = await params
  const ctx = await findContext()
  if (!ctx) redirect(`/sign-in?callbackUrl=${encodeURIComponent(`/sessions/${sessionId}`)}`)
  const entry = await getSessionEntry(ctx, addressId(sessionId)).catch((error) => {
    if (error instanceof NotFound) notFound()
    throw error
  })
  const file = calendarFile([entry], { showsNames: true, origin: configuration().origin })
  return new Response(file, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="session.ics"',
    },
  })
}
