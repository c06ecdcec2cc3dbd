import { eq } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { sessions } from '#db/schema/sessions.ts'
import type { Ctx } from '#lib/core/context.ts'
import { FieldRefused, Refused, Stale } from '#lib/core/errors.ts'
import { longDay } from '#lib/core/format.ts'
import { latestDay, personDay } from '#lib/core/kept-zones.ts'
import { askAboutDays } from '#lib/core/odd-days.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { onceEdited } from '#lib/record/forms/writes.ts'
import { retitleTexts } from '#lib/record/search/writes.ts'
import { canChange } from '#lib/sessions/access.ts'
import { closeActions } from '#lib/sessions/action-items/logging/writes.ts'
import { untickPoints } from '#lib/sessions/agenda/writes.ts'
import { sessionTitle } from '#lib/sessions/documents.ts'
import type { EditSession } from '#lib/sessions/input.ts'
import { agreedDays, putAgreed } from '#lib/sessions/logging/writes.ts'
import { loadOwnNotes, putTexts, savedTexts } from '#lib/sessions/notes/writes.ts'
import { putNextSession } from '#lib/sessions/planning/writes.ts'
import { heldDayProblem, joinVersions } from '#lib/sessions/rules.ts'
import { assertHeld, pairInScope, type ScopedPair } from '#lib/sessions/scope.ts'

/**
 * Completes or corrects a held session: everything that logging takes. Ticks and choices change only what the form showed
 * otherwise. `input.version` is `joinVersions` the session and the viewer's own notes. Throws `NotFound`, `Refused` if the
 * viewer isn't its mentor, the mentorship has ended or the session hasn't been held, `FieldRefused` for an impossible day
 * and for what was closed, ticked or planned meanwhile, `Asked` about an odd day, `Stale`.
 */
export async function editSession(ctx: Ctx, input: EditSession): Promise<{ id: string }> {
  return transaction((tx) =>
    onceEdited(ctx, tx, { formId: input.formId, verb: 'editSession' }, input, async () => {
      const { session, own } = await loadOwnNotes(ctx, tx, input.sessionId)
      if (!canChange(ctx, session)) throw new Refused('Only the mentor of this session can change it.')
      assertHeld(session)
      const version = joinVersions([session, ...own])
      if (version !== input.version)
        throw new Stale(version, {
          ...savedTexts(own),
          heldOn: session.heldOn,
          minutes: String(session.minutes ?? ''),
        })
      const { pair, planned } = await pairInScope(ctx, tx, session.mentorshipId, 'heldOn')
      const today = personDay(ctx.now, pair.zones)
      checkDays(input, session, today, latestDay(ctx.now, pair.zones, ctx.viewer.zones))
      assertNextIsShown(planned, input, today)
      await putDay(ctx, tx, session, input)
      await putTexts(ctx, tx, { ...session, heldOn: input.heldOn }, own, input)
      await closeActions(ctx, tx, pair.id, session.id, input.open)
      const { shown, talked } = input
      const unticked = shown.filter((id) => !talked.includes(id))
      await untickPoints(tx, pair.id, session.id, unticked)
      await putAgreed(ctx, tx, pair, session.id, {
        ...input,
        talked: talked.filter((id) => !shown.includes(id)),
      })
      await putNextSession(ctx, tx, pair, planned, input, session.id)
      await recordAudit(ctx, tx, { event: 'session.edited', subjectId: session.id, teamId: session.teamId })
      return { id: session.id }
    }),
  )
}

type Session = Awaited<ReturnType<typeof loadOwnNotes>>['session']

function checkDays(input: EditSession, session: Session, today: string, latest: string): void {
  const { heldOn } = input
  const isMoved = heldOn !== session.heldOn
  const problem = isMoved && heldDayProblem(heldOn, latest)
  if (problem) throw new FieldRefused('heldOn', problem)
  const moved = isMoved ? [{ field: 'heldOn', day: heldOn, kind: 'past' as const, today }] : []
  askAboutDays([...moved, ...agreedDays(input, today)], input.meant)
}

// A day moves the session that the form named, or plans one where it named none.
function assertNextIsShown(planned: ScopedPair['planned'], input: EditSession, today: string): void {
  const { nextOn, nextShown } = input
  if (!nextOn) return
  if (planned?.id === nextShown?.id && planned?.version === nextShown?.version) return
  throw new FieldRefused(
    'nextOn',
    planned
      ? `Meanwhile your next session was planned for ${longDay(planned.heldOn, today)}. Clear this day to keep that date, and move it from the list of sessions.`
      : 'Meanwhile the session that was planned was logged or cancelled. Clear this day, and plan the next one from the list of sessions.',
  )
}

// A time was agreed for the day that was planned, and tells nothing of another one.
async function putDay(ctx: Ctx, tx: Transaction, session: Session, input: EditSession): Promise<void> {
  const { heldOn, minutes } = input
  const isMoved = heldOn !== session.heldOn
  await tx
    .update(sessions)
    .set({
      heldOn,
      minutes,
      ...(isMoved ? { startsAt: null, agreedZone: null } : {}),
      version: session.version + 1,
      updatedAt: ctx.now,
      ...(isMoved || changesRecord(session, input) ? { editedAt: ctx.now } : {}),
    })
    .where(eq(sessions.id, session.id))
  if (!isMoved) return
  await retitleTexts(tx, { kind: 'session', pageId: session.id }, sessionTitle(heldOn))
}

// Its notes say themselves that they were edited.
function changesRecord(session: Session, input: EditSession): boolean {
  const { minutes, shown, talked, open, points, actions: agreed } = input
  return (
    minutes !== session.minutes ||
    points.length + agreed.length > 0 ||
    open.some(({ was = 'open', choice }) => choice !== was) ||
    shown.some((id) => !talked.includes(id)) ||
    talked.some((id) => !shown.includes(id))
  )
}
