import { and, desc, eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { goals } from '#db/schema/goals.ts'
import { people } from '#db/schema/people.ts'
import { milestones } from '#db/schema/roadmaps.ts'
import { wins } from '#db/schema/wins.ts'
import { stands } from '#lib/audience/access.ts'
import type { Ctx } from '#lib/core/context.ts'
import { goalsVisibleTo } from '#lib/goals/access.ts'
import { type Asked, daysOnPage, hasWords, preparedForPages } from '#lib/views/timeline/page/reads.ts'
import { pageSize } from '#lib/views/timeline/rules.ts'
import { winsVisibleTo } from '#lib/wins/access.ts'

/** SQL over `wins`. */
export function isWin(ctx: Ctx, asked: Asked, onlyPrivate: boolean) {
  const { juniorId, filter } = asked
  return and(
    eq(wins.juniorId, juniorId),
    winsVisibleTo(ctx),
    stands(wins),
    onlyPrivate ? eq(wins.visibility, 'private') : undefined,
    filter.goal ? eq(wins.goalId, filter.goal) : undefined,
    daysOnPage(asked, wins.happenedOn, wins.createdAt, wins.id),
    hasWords(ctx, asked, wins.id, 'record'),
  )
}

const query = (ctx: Ctx, asked: Asked, onlyPrivate: boolean) =>
  db
    .select({
      id: wins.id,
      day: wins.happenedOn,
      at: wins.createdAt,
      body: wins.body,
      link: wins.link,
      visibility: wins.visibility,
      teamId: wins.teamId,
      // Its author may have left the goal's circle.
      goalId: goals.id,
      goalTitle: milestones.title,
      actor: { id: people.id, name: people.name },
    })
    .from(wins)
    .innerJoin(people, eq(people.id, wins.authorId))
    .leftJoin(goals, and(eq(goals.id, wins.goalId), goalsVisibleTo(ctx)))
    .leftJoin(milestones, eq(milestones.id, goals.milestoneId))
    .where(isWin(ctx, asked, onlyPrivate))
    .orderBy(desc(wins.happenedOn), desc(wins.createdAt), desc(wins.id))
    .limit(pageSize + 1)

const rows = preparedForPages((ctx, asked) => query(ctx, asked, false))
const privateRows = preparedForPages((ctx, asked) => query(ctx, asked, true))

export async function listWins(ctx: Ctx, asked: Asked, onlyPrivate: boolean) {
  const found = await (onlyPrivate ? privateRows : rows)(ctx, asked)
  return found.map((row) => ({
    ...row,
    kind: 'win' as const,
    writtenAt: row.at,
    actorId: row.actor.id,
  }))
}
