import { and, eq } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { habitEntries, observations } from '#db/schema/practice.ts'
import { keepVersion } from '#lib/audience/versions/writes.ts'
import { assertStands, type WithdrawableText, type Withdrawn } from '#lib/audience/withdrawing/writes.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Stale } from '#lib/core/errors.ts'
import { indexOnGoal } from '#lib/goals/history.ts'
import type { EditHabitEntryInput, EditObservationInput } from '#lib/goals/input.ts'
import { assertEntryDay, assertObservationDay } from '#lib/goals/practice/scope.ts'
import { entryWords, ofCircle } from '#lib/goals/practice/writes.ts'
import { goalToWrite, type ScopedGoal } from '#lib/goals/scope.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { onceEdited } from '#lib/record/forms/writes.ts'
import { forgetText } from '#lib/record/search/writes.ts'

/** For its author, whatever the goal's state. Throws NotFound, Refused, FieldRefused at `observedOn`, Asked, Stale. */
export async function editObservation(ctx: Ctx, input: EditObservationInput): Promise<{ id: string }> {
  return transaction((tx) =>
    onceEdited(ctx, tx, { formId: input.formId, verb: 'editObservation' }, input, async () => {
      const { goal, observation } = await ownObservation(ctx, tx, input.observationId)
      const { id, version } = observation
      const { observedOn, body } = input
      assertStands(observation)
      if (observation.body === body && observation.observedOn === observedOn) return { id }
      if (version !== input.version)
        throw new Stale(version, { body: observation.body, observedOn: observation.observedOn })
      if (observedOn !== observation.observedOn) assertObservationDay(ctx, goal, observedOn, input.meant)
      const fields = { observedOn: observation.observedOn, body: observation.body }
      await keepVersion(ctx, tx, { ...versionOf(goal, observation), kind: 'observation', fields })
      const changed = { observedOn, body, version: version + 1, editedAt: ctx.now }
      await saveObservation(tx, goal, { ...observation, ...changed })
      await recordAudit(ctx, tx, { event: 'observation.edited', subjectId: id, teamId: goal.teamId })
      return { id }
    }),
  )
}

/** For the junior, whatever the goal's state. Throws NotFound, Refused, FieldRefused at `doneOn`, Asked, Stale. */
export async function editHabitEntry(ctx: Ctx, input: EditHabitEntryInput): Promise<{ id: string }> {
  return transaction((tx) =>
    onceEdited(ctx, tx, { formId: input.formId, verb: 'editHabitEntry' }, input, async () => {
      const { goal, entry } = await ownEntry(ctx, tx, input.entryId)
      const { id, version } = entry
      const { doneOn, url, body } = input
      assertStands(entry)
      if (entry.body === body && entry.doneOn === doneOn && entry.url === url) return { id }
      if (version !== input.version)
        throw new Stale(version, { body: entry.body, doneOn: entry.doneOn, url: entry.url ?? '' })
      if (doneOn !== entry.doneOn) assertEntryDay(ctx, goal, doneOn, input.meant)
      const fields = { doneOn: entry.doneOn, url: entry.url, body: entry.body }
      await keepVersion(ctx, tx, { ...versionOf(goal, entry), kind: 'habit_entry', fields })
      await saveEntry(tx, goal, { ...entry, doneOn, url, body, version: version + 1, editedAt: ctx.now })
      await recordAudit(ctx, tx, { event: 'habit-entry.edited', subjectId: id, teamId: goal.teamId })
      return { id }
    }),
  )
}

/** For `withdrawText` and `putBackText`. Throws `NotFound` unless the viewer wrote it. Two queries. */
export async function observationToWithdraw(
  ctx: Ctx,
  tx: Transaction,
  input: { id: string },
): Promise<WithdrawableText> {
  const { goal, observation } = await ownObservation(ctx, tx, input.id)
  const { body, observedOn } = observation
  return {
    ...observation,
    kind: 'observation',
    teamId: goal.teamId,
    words: { body, observedOn },
    save: (withdrawn) => saveObservation(tx, goal, { ...observation, ...withdrawn }),
  }
}

/** For `withdrawText` and `putBackText`. Throws `NotFound` unless the viewer wrote it. Two queries. */
export async function entryToWithdraw(
  ctx: Ctx,
  tx: Transaction,
  input: { id: string },
): Promise<WithdrawableText> {
  const { goal, entry } = await ownEntry(ctx, tx, input.id)
  const { body, doneOn } = entry
  return {
    ...entry,
    kind: 'habit_entry',
    teamId: goal.teamId,
    words: { body, doneOn },
    save: (withdrawn) => saveEntry(tx, goal, { ...entry, ...withdrawn }),
  }
}

// Someone else's gets the same answer, whether or not the viewer may read it.
async function ownObservation(ctx: Ctx, tx: Transaction, id: string) {
  const [observation] = await tx
    .select()
    .from(observations)
    .where(and(eq(observations.id, id), eq(observations.authorId, ctx.viewer.id)))
  if (!observation) throw new NotFound()
  return { goal: await goalToWrite(ctx, tx, observation.goalId), observation }
}

async function ownEntry(ctx: Ctx, tx: Transaction, id: string) {
  const [entry] = await tx
    .select()
    .from(habitEntries)
    .where(and(eq(habitEntries.id, id), eq(habitEntries.authorId, ctx.viewer.id)))
  if (!entry) throw new NotFound()
  return { goal: await goalToWrite(ctx, tx, entry.goalId), entry }
}

function versionOf(goal: ScopedGoal, text: { id: string; authorId: string; version: number }) {
  const { id: recordId, authorId, version: number } = text
  return { recordId, number, authorId, teamId: goal.teamId, juniorId: goal.juniorId, ...ofCircle }
}

type Observation = typeof observations.$inferSelect
type Entry = typeof habitEntries.$inferSelect

async function saveObservation(
  tx: Transaction,
  goal: ScopedGoal,
  row: Omit<Observation, keyof Withdrawn> & Withdrawn,
): Promise<void> {
  const { id, authorId, observedOn, body, version, editedAt, withdrawnAt, createdAt: at } = row
  const changed = { observedOn, body, version, editedAt, withdrawnAt }
  await tx.update(observations).set(changed).where(eq(observations.id, id))
  if (withdrawnAt) return forgetText(tx, id)
  await indexOnGoal(tx, goal, { recordId: id, kind: 'observation', body, authorId, ...ofCircle, at })
}

async function saveEntry(
  tx: Transaction,
  goal: ScopedGoal,
  row: Omit<Entry, keyof Withdrawn> & Withdrawn,
): Promise<void> {
  const { id, authorId, doneOn, url, body, version, editedAt, withdrawnAt, createdAt: at } = row
  const changed = { doneOn, url, body, version, editedAt, withdrawnAt }
  await tx.update(habitEntries).set(changed).where(eq(habitEntries.id, id))
  if (withdrawnAt) return forgetText(tx, id)
  const words = entryWords(row)
  await indexOnGoal(tx, goal, { recordId: id, kind: 'habit_entry', body: words, authorId, ...ofCircle, at })
}
