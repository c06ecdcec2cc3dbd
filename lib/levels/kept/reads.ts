import { and, asc, eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { levelConfirmations, levelSentences } from '#db/schema/levels.ts'
import { people } from '#db/schema/people.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound } from '#lib/core/errors.ts'

/**
 * For someone who is no longer in the junior's circle: what they said of the junior's levels, and why they took one back,
 * oldest first. Throws NotFound if there's nothing of theirs. Three queries.
 */
export async function getKeptSentences(ctx: Ctx, juniorId: string) {
  const { id, levelTitle, takenBackAt, takenBackReason, takenBackById } = levelConfirmations
  const said = await db
    .select({ id: levelSentences.id, levelTitle, body: levelSentences.body, at: levelSentences.createdAt })
    .from(levelSentences)
    .innerJoin(levelConfirmations, eq(id, levelSentences.confirmationId))
    .where(and(eq(levelConfirmations.juniorId, juniorId), eq(levelSentences.authorId, ctx.viewer.id)))
    .orderBy(asc(levelSentences.createdAt))
  const reasons = await db
    .select({ id, levelTitle, body: takenBackReason, at: takenBackAt })
    .from(levelConfirmations)
    .where(and(eq(levelConfirmations.juniorId, juniorId), eq(takenBackById, ctx.viewer.id)))
  const texts = [
    ...said.map((row) => ({ ...row, kind: 'sentence' as const })),
    ...reasons.flatMap(({ body, at, ...row }) =>
      body && at ? [{ ...row, body, at, kind: 'reason' as const }] : [],
    ),
  ].sort((a, b) => a.at.getTime() - b.at.getTime())
  const [junior] = await db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(eq(people.id, juniorId))
  if (texts.length === 0 || !junior) throw new NotFound()
  return { junior, texts }
}
