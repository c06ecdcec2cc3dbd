import { eq } from 'drizzle-orm'
import { db, transaction } from '#db/client.ts'
import { actions, sessionNotes, sessions } from '#db/schema/sessions.ts'
import type { Ctx } from '#lib/core/context.ts'
import { newId } from '#lib/core/ids.ts'
import { addActionInput } from '#lib/sessions/action-items/input.ts'
import { addAction } from '#lib/sessions/action-items/writes.ts'
import { addAgendaPointInput } from '#lib/sessions/agenda/input.ts'
import { addAgendaPoint } from '#lib/sessions/agenda/writes.ts'
import { logSessionInput, planSessionInput } from '#lib/sessions/input.ts'
import { logSession } from '#lib/sessions/logging/writes.ts'
import { planSession } from '#lib/sessions/planning/writes.ts'
import { dayFrom, daysBefore } from '../context.ts'
import { audienceColumns, type Text } from './texts.ts'
import type { World } from './world.ts'

// The first four call the form's schema and the write. The others insert the rows that a write would leave, on any day,
// and return the new id.

type Fields = Record<string, unknown>

/** Logs a session held today, with a note for the pair. */
export function log(ctx: Ctx, mentorshipId: string, fields: Fields = {}): Promise<{ id: string }> {
  const form = { formId: newId(), mentorshipId, heldOn: dayFrom(ctx.now, 0), notes: 'We talked.', ...fields }
  return logSession(ctx, logSessionInput.parse(form))
}

/** Plans a session in two weeks. */
export function plan(ctx: Ctx, mentorshipId: string, fields: Fields = {}): Promise<{ id: string }> {
  const form = { formId: newId(), mentorshipId, heldOn: dayFrom(ctx.now, 14), startsAt: '15:00', ...fields }
  return planSession(ctx, planSessionInput.parse(form))
}

export function raise(ctx: Ctx, mentorshipId: string, body: string, fields: Fields = {}) {
  const form = { formId: newId(), mentorshipId, body, ...fields }
  return addAgendaPoint(ctx, addAgendaPointInput.parse(form))
}

/** Adds an action that the junior owns. */
export function agree(ctx: Ctx, mentorshipId: string, body: string, fields: Fields = {}) {
  const form = { formId: newId(), mentorshipId, owner: 'junior', body, ...fields }
  return addAction(ctx, addActionInput.parse(form))
}

export async function makeHeldSession(
  { teamId, mentorshipId, mentor, junior }: World,
  heldOn: string,
  notes: (Text & { body: string })[] = [],
  fields: Partial<typeof sessions.$inferInsert> = {},
): Promise<string> {
  const id = newId()
  const moment = new Date(`${heldOn}T10:00:00Z`)
  const written = { createdAt: moment, updatedAt: moment }
  await transaction(async (tx) => {
    await tx.insert(sessions).values({
      id,
      teamId,
      mentorshipId,
      mentorId: mentor.viewer.id,
      juniorId: junior.viewer.id,
      state: 'held',
      heldOn,
      minutes: 50,
      ...written,
      ...fields,
    })
    for (const note of notes)
      await tx
        .insert(sessionNotes)
        .values({ id: newId(), sessionId: id, ...audienceColumns(note), body: note.body, ...written })
  })
  return id
}

/** An action that the mentor and the junior agreed on. */
export async function makeOpenAction(
  { teamId, mentorshipId, mentor, junior }: World,
  owner: Ctx,
  body: string,
  dueOn: string,
): Promise<string> {
  const id = newId()
  await transaction((tx) =>
    tx.insert(actions).values({
      id,
      teamId,
      juniorId: junior.viewer.id,
      mentorshipId,
      ownerId: owner.viewer.id,
      ...audienceColumns({ author: mentor, visibility: 'pair', reader: junior }),
      body,
      dueOn,
      state: 'open',
      createdAt: daysBefore(mentor.now, 16, 10),
    }),
  )
  return id
}

/** What a button of an action sends, from a page opened now. */
export async function shownAction<Form extends { actionId: string }>(
  form: Form,
): Promise<Form & { version: number }> {
  const [row] = await db
    .select({ version: actions.version })
    .from(actions)
    .where(eq(actions.id, form.actionId))
  return { ...form, version: row?.version ?? 1 }
}
