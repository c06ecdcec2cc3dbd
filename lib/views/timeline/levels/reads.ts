import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
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

const sentenceRows = preparedForPages((ctx, asked) =>
  db
    .select({
      id: levelSentences.id,
      at: levelSentences.createdAt,
      confirmedAt: levelConfirmations.confirmedAt,
      role: levelSentences.role,
      body: excerpt(levelSentences.body),
      ...ofLevel,
    })
    .from(levelConfirmations)
    .innerJoin(levelSentences, eq(levelSentences.confirmationId, levelConfirmations.id))
    .innerJoin(people, eq(people.id, levelSentences.authorId))
    .where(isSentence(ctx, asked))
    .orderBy(desc(levelSentences.createdAt), desc(levelSentences.id))
    .limit(pageSize + 1),
)

/** `isWhole`: with this sentence the level was confirmed. */
export async function listLevelSentences(ctx: Ctx, asked: Asked) {
  return (await sentenceRows(ctx, asked)).map(({ confirmedAt, ...row }) => ({
    ...row,
    isWhole: confirmedAt?.getTime() === row.at.getTime(),
    kind: 'level' as const,
    day: dayIn(row.at, ctx.timeZone),
    writtenAt: row.at,
    actorId: row.actor.id,
  }))
}

const takenBackRows = preparedForPages((ctx, asked) =>
  db
    .select({
      id: levelConfirmations.id,
      at: levelConfirmations.takenBackAt,
      reason: levelConfirmations.takenBackReason,
      ...ofLevel,
    })
    .from(levelConfirmations)
    .innerJoin(people, eq(people.id, levelConfirmations.takenBackById))
    .where(isTakenBack(ctx, asked))
    .orderBy(desc(levelConfirmations.takenBackAt), desc(levelConfirmations.id))
    .limit(pageSize + 1),
)

export async function listLevelsTakenBack(ctx: Ctx, asked: Asked) {
  return (await takenBackRows(ctx, asked)).flatMap(({ at, ...row }) =>
    at
      ? [
          {
            ...row,
            at,
            kind: 'level taken back' as const,
            day: dayIn(at, ctx.timeZone),
            writtenAt: at,
            actorId: row.actor.id,
          },
        ]
      : [],
  )
}
