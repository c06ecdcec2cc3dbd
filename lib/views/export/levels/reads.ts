import { eq } from 'drizzle-orm'
import { alias } from '#db/columns.ts'
import { levelConfirmations, levelSentences } from '#db/schema/levels.ts'
import { people } from '#db/schema/people.ts'
import { confirmationsVisibleTo, reasonsVisibleTo, sentencesVisibleTo } from '#lib/levels/access.ts'
import { type Exporting, either } from '#lib/views/export/access.ts'
import { sheet, where } from '#lib/views/export/paging/reads.ts'

const junior = alias(people, 'junior')
const author = alias(people, 'author')
const taker = alias(people, 'taker')

const ofCircle = (ctx: Exporting) => either(ctx, confirmationsVisibleTo, undefined)

/** Someone who took one back and has left the circle keeps the reason that they wrote. */
export const levelConfirmationSheet = sheet('level_confirmations', {
  id: levelConfirmations.id,
  fields: (ctx) => ({
    teamId: levelConfirmations.teamId,
    juniorId: levelConfirmations.juniorId,
    junior: junior.name,
    roadmapId: where(ofCircle(ctx), levelConfirmations.roadmapId),
    roadmapVersionId: where(ofCircle(ctx), levelConfirmations.roadmapVersionId),
    levelKey: where(ofCircle(ctx), levelConfirmations.levelKey),
    levelTitle: levelConfirmations.levelTitle,
    createdAt: where(ofCircle(ctx), levelConfirmations.createdAt),
    confirmedAt: where(ofCircle(ctx), levelConfirmations.confirmedAt),
    takenBackAt: levelConfirmations.takenBackAt,
    takenBackById: levelConfirmations.takenBackById,
    takenBackBy: taker.name,
    takenBackReason: levelConfirmations.takenBackReason,
  }),
  from: (chosen) =>
    chosen
      .from(levelConfirmations)
      .innerJoin(junior, eq(junior.id, levelConfirmations.juniorId))
      .leftJoin(taker, eq(taker.id, levelConfirmations.takenBackById)),
  where: (ctx) => either(ctx, reasonsVisibleTo, undefined),
})

export const levelSentenceSheet = sheet('level_sentences', {
  id: levelSentences.id,
  fields: () => ({
    confirmationId: levelSentences.confirmationId,
    level: levelConfirmations.levelTitle,
    juniorId: levelConfirmations.juniorId,
    junior: junior.name,
    authorId: levelSentences.authorId,
    author: author.name,
    role: levelSentences.role,
    body: levelSentences.body,
    saidOn: levelSentences.saidOn,
    createdAt: levelSentences.createdAt,
  }),
  from: (chosen) =>
    chosen
      .from(levelSentences)
      .innerJoin(levelConfirmations, eq(levelConfirmations.id, levelSentences.confirmationId))
      .innerJoin(junior, eq(junior.id, levelConfirmations.juniorId))
      .innerJoin(author, eq(author.id, levelSentences.authorId)),
  where: (ctx) => either(ctx, sentencesVisibleTo, undefined),
})
