import { and, desc, eq } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { sessionOpinions } from '#db/schema/opinions.ts'
import { namedReader } from '#lib/audience/naming/scope.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { once } from '#lib/record/forms/writes.ts'
import { forgetText, indexText } from '#lib/record/search/writes.ts'
import { ownPair, sessionInScope } from '#lib/sessions/scope.ts'
import type { ChangeWord, GiveOpinion } from './input.ts'
import { ownWord, wordDocument, wordReaders } from './scope.ts'

/**
 * How useful the junior found a session, with a word if there is one: once, and for good. Throws `NotFound` if the viewer
 * doesn't see the session, `Refused` for anyone but its junior, if it wasn't held or has an answer, `ReaderChanged` at
 * `body` if the mentorship has ended or the word's reader isn't one any more, `FieldRefused` at `readerId` for a word to
 * nobody.
 */
export async function giveOpinion(ctx: Ctx, input: GiveOpinion): Promise<{ id: string }> {
  return transaction((tx) =>
    once(ctx, tx, { formId: input.formId, verb: 'giveOpinion' }, input, async () => {
      const session = await sessionInScope(ctx, tx, input.sessionId)
      const { teamId, mentorId, juniorId, heldOn } = session
      if (juniorId !== ctx.viewer.id) throw new Refused('Only the junior says how useful a session was.')
      if (session.state !== 'held') throw new Refused('This session hasn’t taken place yet.')
      if (session.withdrawnAt) throw new Refused('This session was withdrawn, so nothing is asked about it.')
      await ownPair(ctx, tx, session.mentorshipId)
      await assertNoneYet(ctx, tx, session.id)
      const { useful, body } = input
      const word = body
        ? { body, readerId: await readerOfWord(ctx, tx, session, input.readerId) }
        : { body: null, readerId: null }
      const id = newId()
      const createdAt = await nextMoment(ctx, tx, mentorId)
      await tx.insert(sessionOpinions).values({
        ...word,
        id,
        sessionId: session.id,
        teamId,
        mentorId,
        juniorId,
        useful,
        createdAt,
      })
      // Without a word there's no event, which would tell that somebody answered.
      if (word.body === null) return { id }
      await indexText(
        tx,
        wordDocument({ ...word, id, sessionId: session.id, teamId, juniorId, heldOn, createdAt }),
      )
      await recordAudit(ctx, tx, { event: 'opinion.sent', subjectId: id, teamId })
      return { id }
    }),
  )
}

async function assertNoneYet(ctx: Ctx, tx: Transaction, sessionId: string): Promise<void> {
  const [given] = await tx
    .select({ id: sessionOpinions.id })
    .from(sessionOpinions)
    .where(and(eq(sessionOpinions.sessionId, sessionId), eq(sessionOpinions.juniorId, ctx.viewer.id)))
  if (given) throw new Refused('You’ve already said how useful this session was.')
}

async function readerOfWord(
  ctx: Ctx,
  tx: Transaction,
  session: { juniorId: string; mentorId: string; teamId: string },
  namedId: string | null,
): Promise<string> {
  const readers = await wordReaders(session, tx)
  if (readers.length === 0)
    throw new FieldRefused('body', 'There’s no one here to write to now. Clear it to answer without a word.')
  return namedReader(ctx, tx, session, { readers, namedId, field: 'body' })
}

/** Later than all that the mentor was given: a summary of five must never change by one that comes in before others. */
async function nextMoment(ctx: Ctx, tx: Transaction, mentorId: string): Promise<Date> {
  const [latest] = await tx
    .select({ at: sessionOpinions.createdAt })
    .from(sessionOpinions)
    .where(eq(sessionOpinions.mentorId, mentorId))
    .orderBy(desc(sessionOpinions.createdAt))
    .limit(1)
  return new Date(Math.max(ctx.now.getTime(), (latest?.at.getTime() ?? 0) + 1))
}

/**
 * Takes the word from its reader, or puts it back; how useful the session was stays as it was said. Doing it again
 * changes nothing. Throws `NotFound` unless the viewer wrote it, `Refused` to put it back for someone who can't be
 * written to any more.
 */
export async function changeWord(ctx: Ctx, input: ChangeWord): Promise<{ id: string }> {
  return transaction(async (tx) => {
    const word = await ownWord(ctx, tx, input.sessionId)
    const { id, teamId, readerId } = word
    const withdrawnAt = input.decision === 'withdraw' ? ctx.now : null
    if ((word.withdrawnAt === null) === (withdrawnAt === null)) return { id }
    if (withdrawnAt === null) {
      const readers = await wordReaders(word, tx)
      if (!readers.some((reader) => reader.id === readerId))
        throw new Refused('You can no longer write to the person this was for, so it stays withdrawn.')
    }
    await tx.update(sessionOpinions).set({ withdrawnAt }).where(eq(sessionOpinions.id, id))
    if (withdrawnAt) await forgetText(tx, id)
    else await indexText(tx, wordDocument(word))
    const event = withdrawnAt ? 'opinion.withdrawn' : 'opinion.put-back'
    await recordAudit(ctx, tx, { event, subjectId: id, teamId })
    return { id }
  })
}
