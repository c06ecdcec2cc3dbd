import type { Visibility } from '#db/words.ts'
import type { Ctx } from '#lib/core/context.ts'
import type { Day } from '#lib/core/days.ts'
import { plainDay } from '#lib/core/format.ts'
import { otherInPair } from '#lib/people/rules.ts'

type Pair = { teamId: string; mentorId: string; juniorId: string }

/** The other person for a `pair` text, null for every other audience. */
export function readerFor(ctx: Ctx, pair: Pair, visibility: Visibility): string | null {
  return visibility === 'pair' ? otherInPair(pair, ctx.viewer.id) : null
}

/** Always with its year: no session is in year 0. */
export function sessionTitle(heldOn: Day): string {
  return `Session of ${plainDay(heldOn, '0000-01-01')}`
}

export function noteDocument(
  ctx: Ctx,
  session: Pair & { heldOn: Day },
  note: { id: string; sessionId: string; visibility: Visibility; readerId: string | null; body: string },
) {
  const { teamId, juniorId, heldOn } = session
  const { id, sessionId, visibility, readerId, body } = note
  return {
    recordId: id,
    kind: 'session' as const,
    pageId: sessionId,
    teamId,
    juniorId,
    authorId: ctx.viewer.id,
    visibility,
    readerId,
    title: sessionTitle(heldOn),
    body,
    at: ctx.now,
  }
}

/** Leads to its session once it has been discussed, and to the pair until then. */
export function pointDocument(
  ctx: Ctx,
  pair: Pair & { id: string },
  point: {
    id: string
    body: string
    authorId: string
    visibility: Visibility
    readerId: string | null
    talkedInId: string | null
  },
) {
  const { id, body, authorId, visibility, readerId, talkedInId } = point
  const { teamId, juniorId } = pair
  return {
    recordId: id,
    kind: 'agenda_point' as const,
    pageId: talkedInId ?? pair.id,
    teamId,
    juniorId,
    authorId,
    visibility,
    readerId,
    title: body,
    body: '',
    at: ctx.now,
  }
}
