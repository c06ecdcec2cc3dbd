import { eq } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { sessions } from '#db/schema/sessions.ts'
import type { Ctx } from '#lib/core/context.ts'
import type { Day } from '#lib/core/days.ts'
import { FieldRefused, Refused, Stale } from '#lib/core/errors.ts'
import { longDay } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import { earliestDay, personDay } from '#lib/core/kept-zones.ts'
import { askAboutDays } from '#lib/core/odd-days.ts'
import { instantAt } from '#lib/core/zoned-time.ts'
import { lastChange } from '#lib/record/audit/reads.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { once, onceEdited } from '#lib/record/forms/writes.ts'
import { canChange } from '#lib/sessions/access.ts'
import type { MoveSession, PlanSession } from '#lib/sessions/input.ts'
import { dateInZone, isSameDate } from '#lib/sessions/rules.ts'
import { pairInScope, type ScopedPair, sessionInScope } from '#lib/sessions/scope.ts'

type Pair = ScopedPair['pair']
type Planned = NonNullable<ScopedPair['planned']>

/**
 * A pair has at most one planned session. Throws `NotFound` if the viewer isn't the junior's mentor now, `Refused` if a
 * session is already planned, `Asked` about an odd day, `FieldRefused` for an impossible time, `FormUsed`.
 */
export async function planSession(ctx: Ctx, input: PlanSession): Promise<{ id: string }> {
  return transaction((tx) =>
    once(ctx, tx, { formId: input.formId, verb: 'planSession' }, input, async () => {
      const row = await pairInScope(ctx, tx, input.mentorshipId, 'heldOn')
      const today = personDay(ctx.now, row.pair.zones)
      if (row.planned)
        throw new Refused(
          `Your next session is already planned for ${longDay(dateInZone(row.planned, ctx.timeZone).heldOn, today)}. Move that one instead.`,
        )
      const from = earliestDay(ctx.now, row.pair.zones, ctx.viewer.zones)
      askAboutDays([{ field: 'heldOn', day: input.heldOn, kind: 'planned', today: from }], input.meant)
      const { heldOn, startsAt, agreedZone } = input
      const date = { id: newId(), heldOn, startsAt, agreedZone }
      await insertPlanned(ctx, tx, row.pair, date, { plannedInId: null, timeField: 'startsAt' })
      return { id: date.id }
    }),
  )
}

/**
 * Inside the transaction that logs a session: plans the next one, or moves `planned`. Without `nextOn` nothing changes.
 * The caller has asked about the day. Throws `FieldRefused` at `nextAt`.
 */
export async function putNextSession(
  ctx: Ctx,
  tx: Transaction,
  pair: Pair,
  planned: Planned | null,
  {
    nextOn,
    nextAt,
    agreedZone,
  }: { nextOn: Day | null; nextAt: string | null; agreedZone?: string | undefined },
  plannedInId: string,
): Promise<void> {
  if (!nextOn) return
  const form = { heldOn: nextOn, startsAt: nextAt, agreedZone }
  if (!planned) {
    await insertPlanned(ctx, tx, pair, { id: newId(), ...form }, { plannedInId, timeField: 'nextAt' })
  } else {
    const date = dateFrom(form, pair.timeZone)
    if (isSameDate(planned, date)) return
    checkTime(date, 'nextAt')
    await update(ctx, tx, planned, date)
  }
}

/**
 * Throws `NotFound`, `Refused` if the viewer isn't its mentor, the mentorship has ended or it's no longer planned,
 * `Stale` if it has changed meanwhile, `Asked` about an odd day, `FieldRefused` for an impossible time.
 */
export async function moveSession(ctx: Ctx, input: MoveSession): Promise<{ id: string }> {
  return transaction((tx) =>
    onceEdited(ctx, tx, { formId: input.formId, verb: 'moveSession' }, input, async () => {
      const session = await load(ctx, tx, input.sessionId)
      if (session.state !== 'planned') throw new Refused(`This session is ${session.state} already.`)
      const date = dateFrom(input, session.agreedZone ?? session.timeZone)
      if (isSameDate(session, date)) return { id: session.id }
      if (session.version !== input.version)
        throw new Stale(
          session.version,
          savedIn(session, date.agreedZone ?? ctx.timeZone),
          await movedMeanwhile(ctx, tx, session),
        )
      if (date.heldOn !== session.heldOn) {
        const today = earliestDay(ctx.now, session.zones, ctx.viewer.zones)
        askAboutDays([{ field: 'heldOn', day: date.heldOn, kind: 'planned', today }], input.meant)
      }
      checkTime(date, 'startsAt')
      await update(ctx, tx, session, date)
      await recordAudit(ctx, tx, { event: 'session.moved', subjectId: session.id, teamId: session.teamId })
      return { id: session.id }
    }),
  )
}

/**
 * Its agenda stays for the next session. Doing it again changes nothing. Throws `NotFound`, `Refused` if the viewer isn't
 * its mentor, the mentorship has ended or the session was held, and `Stale` if it was moved meanwhile.
 */
export async function cancelSession(
  ctx: Ctx,
  input: { sessionId: string; version: number },
): Promise<{ id: string }> {
  return transaction(async (tx) => {
    const session = await load(ctx, tx, input.sessionId)
    if (session.state === 'cancelled') return { id: session.id }
    if (session.state === 'held') throw new Refused('This session has taken place, so it can’t be cancelled.')
    if (session.version !== input.version)
      throw new Stale(session.version, {}, await movedMeanwhile(ctx, tx, session))
    await tx
      .update(sessions)
      .set({ state: 'cancelled', version: session.version + 1, updatedAt: ctx.now })
      .where(eq(sessions.id, session.id))
    await recordAudit(ctx, tx, { event: 'session.cancelled', subjectId: session.id, teamId: session.teamId })
    return { id: session.id }
  })
}

function savedIn(session: PlannedDate, zone: string): { heldOn: string; startsAt: string } {
  const { heldOn, startsAt } = dateInZone(session, zone)
  return { heldOn, startsAt: startsAt ?? '' }
}

async function movedMeanwhile(
  ctx: Ctx,
  tx: Transaction,
  session: Awaited<ReturnType<typeof load>>,
): Promise<string> {
  const { id, teamId, zones } = session
  const { heldOn, startsAt } = dateInZone(session, ctx.timeZone)
  const moved = await lastChange(
    ctx,
    tx,
    { teamId, subjectIds: [id] },
    { 'session.moved': 'moved this session' },
  )
  const day = longDay(heldOn, personDay(ctx.now, zones))
  return `${moved ?? 'This session was moved.'} It is planned for ${day}${startsAt ? ` at ${startsAt}` : ''} now.`
}

async function load(ctx: Ctx, tx: Transaction, sessionId: string) {
  const session = await sessionInScope(ctx, tx, sessionId)
  if (!canChange(ctx, session)) throw new Refused('Only the mentor of this session can change its date.')
  return session
}

async function insertPlanned(
  ctx: Ctx,
  tx: Transaction,
  pair: Pair,
  form: FormDate & { id: string },
  { plannedInId, timeField }: Planning,
): Promise<void> {
  const date = dateFrom(form, pair.timeZone)
  checkTime(date, timeField)
  const { teamId, mentorId, juniorId } = pair
  await tx.insert(sessions).values({
    id: form.id,
    ...date,
    teamId,
    mentorshipId: pair.id,
    mentorId,
    juniorId,
    plannedInId,
    state: 'planned',
    createdAt: ctx.now,
    updatedAt: ctx.now,
  })
  await recordAudit(ctx, tx, { event: 'session.planned', subjectId: form.id, teamId })
}

type Planning = { plannedInId: string | null; timeField: string }

async function update(ctx: Ctx, tx: Transaction, planned: Planned, date: PlannedDate): Promise<void> {
  await tx
    .update(sessions)
    .set({ ...date, version: planned.version + 1, updatedAt: ctx.now })
    .where(eq(sessions.id, planned.id))
}

type FormDate = { heldOn: Day; startsAt: string | null; agreedZone?: string | undefined }
type PlannedDate = { heldOn: Day; startsAt: string | null; agreedZone: string | null }

// Without a time it's a calendar day, in no zone.
function dateFrom({ heldOn, startsAt, agreedZone }: FormDate, timeZone: string): PlannedDate {
  return { heldOn, startsAt, agreedZone: startsAt ? (agreedZone ?? timeZone) : null }
}

function checkTime({ heldOn, startsAt, agreedZone }: PlannedDate, field: string): void {
  if (startsAt && agreedZone && !instantAt(heldOn, startsAt, agreedZone))
    throw new FieldRefused(
      field,
      'The clocks go forward that day, so this time doesn’t exist. Choose another one.',
    )
}
