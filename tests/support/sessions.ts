import type { Ctx } from '#lib/core/context.ts'
import { makeContext } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { addActionInput } from '#lib/sessions/action-items/input.ts'
import { addAction } from '#lib/sessions/action-items/writes.ts'
import { addAgendaPoint } from '#lib/sessions/agenda/writes.ts'
import { addAgendaPointInput, logSessionInput, planSessionInput } from '#lib/sessions/input.ts'
import { logSession } from '#lib/sessions/logging/writes.ts'
import { planSession } from '#lib/sessions/planning/writes.ts'
import { dayFrom } from './context.ts'

type Fields = Record<string, unknown>

/** The same person at another moment. */
export function at(ctx: Ctx, now: string): Ctx {
  return makeContext(ctx.viewer, new Date(now))
}

/** Logs a session through the form's own schema; a plain one of today unless told otherwise. */
export function log(ctx: Ctx, mentorshipId: string, fields: Fields = {}): Promise<{ id: string }> {
  return logSession(
    ctx,
    logSessionInput.parse({
      id: newId(),
      mentorshipId,
      heldOn: dayFrom(ctx.now, 0),
      notes: 'We talked.',
      ...fields,
    }),
  )
}

/** Plans the pair's next session through the form's own schema, in two weeks unless told otherwise. */
export function plan(ctx: Ctx, mentorshipId: string, fields: Fields = {}): Promise<{ id: string }> {
  return planSession(
    ctx,
    planSessionInput.parse({
      id: newId(),
      mentorshipId,
      heldOn: dayFrom(ctx.now, 14),
      startsAt: '15:00',
      ...fields,
    }),
  )
}

/** Adds an agenda point through the form's own schema. */
export function point(
  ctx: Ctx,
  mentorshipId: string,
  body: string,
  fields: Fields = {},
): Promise<{ id: string }> {
  return addAgendaPoint(ctx, addAgendaPointInput.parse({ id: newId(), mentorshipId, body, ...fields }))
}

/** Adds an action through the form's own schema; the junior's unless told otherwise. */
export function action(
  ctx: Ctx,
  mentorshipId: string,
  body: string,
  fields: Fields = {},
): Promise<{ id: string }> {
  return addAction(ctx, addActionInput.parse({ id: newId(), mentorshipId, owner: 'junior', body, ...fields }))
}
