import { and, eq } from 'drizzle-orm'
import { db, type Transaction } from '#db/client.ts'
import { sessionOpinions } from '#db/schema/opinions.ts'
import { sessions } from '#db/schema/sessions.ts'
import { getCircle } from '#lib/audience/reads.ts'
import type { Ctx } from '#lib/core/context.ts'
import type { Day } from '#lib/core/days.ts'
import { NotFound } from '#lib/core/errors.ts'
import type { Named } from '#lib/core/named.ts'
import { sessionTitle } from '#lib/sessions/documents.ts'
import { givenBy } from './access.ts'

type Session = { juniorId: string; mentorId: string; teamId: string }

/** Whom the junior can write to about a session: its mentor, then the team's leads. Two queries. */
export async function wordReaders(
  session: Session,
  from: Pick<Transaction, 'select'> = db,
): Promise<Named[]> {
  const { mentors, leads } = await getCircle(session, from)
  const all = [...mentors.filter(({ id }) => id === session.mentorId), ...leads]
  const others = all.filter(({ id }) => id !== session.juniorId)
  return [...new Map(others.map((person) => [person.id, person])).values()]
}

/** The viewer's own, with its session's day. One query. Throws `NotFound` without a word. */
export async function ownWord(ctx: Ctx, tx: Transaction, sessionId: string) {
  const [row] = await tx
    .select({ opinion: sessionOpinions, heldOn: sessions.heldOn })
    .from(sessionOpinions)
    .innerJoin(sessions, eq(sessions.id, sessionOpinions.sessionId))
    .where(and(eq(sessionOpinions.sessionId, sessionId), givenBy(ctx)))
  if (!row?.opinion.body || !row.opinion.readerId) throw new NotFound()
  const { body, readerId } = row.opinion
  return { ...row.opinion, body, readerId, heldOn: row.heldOn }
}

/** The click isn't in it. */
export function wordDocument(word: {
  id: string
  sessionId: string
  teamId: string
  juniorId: string
  readerId: string
  heldOn: Day
  body: string
  createdAt: Date
}) {
  const { id, sessionId, teamId, juniorId, readerId, heldOn, body, createdAt } = word
  return {
    recordId: id,
    kind: 'opinion' as const,
    pageId: sessionId,
    teamId,
    juniorId,
    authorId: juniorId,
    visibility: 'pair' as const,
    readerId,
    title: sessionTitle(heldOn),
    body,
    at: createdAt,
  }
}
