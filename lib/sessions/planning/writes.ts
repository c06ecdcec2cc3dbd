import { eq } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { sessions } from '#db/schema/sessions.ts'
import type { Ctx } from '#lib/core/context.ts'
import type { Day } from '#lib/core/days.ts'
import { FieldRefused, Refused, Stale } from '#lib/core/errors.ts'
import { longDay } from '#lib/core/format.ts'
import { newId } from '#lib/core/ids.ts'
import { dayIn, instantAt } from '#lib/core/zoned-time.ts'
import { lastChange } from '#lib/record/audit/reads.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { once, onceEdited } from '#lib/record/forms/writes.ts'
import { canChange } from '#lib/sessions/access.ts'
import type { MoveSession, PlanSession } from '#lib/sessions/input.ts'
import { plannedDayProblem } from '#lib/sessions/rules.ts'
import { pairInScope, type ScopedPair, sessionInScope } from '#lib/sessions/scope.ts'

type Pair = ScopedPair['pair']
type Planned = NonNullable<ScopedPair['planned']>

/**
 * A pair has at most one planned session. Throws `NotFound` if the viewer isn't the junior's mentor now, `Refused` if a
 * session is already planned, `FieldRefused` for an impossible day or time, `FormUsed`.
 */
export async function planSession(ctx: Ctx, input: PlanSession): Promise<{ id: string }> {
  return transaction((tx) =>
    once(ctx, tx, { formId: input.formId, verb: 'planSession' }, input, async () => {
      const row = await pairInScope(ctx, tx, input.mentorshipId)
      const today = dayIn(ctx.now, row.pair.timeZone)
      if (row.planned)
        throw new Refused(
          `Your next session is planned already, for ${longDay(row.planned.heldOn, today)}. Move that one instead.`,
        )
      const { heldOn, startsAt } = input
      const date = { id: newId(), heldOn, startsAt }
      await insertPlanned(ctx, tx, row.pair, date, { today, plannedInId: null })
      return { id: date.id }
    }),
  )
}

/**
 * Inside the transaction that logs a session: plans the next one, or moves `planned`. Without `nextOn` nothing changes.
 * Throws `FieldRefused` at `nextOn` or `nextAt`.
 */
export async function putNextSession(
  ctx: Ctx,
  tx: Transaction,
  pair: Pair,
  planned: Planned | null,
  { nextOn, nextAt }: { nextOn: Day | null; nextAt: string | null },
  { plannedInId, today }: { plannedInId: string; today: Day },
): Promise<void> {
  if (!nextOn) return
  const date = { heldOn: nextOn, startsAt: nextAt }
  if (!planned) {
    const names = { day: 'nextOn', time: 'nextAt' }
    await insertPlanned(ctx, tx, pair, { id: newId(), ...date }, { today, plannedInId, names })
  } else if (planned.heldOn !== nextOn || planned.startsAt !== nextAt) {
    checkDate(date, pair.timeZone, today, { day: 'nextOn', time: 'nextAt' })
    await update(ctx, tx, planned, date)
  }
}

/**
 * Throws `NotFound`, `Refused` if the viewer isn't its mentor, the mentorship has ended or it's no longer planned,
 * `Stale` if it has changed meanwhile, `FieldRefused` for an impossible date.
 */
export async function moveSession(ctx: Ctx, input: MoveSession): Promise<{ id: string }> {
  return transaction((tx) =>
    onceEdited(ctx, tx, { formId: input.formId, verb: 'moveSession' }, input, async () => {
      const session = await load(ctx, tx, input.sessionId)
      if (session.state !== 'planned') throw new Refused(`This session is ${session.state} already.`)
      const { heldOn, startsAt } = input
      if (session.heldOn === heldOn && session.startsAt === startsAt) return { id: session.id }
      if (session.version !== input.version)
        throw new Stale(
          session.version,
          { heldOn: session.heldOn, startsAt: session.startsAt ?? '' },
          await movedMeanwhile(ctx, tx, session),
        )
      checkDate(input, session.timeZone, dayIn(ctx.now, session.timeZone), {
        day: 'heldOn',
        time: 'startsAt',
      })
      await update(ctx, tx, session, { heldOn, startsAt })
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
    if (session.state === 'held')
      throw new Refused('This session was held, so it can’t be cancelled any more.')
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

async function movedMeanwhile(
  ctx: Ctx,
  tx: Transaction,
  { id, teamId, heldOn, startsAt, timeZone }: Awaited<ReturnType<typeof load>>,
): Promise<string> {
  const moved = await lastChange(
    ctx,
    tx,
    { teamId, subjectIds: [id] },
    { 'session.moved': 'moved this session' },
  )
  const day = longDay(heldOn, dayIn(ctx.now, timeZone))
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
  date: { id: string; heldOn: Day; startsAt: string | null },
  { today, plannedInId, names = { day: 'heldOn', time: 'startsAt' } }: Planning,
): Promise<void> {
  checkDate(date, pair.timeZone, today, names)
  const { teamId, mentorId, juniorId } = pair
  await tx.insert(sessions).values({
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
  await recordAudit(ctx, tx, { event: 'session.planned', subjectId: date.id, teamId })
}

type Planning = { today: Day; plannedInId: string | null; names?: { day: string; time: string } }

async function update(
  ctx: Ctx,
  tx: Transaction,
  planned: Planned,
  date: { heldOn: Day; startsAt: string | null },
): Promise<void> {
  await tx
    .update(sessions)
    .set({ ...date, version: planned.version + 1, updatedAt: ctx.now })
    .where(eq(sessions.id, planned.id))
}

function checkDate(
  { heldOn, startsAt }: { heldOn: Day; startsAt: string | null },
  timeZone: string,
  today: Day,
  names: { day: string; time: string },
): void {
  const problem = plannedDayProblem(heldOn, today)
  if (problem) throw new FieldRefused(names.day, problem)
  if (startsAt && !instantAt(heldOn, startsAt, timeZone))
    throw new FieldRefused(
      names.time,
      'The clocks go forward over this time on that day. Choose another one.',
    )
}
