import { eq } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { sessionNotes, sessions } from '#db/schema/sessions.ts'
import type { Ctx } from '#lib/core/context.ts'
import type { Day } from '#lib/core/days.ts'
import { FieldRefused, Refused } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { latestDay, personDay } from '#lib/core/kept-zones.ts'
import { type AskedDay, askAboutDays } from '#lib/core/odd-days.ts'
import { jotBecomes } from '#lib/jots/becoming/writes.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { once } from '#lib/record/forms/writes.ts'
import { indexTexts } from '#lib/record/search/writes.ts'
import { assertNoneTwice, ownerOf } from '#lib/sessions/action-items/logging/scope.ts'
import { closeActions, insertActions } from '#lib/sessions/action-items/logging/writes.ts'
import { insertPoints, tickPoints } from '#lib/sessions/agenda/writes.ts'
import { noteDocument, readerFor } from '#lib/sessions/documents.ts'
import type { LogSession } from '#lib/sessions/input.ts'
import { putNextSession } from '#lib/sessions/planning/writes.ts'
import { heldDayProblem, notesOf } from '#lib/sessions/rules.ts'
import { pairInScope, type ScopedPair } from '#lib/sessions/scope.ts'

/**
 * Everything in one transaction. What the form doesn't close stays open. Sent twice, it logs once. Throws `NotFound` if
 * the viewer isn't the junior's mentor, `ReaderChanged` at `visibility` if they no longer are, `Refused` if the planned
 * session is gone, `FieldRefused` for an impossible day, `Overtaken` for a closed jot, `FormUsed`.
 */
export async function logSession(ctx: Ctx, input: LogSession): Promise<{ id: string }> {
  return transaction((tx) =>
    once(ctx, tx, { formId: input.formId, verb: 'logSession' }, input, async () => {
      const { pair, planned } = await pairInScope(ctx, tx, input.mentorshipId, 'visibility')
      const today = personDay(ctx.now, pair.zones)
      const problem = heldDayProblem(input.heldOn, latestDay(ctx.now, pair.zones, ctx.viewer.zones))
      if (problem) throw new FieldRefused('heldOn', problem)
      assertAnswered(planned, input)
      askAboutDays(
        [{ field: 'heldOn', day: input.heldOn, kind: 'past', today }, ...agreedDays(input, today)],
        input.meant,
      )
      const taken = input.plannedId ? planned : null
      if (input.plannedId && taken?.id !== input.plannedId)
        throw new Refused(
          'The planned session has been logged or cancelled in the meantime. Nothing is lost: check it, or untick it here to log another one.',
        )
      const id = await putHeld(ctx, tx, pair, taken, input)
      await closeActions(ctx, tx, pair.id, id, input.open)
      const notes = await insertNotes(ctx, tx, pair, id, input)
      await indexTexts(tx, notes)
      // Its form has a jot's words in the private box, but they may be moved.
      const own = notes.find(({ visibility }) => visibility === 'private') ?? notes[0]
      await jotBecomes(ctx, tx, input.jotId, 'note', own?.recordId)
      await putAgreed(ctx, tx, pair, id, input)
      await putNextSession(ctx, tx, pair, taken ? null : planned, input, id)
      await recordAudit(ctx, tx, { event: 'session.logged', subjectId: id, teamId: pair.teamId })
      return { id }
    }),
  )
}

// What becomes of a planned session is never left to a default.
function assertAnswered(planned: ScopedPair['planned'], input: LogSession): void {
  if (!planned) return
  const wasAsked = input.plannedAsked === planned.id
  if (wasAsked && input.plannedId === undefined)
    throw new FieldRefused('plannedId', 'Please say whether this is the session that was planned.')
  // The form was opened before it was planned.
  if (input.nextOn && !wasAsked && input.plannedId === undefined)
    throw new FieldRefused(
      'nextOn',
      'Your next session has been planned in the meantime. Clear this day to keep that date; to move it, use the list of sessions.',
    )
}

/** Those that are asked about if they are odd. */
export function agreedDays(
  { actions: agreed, nextOn }: Pick<LogSession, 'actions' | 'nextOn'>,
  today: Day,
): AskedDay[] {
  return [
    ...agreed.map(({ dueOn: day }) => ({ field: 'actions.*.dueOn', day, kind: 'due' as const, today })),
    { field: 'nextOn', day: nextOn, kind: 'planned', today },
  ]
}

/**
 * Inside the transaction that logs or edits the session, after `closeActions`: its new actions and points, and which
 * points were discussed. Throws `FieldRefused` for an action that is open already.
 */
export async function putAgreed(
  ctx: Ctx,
  tx: Transaction,
  pair: ScopedPair['pair'],
  sessionId: string,
  { actions: agreed, points, talked }: Pick<LogSession, 'actions' | 'points' | 'talked'>,
): Promise<void> {
  const words = agreed.map(({ owner, body }) => ({ ownerId: ownerOf(pair, owner), body }))
  await assertNoneTwice(ctx, tx, pair.id, words, (index) => `actions.${index}.body`)
  const made = { sessionId, visibility: 'pair' as const }
  await indexTexts(tx, [
    ...(await insertActions(ctx, tx, pair, agreed.map(withId), made)),
    ...(await insertPoints(ctx, tx, pair, points.map(withId), made)),
  ])
  await tickPoints(ctx, tx, pair.id, sessionId, talked)
}

const withId = <T>(row: T) => ({ id: newId(), ...row })

type Pair = ScopedPair['pair']

async function putHeld(
  ctx: Ctx,
  tx: Transaction,
  pair: Pair,
  taken: ScopedPair['planned'],
  input: LogSession,
): Promise<string> {
  const held = {
    state: 'held' as const,
    heldOn: input.heldOn,
    minutes: input.minutes,
    updatedAt: ctx.now,
  }
  if (taken) {
    const isSameDay = taken.heldOn === input.heldOn
    const { startsAt, agreedZone } = isSameDay ? taken : { startsAt: null, agreedZone: null }
    await tx
      .update(sessions)
      .set({ ...held, startsAt, agreedZone, plannedAs: dateOf(taken), version: taken.version + 1 })
      .where(eq(sessions.id, taken.id))
    return taken.id
  }
  const { teamId, mentorId, juniorId } = pair
  const id = newId()
  await tx
    .insert(sessions)
    .values({ ...held, id, teamId, mentorshipId: pair.id, mentorId, juniorId, createdAt: ctx.now })
  return id
}

const dateOf = ({ heldOn, startsAt, agreedZone }: NonNullable<ScopedPair['planned']>) => ({
  heldOn,
  startsAt,
  agreedZone,
})

async function insertNotes(ctx: Ctx, tx: Transaction, pair: Pair, sessionId: string, input: LogSession) {
  const rows = notesOf(input).map(({ visibility, body }) => ({
    id: newId(),
    sessionId,
    authorId: ctx.viewer.id,
    visibility,
    readerId: readerFor(ctx, pair, visibility),
    body,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }))
  if (rows.length === 0) return []
  await tx.insert(sessionNotes).values(rows)
  return rows.map((row) => noteDocument(ctx, { ...pair, heldOn: input.heldOn }, row))
}
