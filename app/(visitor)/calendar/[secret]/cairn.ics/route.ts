import { createHash } from 'node:crypto'
import { notFound } from 'next/navigation'
import { feedContext } from '#app/_server/context.ts'
import { configuration } from '#lib/core/configuration.ts'
import { listEntries } from '#lib/views/calendar/reads.ts'
import { calendarFile } from '#lib/views/calendar/rules.ts'

/** A person's own feed, for whoever has its address. Calendar programs ask every hour, and mostly nothing has changed. */
export async function GET(request: Request, { params }: { params: Promise<{ secret: string }> }) {
  const feed = await feedContext((await params).secret)
  if (!feed) notFound()
  const { showsNames } = feed
  const file = calendarFile(await listEntries(feed.ctx), { showsNames, origin: configuration().origin })
  const tag = `"${createHash('sha256').update(file).digest('base64url')}"`
  const headers = { ETag: tag, 'Cache-Control': 'private, no-cache' }
  if (request.headers.get('if-none-match') === tag) return new Response(null, { status: 304, headers })
  return new Response(file, {
    headers: {
      ...headers,
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="cairn.ics"',
    },
  })
}
