import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { levelConfirmations, levelSentences } from '#db/schema/levels.ts'
import { people } from '#db/schema/people.ts'
import type { Ctx } from '#lib/core/context.ts'
import { dayIn } from '#lib/core/zoned-time.ts'
import { reasonsVisibleTo, sentencesVisibleTo } from '#lib/levels/access.ts'
import { actor, excerpt } from '#lib/views/timeline/goals/reads.ts'
import { type Asked, hasWords, momentsOnPage, preparedForPages } from '#lib/views/timeline/page/reads.ts'
import { pageSize } from '#lib/views/timeline/rules.ts'

// Levels belong to no goal.
const ofJunior = ({ juniorId, filter }: Asked) =>
  and(eq(levelConfirmations.juniorId, juniorId), filter.goal ? sql`1 = 0` : undefined)

/** SQL over `level_confirmations` joined with `level_sentences`. Authors keep their own after leaving the circle. */
export function isSentence(ctx: Ctx, asked: Asked) {
  return and(
    ofJunior(asked),
    sentencesVisibleTo(ctx),
    momentsOnPage(ctx, asked, levelSentences.createdAt, levelSentences.id),
    hasWords(ctx, asked, levelSentences.id, 'record'),
  )
}

/** SQL over `level_confirmations`. */
export function isTakenBack(ctx: Ctx, asked: Asked) {
  return and(
    ofJunior(asked),
    isNotNull(levelConfirmations.takenBackAt),
    reasonsVisibleTo(ctx),
    momentsOnPage(ctx, asked, levelConfirmations.takenBackAt, levelConfirmations.id),
    hasWords(ctx, asked, levelConfirmations.id, 'record'),
  )
}

const ofLevel = { teamId: levelConfirmations.teamId, levelTitle: levelConfirmations.levelTitle, actor }

const rows = preparedForPages((ctx, asked) =>
  db
    .select({
      what: sql<'said' | 'taken back'>`'said'`.as('what'),
      id: levelSentences.id,
      at: levelSentences.createdAt,
      body: sql<string>`${excerpt(levelSentences.body)}`.as('body'),
      isWhole:
        sql<number>`case when ${levelConfirmations.confirmedAt} = ${levelSentences.createdAt} then 1 else 0 end`.as(
          'is_whole',
        ),
      ...ofLevel,
    })
    .from(levelConfirmations)
    .innerJoin(levelSentences, eq(levelSentences.confirmationId, levelConfirmations.id))
    .innerJoin(people, eq(people.id, levelSentences.authorId))
    .where(isSentence(ctx, asked))
    .unionAll(
      db
        .select({
          what: sql<'said' | 'taken back'>`'taken back'`.as('what'),
          id: levelConfirmations.id,
          at: sql<Date>`${levelConfirmations.takenBackAt}`.as('at'),
          body: sql<string>`${levelConfirmations.takenBackReason}`.as('body'),
          isWhole: sql<number>`0`.as('is_whole'),
          ...ofLevel,
        })
        .from(levelConfirmations)
        .innerJoin(people, eq(people.id, levelConfirmations.takenBackById))
        .where(isTakenBack(ctx, asked)),
    )
    .orderBy(sql`3 desc, 2 desc`)
    .limit(pageSize + 1),
)

/** What was said of levels, and when they were taken back. `isWhole`: with this sentence the level was confirmed. */
export async function listLevels(ctx: Ctx, asked: Asked) {
  return (await rows(ctx, asked)).map(({ isWhole, ...row }) => ({
    ...row,
    isWhole: Boolean(isWhole),
    kind: 'level' as const,
    day: dayIn(row.at, ctx.timeZone),
    writtenAt: row.at,
    actorId: row.actor.id,
  }))
}
