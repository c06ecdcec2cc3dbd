import { and, eq, isNull } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { sessionNotes } from '#db/schema/sessions.ts'
import type { Visibility } from '#db/words.ts'
import { deleteVersions, keepVersion } from '#lib/audience/versions/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { onceEdited } from '#lib/record/forms/writes.ts'
import { forgetText, indexText } from '#lib/record/search/writes.ts'
import { canWriteNotes } from '#lib/sessions/access.ts'
import { noteDocument, readerFor } from '#lib/sessions/documents.ts'
import type { WriteSessionNotes } from '#lib/sessions/input.ts'
import { joinVersions } from '#lib/sessions/rules.ts'
import { assertHeld, sessionInScope } from '#lib/sessions/scope.ts'

const audiences = ['pair', 'circle', 'private'] as const

type Texts = Partial<Record<Visibility, string | undefined>>

/**
 * One text per audience; an empty one deletes the note. `input.version` is `joinVersions` the viewer's own notes. Throws
 * `NotFound`, `Refused` if the viewer isn't in the pair, the mentorship has ended or the session hasn't been held,
 * `Stale`.
 */
export async function writeSessionNotes(ctx: Ctx, input: WriteSessionNotes): Promise<{ id: string }> {
  return transaction((tx) =>
    onceEdited(ctx, tx, { formId: input.formId, verb: 'writeSessionNotes' }, input, async () => {
      const { session, own } = await loadOwnNotes(ctx, tx, input.sessionId)
      if (!canWriteNotes(ctx, session))
        throw new Refused('Only the two people who meet can write notes here.')
      assertHeld(session)
      const version = joinVersions(own)
      if (version !== input.version) throw new Stale(version, savedTexts(own))
      await putTexts(ctx, tx, session, own, input)
      await recordAudit(ctx, tx, {
        event: 'session.notes-written',
        subjectId: session.id,
        teamId: session.teamId,
      })
      return { id: session.id }
    }),
  )
}

/** The session, and the viewer's own notes of it. Two queries. Throws `NotFound`. */
export async function loadOwnNotes(ctx: Ctx, tx: Transaction, sessionId: string) {
  const session = await sessionInScope(ctx, tx, sessionId)
  const own = await tx
    .select({
      id: sessionNotes.id,
      visibility: sessionNotes.visibility,
      readerId: sessionNotes.readerId,
      body: sessionNotes.body,
      version: sessionNotes.version,
    })
    .from(sessionNotes)
    .where(
      and(
        eq(sessionNotes.sessionId, sessionId),
        eq(sessionNotes.authorId, ctx.viewer.id),
        isNull(sessionNotes.withdrawnAt),
      ),
    )
  return { session, own }
}

type Loaded = Awaited<ReturnType<typeof loadOwnNotes>>

/** By field, as the forms name them. */
export function savedTexts(own: Loaded['own']): Record<string, string> {
  return Object.fromEntries(own.map(({ visibility, body }) => [visibility, body]))
}

/** Inside another verb's transaction. */
export async function putTexts(
  ctx: Ctx,
  tx: Transaction,
  session: Loaded['session'],
  own: Loaded['own'],
  texts: Texts,
): Promise<void> {
  for (const visibility of audiences) {
    const body = texts[visibility]
    const before = own.find((note) => note.visibility === visibility)
    if (body === undefined || body === (before?.body ?? '')) continue
    if (!before) {
      await addNote(ctx, tx, session, visibility, body)
    } else if (body === '') {
      await emptyNote(ctx, tx, before)
    } else {
      await keepVersion(ctx, tx, {
        kind: 'session_note',
        recordId: before.id,
        number: before.version,
        authorId: ctx.viewer.id,
        visibility,
        readerId: before.readerId,
        teamId: session.teamId,
        juniorId: session.juniorId,
        fields: { body: before.body },
      })
      await tx
        .update(sessionNotes)
        .set({ body, version: before.version + 1, updatedAt: ctx.now, editedAt: ctx.now })
        .where(eq(sessionNotes.id, before.id))
      await indexText(tx, noteDocument(ctx, session, { ...before, sessionId: session.id, body }))
    }
  }
}

// What others could read is withdrawn, and its author can put it back; what nobody else read is gone.
async function emptyNote(
  ctx: Ctx,
  tx: Transaction,
  { id, visibility, version }: Loaded['own'][number],
): Promise<void> {
  await forgetText(tx, id)
  if (visibility === 'private') {
    await deleteVersions(tx, id)
    await tx.delete(sessionNotes).where(eq(sessionNotes.id, id))
    return
  }
  await tx
    .update(sessionNotes)
    .set({ withdrawnAt: ctx.now, version: version + 1 })
    .where(eq(sessionNotes.id, id))
}

async function addNote(
  ctx: Ctx,
  tx: Transaction,
  session: Loaded['session'],
  visibility: Visibility,
  body: string,
): Promise<void> {
  const note = {
    id: newId(),
    sessionId: session.id,
    visibility,
    readerId: readerFor(ctx, session, visibility),
    body,
  }
  await tx
    .insert(sessionNotes)
    .values({ ...note, authorId: ctx.viewer.id, createdAt: ctx.now, updatedAt: ctx.now })
  await indexText(tx, noteDocument(ctx, session, note))
}
