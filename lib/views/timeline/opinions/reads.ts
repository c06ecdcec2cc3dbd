import { and, desc, eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { alias } from '#db/columns.ts'
import { sessionOpinions } from '#db/schema/opinions.ts'
import { people } from '#db/schema/people.ts'
import { stands } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { wordsVisibleTo } from '#lib/sessions/opinions/access.ts'
import { actor, excerpt } from '#lib/views/timeline/goals/reads.ts'
import { type Asked, hasWords, momentsOnPage, preparedForPages } from '#lib/views/timeline/page/reads.ts'
import { pageSize } from '#lib/views/timeline/rules.ts'

const reader = alias(people, 'reader')

/** SQL over `session_opinions`: words alone, for who wrote them and who they're for. */
export function isWord(ctx: Ctx, asked: Asked) {
  return and(
    eq(sessionOpinions.juniorId, asked.juniorId),
    wordsVisibleTo(ctx),
    stands(sessionOpinions),
    momentsOnPage(ctx, asked, sessionOpinions.createdAt, sessionOpinions.id),
    hasWords(ctx, asked, sessionOpinions.id, 'record'),
  )
}

const rows = preparedForPages((ctx, asked) =>
  db
    .select({
      id: sessionOpinions.id,
      sessionId: sessionOpinions.sessionId,
      at: sessionOpinions.createdAt,
      teamId: sessionOpinions.teamId,
      body: excerpt(sessionOpinions.body),
      reader: { id: reader.id, name: reader.name },
      actor,
    })
    .from(sessionOpinions)
    .innerJoin(people, eq(people.id, sessionOpinions.juniorId))
    .leftJoin(reader, eq(reader.id, sessionOpinions.readerId))
    .where(isWord(ctx, asked))
    .orderBy(desc(sessionOpinions.createdAt), desc(sessionOpinions.id))
    .limit(pageSize + 1),
)

/** What the junior wrote about sessions, to the viewer or by the viewer; none under a goal filter. */
export async function listWords(ctx: Ctx, asked: Asked) {
  if (asked.filter.goal) return []
  return (await rows(ctx, asked)).map((row) => ({
    ...row,
    kind: 'opinion' as const,
    day: dayIn(row.at, ctx.timeZone),
    writtenAt: row.at,
    actorId: row.actor.id,
  }))
}
