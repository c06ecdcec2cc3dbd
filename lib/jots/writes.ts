import { eq } from 'drizzle-orm'
import { type Transaction, transaction } from '#db/client.ts'
import { jots } from '#db/schema/jots.ts'
import type { Ctx } from '#lib/core/context.ts'
import { Refused, Stale } from '#lib/core/errors.ts'
import { newId } from '#lib/core/ids.ts'
import { personDay } from '#lib/core/kept-zones.ts'
import { askAboutDays } from '#lib/core/odd-days.ts'
import { once, onceEdited } from '#lib/record/forms/writes.ts'
import { indexText } from '#lib/record/search/writes.ts'
import type { EditJot, JotDown } from './input.ts'
import { whyClosed } from './rules.ts'
import { jotInScope, teamOfJot } from './scope.ts'

// As with drafts, the audit trail has none of this: it would tell others when someone notes something, and for which team.

/**
 * Sent twice, it's one. Throws `Refused` for someone it can't be about and for a viewer who is in no team, `Asked`
 * about an odd day, `FormUsed`.
 */
export async function jotDown(ctx: Ctx, input: JotDown): Promise<{ id: string }> {
  return transaction((tx) =>
    once(ctx, tx, { formId: input.formId, verb: 'jotDown' }, input, async () => {
      const { body, aboutId, comesBackOn } = input
      const teamId = await teamOfJot(ctx, tx, aboutId)
      askAboutReturn(ctx, input)
      const jot = { id: newId(), authorId: ctx.viewer.id, teamId, aboutId, body, createdAt: ctx.now }
      await tx.insert(jots).values({ ...jot, comesBackOn, state: 'open' })
      await indexJot(tx, jot)
      return { id: jot.id }
    }),
  )
}

/** While it's open. Throws `NotFound`, `Refused`, `Stale`, and as `jotDown` does for a person or day that is new. */
export async function editJot(ctx: Ctx, input: EditJot): Promise<{ id: string }> {
  return transaction((tx) =>
    onceEdited(ctx, tx, { formId: input.formId, verb: 'editJot' }, input, async () => {
      const jot = await jotInScope(ctx, tx, input.jotId)
      const { id, version } = jot
      const { body, aboutId, comesBackOn } = input
      const closed = whyClosed(jot)
      if (closed) throw new Refused(closed)
      if (jot.body === body && jot.aboutId === aboutId && jot.comesBackOn === comesBackOn) return { id }
      if (version !== input.version)
        throw new Stale(version, {
          body: jot.body,
          aboutId: jot.aboutId ?? '',
          comesBackOn: jot.comesBackOn ?? '',
        })
      // About someone the viewer has no pair with any more, it may stay.
      const teamId = aboutId === jot.aboutId ? jot.teamId : await teamOfJot(ctx, tx, aboutId)
      if (comesBackOn !== jot.comesBackOn) askAboutReturn(ctx, input)
      const changed = { body, aboutId, teamId, comesBackOn, version: version + 1, editedAt: ctx.now }
      await tx.update(jots).set(changed).where(eq(jots.id, id))
      await indexJot(tx, { ...jot, ...changed })
      return { id }
    }),
  )
}

type ShownJot = { jotId: string; version: number }

/** Doing it again changes nothing. Throws `NotFound`, `Refused` if it became something, `Stale`. */
export async function letJotGo(ctx: Ctx, input: ShownJot): Promise<{ id: string }> {
  return setState(ctx, input, 'let_go')
}

/** Undoes `letJotGo`, and throws as it does. */
export async function takeJotUp(ctx: Ctx, input: ShownJot): Promise<{ id: string }> {
  return setState(ctx, input, 'open')
}

function setState(ctx: Ctx, input: ShownJot, state: 'open' | 'let_go'): Promise<{ id: string }> {
  return transaction(async (tx) => {
    const jot = await jotInScope(ctx, tx, input.jotId)
    const { id, version } = jot
    if (jot.state === 'done') throw new Refused(whyClosed(jot) ?? '')
    if (jot.state === state) return { id }
    if (version !== input.version) throw new Stale(version, {}, 'You changed this jot on another page.')
    const closedAt = state === 'open' ? null : ctx.now
    await tx
      .update(jots)
      .set({ state, closedAt, version: version + 1 })
      .where(eq(jots.id, id))
    return { id }
  })
}

function askAboutReturn(ctx: Ctx, { comesBackOn, meant }: Pick<JotDown, 'comesBackOn' | 'meant'>): void {
  const today = personDay(ctx.now, ctx.viewer.zones)
  askAboutDays([{ field: 'comesBackOn', day: comesBackOn, kind: 'due', today }], meant)
}

type IndexedJot = Pick<
  typeof jots.$inferSelect,
  'id' | 'authorId' | 'teamId' | 'aboutId' | 'body' | 'createdAt'
>

/** Found by its author only, also once it's closed. */
async function indexJot(tx: Transaction, jot: IndexedJot): Promise<void> {
  const { id, authorId, teamId, aboutId, body, createdAt: at } = jot
  await indexText(tx, {
    recordId: id,
    kind: 'jot',
    pageId: id,
    teamId,
    juniorId: aboutId ?? authorId,
    authorId,
    visibility: 'private',
    title: '',
    body,
    at,
  })
}
