import { eq } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { levelConfirmations, levelSentences } from '#db/schema/levels.ts'
import type { Ctx } from '#lib/core/context.ts'
import { NotFound, Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { personDay } from '#lib/core/kept-zones.ts'
import { recordAudit } from '#lib/record/audit/writes.ts'
import { once } from '#lib/record/forms/writes.ts'
import { whatHappened } from '#lib/record/meanwhile/rules.ts'
import { indexText } from '#lib/record/search/writes.ts'
import type { ConfirmLevel, TakeBackLevel } from './input.ts'
import { afterSaying, type Confirmers, rolesOf, shownVersion } from './rules.ts'
import { confirmationInScope, confirmersNow, placeInScope, standingConfirmation } from './scope.ts'

export type Confirmed = { id: string; juniorId: string; isConfirmed: boolean }

/**
 * Says that a junior is at a level of the version that they're on, as mentor or as lead. With the second of the two it's
 * confirmed, or with the first where there aren't two. Throws NotFound outside the circle, and for a level that the version
 * doesn't have; Refused for anyone who can't say so; Stale if someone said so, or took it back, since the page was opened.
 */
export async function confirmLevel(ctx: Ctx, input: ConfirmLevel): Promise<Confirmed> {
  return transaction(async (tx) => {
    const { id } = await once(ctx, tx, { formId: input.formId, verb: 'confirmLevel' }, input, async () => {
      const place = await placeInScope(ctx, tx, input.placeId)
      const { juniorId, teamId, levels } = place
      const circle = await confirmersNow(tx, place)
      if (rolesOf(ctx.viewer.id, circle).length === 0)
        throw new Refused('A mentor and a lead confirm a level. Nobody confirms their own.')
      const before = await standingConfirmation(tx, { ...place, levelKey: input.levelKey })
      const level = levels.find(({ key }) => key === input.levelKey)
      if (!level) throw new NotFound()
      if (shownVersion(before) !== input.version) throw staleFor(ctx, before)
      const after = before?.confirmedAt ? undefined : afterSaying(ctx.viewer.id, before?.said ?? [], circle)
      if (!after) throw new Refused(whyNot(ctx, before))
      const confirmedAt = after.isConfirmed ? ctx.now : null
      const confirmationId = before?.id ?? newId()
      if (before) {
        await tx
          .update(levelConfirmations)
          .set({ confirmedAt })
          .where(eq(levelConfirmations.id, confirmationId))
        await saveRoles(tx, before.said, after.said)
      } else
        await tx.insert(levelConfirmations).values({
          id: confirmationId,
          teamId,
          juniorId,
          roadmapId: place.roadmapId,
          roadmapVersionId: place.roadmapVersionId,
          levelKey: level.key,
          levelTitle: level.title,
          createdAt: ctx.now,
          confirmedAt,
        })
      const title = before?.levelTitle ?? level.title
      await say(ctx, tx, { confirmationId, ...place, title, body: input.body }, after.said.at(-1)?.role)
      await recordAudit(ctx, tx, {
        event: after.isConfirmed ? 'level.confirmed' : 'level.half_confirmed',
        subjectId: juniorId,
        teamId,
        detail: level.key,
      })
      return { id: confirmationId }
    })
    return { id, ...(await whatBecame(tx, id)) }
  })
}

// For the person who sent the form, also if it came twice and they have left since.
async function whatBecame(tx: Transaction, id: string) {
  const [row] = await tx
    .select({ juniorId: levelConfirmations.juniorId, confirmedAt: levelConfirmations.confirmedAt })
    .from(levelConfirmations)
    .where(eq(levelConfirmations.id, id))
  if (!row) throw new NotFound()
  return { juniorId: row.juniorId, isConfirmed: row.confirmedAt !== null }
}

type Before = Awaited<ReturnType<typeof standingConfirmation>>
type Sentence = { confirmationId: string; teamId: string; juniorId: string; title: string; body: string }

async function say(
  ctx: Ctx,
  tx: Transaction,
  { confirmationId, teamId, juniorId, title, body }: Sentence,
  role: 'mentor' | 'lead' = 'mentor',
): Promise<void> {
  const id = newId()
  const authorId = ctx.viewer.id
  const saidOn = personDay(ctx.now, ctx.viewer.zones)
  await tx
    .insert(levelSentences)
    .values({ id, confirmationId, authorId, role, body, saidOn, createdAt: ctx.now })
  await indexText(tx, {
    recordId: id,
    kind: 'level',
    pageId: juniorId,
    teamId,
    juniorId,
    authorId,
    visibility: 'circle',
    title,
    body,
    at: ctx.now,
  })
}

/** Someone who is mentor and lead said it as the one, and counts as the other once someone else is the one. */
async function saveRoles(
  tx: Transaction,
  before: readonly { id: string; authorId: string; role: string }[],
  after: readonly { authorId: string; role: 'mentor' | 'lead' }[],
): Promise<void> {
  for (const { authorId, role } of after) {
    const saved = before.find((each) => each.authorId === authorId)
    if (saved && saved.role !== role)
      await tx.update(levelSentences).set({ role }).where(eq(levelSentences.id, saved.id))
  }
}

function staleFor(ctx: Ctx, before: Before): Stale {
  const last = before?.said.at(-1)
  const happened = last
    ? whatHappened(
        ctx,
        { actor: { id: last.authorId, name: last.authorName }, at: last.createdAt },
        'confirmed it',
      )
    : 'Meanwhile the confirmation was taken back.'
  return new Stale(shownVersion(before), {}, happened, true)
}

function whyNot(ctx: Ctx, before: Before): string {
  if (before?.confirmedAt) return 'This level is confirmed already.'
  if (before?.said.some(({ authorId }) => authorId === ctx.viewer.id))
    return 'You’ve confirmed this already. Someone else has to confirm it too.'
  const [first] = before?.said ?? []
  return `Another ${first?.role ?? 'mentor'} has confirmed this already. Now a ${first?.role === 'lead' ? 'mentor' : 'lead'} has to.`
}

/**
 * Takes back a whole confirmation, or half of one; what was said stays readable. For any current mentor or lead of the
 * junior. Throws NotFound outside the circle, Refused for the junior, Stale if it's another by now, or was taken back.
 */
export async function takeBackLevel(
  ctx: Ctx,
  input: TakeBackLevel,
): Promise<{ id: string; juniorId: string }> {
  return transaction(async (tx) => {
    const form = { formId: input.formId, verb: 'takeBackLevel' }
    const { id } = await once(ctx, tx, form, input, async () => {
      const confirmation = await confirmationInScope(ctx, tx, input.confirmationId)
      const { juniorId, teamId, levelKey, takenBackAt, takenBackBy } = confirmation
      assertMayTakeBack(ctx, await confirmersNow(tx, confirmation))
      if (takenBackAt)
        throw new Refused(
          `${whatHappened(ctx, { actor: takenBackBy, at: takenBackAt }, 'took this back')} There’s nothing left to take back.`,
        )
      if (shownVersion(confirmation) !== input.version) throw staleFor(ctx, confirmation)
      await tx
        .update(levelConfirmations)
        .set({ takenBackAt: ctx.now, takenBackById: ctx.viewer.id, takenBackReason: input.reason })
        .where(eq(levelConfirmations.id, confirmation.id))
      await recordAudit(ctx, tx, {
        event: 'level.taken_back',
        subjectId: juniorId,
        teamId,
        detail: levelKey,
      })
      return { id: confirmation.id }
    })
    return { id, juniorId: (await whatBecame(tx, id)).juniorId }
  })
}

function assertMayTakeBack(ctx: Ctx, circle: Confirmers): void {
  if (rolesOf(ctx.viewer.id, circle).length === 0)
    throw new Refused('Only a mentor or a lead can take back a confirmation.')
}
